// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarStatistics

/// The change of the first endpoint and the share in LLDAS in one group of patients.
struct SubgroupEffect: Sendable {
    let name: String
    let members: [CohortMember]
    /// Patients with a value at both, with the rows.
    let pairs: [(id: String, change: Double, records: [String])]
    let change: HodgesLehmannResult?
    let lldas: StateCount
    /// LLDAS in this group minus that in the first group; `nil` for the first group, or without patients in one of the two.
    let difference: (estimate: Double, lower: Double, upper: Double)?

    init(
        _ name: String, _ members: [CohortMember], _ endpoint: Endpoint, at point: TimePoint, against first: StateCount?, _ level: Double
    ) {
        let pairs = members.of(endpoint.population).compactMap { member -> (id: String, change: Double, records: [String])? in
            let (before, after) = (member.value(endpoint.measure, at: nil), member.value(endpoint.measure, at: point))
            guard let start = before.number, let end = after.number else { return nil }
            return (member.id, end - start, before.records + after.records)
        }
        let lldas = StateCount(members, .lldas, at: point, .observed)
        (self.name, self.members, self.pairs, self.lldas) = (name, members, pairs, lldas)
        change = PairedSample.differences(pairs.map(\.change)).flatMap { HodgesLehmann(level: level).result(of: $0) }.value
        difference = first.flatMap { Self.difference(lldas, minus: $0, level) }
    }

    /// The exact interval of the change; `nil` where so few patients cannot give the level that was asked for.
    var interval: ConfidenceInterval? { change?.interval.value.flatMap { $0.reachesLevel ? $0 : nil } }

    /// The estimate with its interval in print, or with a sign that there is none.
    var text: String {
        guard let change else { return "–" }
        return change.estimate.short + (interval.map { " (\($0.lower.short) to \($0.upper.short))" } ?? "*")
    }

    private static func difference(_ group: StateCount, minus first: StateCount, _ level: Double) -> (Double, Double, Double)? {
        guard let a = try? Proportion(events: group.met.count, of: group.certain),
            let b = try? Proportion(events: first.met.count, of: first.certain),
            let limits = try? ProportionDifferenceInterval.newcombe.limits(of: a, minus: b, level: level)
        else { return nil }
        return (differenceOfProportions(a, b), limits.lower, limits.upper)
    }
}

/// The groups of one division of the patients.
struct SubgroupEffects: Sendable {
    let subgroup: Subgroup
    let groups: [SubgroupEffect]
}
