// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarUnits

extension CohortCheck {
    /// Remission and low disease activity on the chart against what excludes them at the same visit.
    func states(_ visit: Visit, of patient: Patient) -> [DataFinding] {
        [lowDiseaseActivity(visit, of: patient), remission(visit, of: patient)].compactMap(\.self)
    }

    private func lowDiseaseActivity(_ visit: Visit, of patient: Patient) -> DataFinding? {
        guard visit.finding("recorded.lldas") == .present else { return nil }
        var against: [String] = []
        if exceeds(visit.score(.sledai2k).used, .lessOrEqual(4)) { against.append("SLEDAI-2K is above 4") }
        if exceeds(Bounds(visit.pga), .lessOrEqual(1)) { against.append("the physician global assessment is above 1") }
        if exceeds(prednisone(visit, of: patient), .lessOrEqual(7.5)) { against.append("prednisone-equivalent is above 7.5 mg a day") }
        return contradiction("recorded.lldas", against, visit, of: patient)
    }

    private func remission(_ visit: Visit, of patient: Patient) -> DataFinding? {
        guard visit.finding("recorded.doris") == .present else { return nil }
        var against: [String] = []
        if exceeds(visit.score(.clinicalSledai).used, .lessOrEqual(0)) { against.append("clinical SLEDAI-2K is above 0") }
        if exceeds(Bounds(visit.pga), .lessThan(0.5)) { against.append("the physician global assessment is not below 0.5") }
        if exceeds(prednisone(visit, of: patient), .lessOrEqual(5)) { against.append("prednisone-equivalent is above 5 mg a day") }
        return contradiction("recorded.doris", against, visit, of: patient)
    }

    /// Whether every value that the bounds leave is beyond the limit.
    private func exceeds(_ bounds: Bounds, _ limit: Limit) -> Bool { limit.holds(for: bounds) == .notMet }

    private func prednisone(_ visit: Visit, of patient: Patient) -> Bounds { patient.glucocorticoids(at: visit)?.prednisone ?? .unknown }

    private func contradiction(_ column: String, _ against: [String], _ visit: Visit, of patient: Patient) -> DataFinding? {
        guard !against.isEmpty else { return nil }
        return finding(
            .recordedStateContradicted, .warning, visit.record, column, of: patient,
            "the chart says met, and \(against.joined(separator: " and ")) at this visit; one of the two is wrong")
    }

    /// A damage index below an earlier one: of the start, or of a visit before.
    func damage(_ patient: Patient) -> [DataFinding] {
        let start = patient.treatments(.index).compactMap(\.start).first
        var highest: (value: Double, words: String)?
        var findings: [DataFinding] = []
        var pending = patient.damageIndex.map { (value: Double($0), words: "the index at start in patients.csv") }
        for visit in patient.visits {
            if let atStart = pending, let start, start.isCertainlyBefore(visit.date) {
                highest = higher(highest, atStart)
                pending = nil
            }
            guard let value = visit.recordedScore("sdi") else { continue }
            if let highest, value < highest.value {
                findings.append(
                    finding(
                        .damageFalls, .warning, visit.record, "recorded.sdi", of: patient,
                        "the damage index is lower than \(highest.words); damage does not go, so one of the two is wrong"))
            }
            highest = higher(highest, (value, "at the visit of row \(visit.record.place.row ?? 0)"))
        }
        return findings
    }

    private func higher(_ one: (value: Double, words: String)?, _ other: (value: Double, words: String)) -> (value: Double, words: String) {
        guard let one, one.value >= other.value else { return other }
        return one
    }
}
