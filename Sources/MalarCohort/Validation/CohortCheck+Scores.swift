// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarUnits

extension CohortCheck {
    /// Scores on the chart against the scores of their items.
    func scores(_ visit: Visit, of patient: Patient) -> [DataFinding] {
        OutcomeScore.allCases.compactMap { disagreement($0, visit, of: patient) } + [unattainable(visit, of: patient)].compactMap(\.self)
            + ["tjc28", "sjc28"].compactMap { count($0, visit, of: patient) }
    }

    private func disagreement(_ score: OutcomeScore, _ visit: Visit, of patient: Patient) -> DataFinding? {
        // Most visits have no score on the chart: the items are not added up for nothing.
        guard visit.recordedScore(score.rawValue) != nil else { return nil }
        let values = visit.score(score)
        guard let recorded = values.recorded, let derived = values.derived, !derived.admits(rounded: recorded, decimals: score.decimals)
        else { return nil }
        let column = "recorded.\(score.rawValue)"
        if let exact = derived.value {
            return finding(
                .recordedScoreDisagrees, .warning, visit.record, column, of: patient,
                "the items of this visit give \(score.label) \(exact.printed(score.decimals)); the analysis uses that")
        }
        return finding(
            .recordedScoreUnattainable, .warning, visit.record, column, of: patient,
            "the known items of this visit leave \(score.label) \(derived.words(score.decimals)) open")
    }

    /// A recorded DAS28 whose formula is not stated, against what its joint counts allow under any formula.
    private func unattainable(_ visit: Visit, of patient: Patient) -> DataFinding? {
        guard let recorded = visit.recordedScore("das28"), let tender = visit.number("tjc28"), let swollen = visit.number("sjc28") else {
            return nil
        }
        let inputs = DAS28.Inputs(
            tjc28: Bounds(tender), sjc28: Bounds(swollen), esr: visit.measurement("esr")?.canonicalValue ?? 300,
            crp: visit.measurement("crp")?.canonicalValue ?? 300, gh: visit.number("patientGlobal") ?? 100)
        let highest = DAS28.Formula.allCases.compactMap { DAS28.score($0, inputs).highest }.max() ?? .infinity
        guard recorded > highest + 0.005 else { return nil }
        return finding(
            .recordedScoreUnattainable, .warning, visit.record, "recorded.das28", of: patient,
            "with the tender and swollen joints of this visit DAS28 cannot exceed \(highest.printed(2)) under any formula, even at ESR 300, CRP 300 and a global assessment of 100"
        )
    }

    private func count(_ id: String, _ visit: Visit, of patient: Patient) -> DataFinding? {
        guard let recorded = visit.number(id) else { return nil }
        let sign = id == "tjc28" ? "tender" : "swollen"
        let map = Joint28.allCases.map { visit.finding("\(sign).\($0.rawValue)") }
        let range = map.filter { $0 == .present }.count...map.filter { $0 != .absent }.count
        guard !range.contains(Int(recorded)) else { return nil }
        return finding(
            .countDisagrees, .warning, visit.record, id, of: patient,
            "the joint map of this visit gives \(range.lowerBound == range.upperBound ? "" : "\(range.lowerBound) to ")\(range.upperBound) \(sign) joints"
        )
    }

    /// Findings against the measurements of the same visit.
    func contradictions(_ visit: Visit, of patient: Patient) -> [DataFinding] {
        let measurements = SLEDAI2K.Measurements(visit.answers(for: SLEDAI2K.description))
        return SLEDAI2K.Item.allCases.compactMap { item in
            guard let stated = visit.finding(item.rawValue).isPresent, let measured = measurements.finding(item).isPresent,
                stated != measured
            else { return nil }
            let words =
                measured
                ? "lie beyond the item's threshold, and the item says absent" : "lie within the item's threshold, and the item says present"
            return finding(
                .findingContradictsMeasurement, .warning, visit.record, item.rawValue, of: patient,
                "the measurements of this visit \(words); the analysis follows the item, because attribution is the clinician's")
        }
    }
}

extension Bounds {
    /// Whether a recorded value agrees after rounding to its printed decimals.
    func admits(rounded recorded: Double, decimals: Int) -> Bool {
        let half = 0.5 * decimals.powerOfTenth + 1e-9
        return (lowest.map { recorded >= $0 - half } ?? true) && (highest.map { recorded <= $0 + half } ?? true)
    }

    func words(_ decimals: Int) -> String {
        switch (lowest, highest) {
        case (let low?, let high?): "between \(low.printed(decimals)) and \(high.printed(decimals))"
        case (let low?, nil): "from \(low.printed(decimals))"
        case (nil, let high?): "up to \(high.printed(decimals))"
        case (nil, nil): "wholly"
        }
    }
}

extension Int {
    /// 10 to the power of minus this number.
    var powerOfTenth: Double { (0..<self).reduce(1.0) { result, _ in result / 10 } }
}
