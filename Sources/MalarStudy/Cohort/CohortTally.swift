// SPDX-License-Identifier: Apache-2.0

public import MalarCohort
internal import MalarInstruments
public import MalarPublishing
internal import MalarStatistics

/// The efficacy and the states of a cohort of any size, added up some patients at a time.
///
/// Its numbers are those of the report's tables of efficacy and states, without their lineage. The order in which patients are added makes no
/// difference. Memory grows with the number of different values.
public struct CohortTally: Sendable {
    private let study: StudyProtocol
    private let design: CohortDesign
    /// The patients that were added.
    private(set) public var patients = 0
    /// All their visits.
    private(set) public var visits = 0
    private var endpoints: [EndpointTally]
    private var states: [StateTally]
    private var assessed: [Int]

    /// Nothing yet. `nil` for the protocol of a case series.
    public init?(_ study: StudyProtocol) {
        guard let design = study.cohort else { return nil }
        (self.study, self.design) = (study, design)
        endpoints = design.endpoints.map { EndpointTally($0, moments: design.timePoints.count + 1) }
        states = [CohortState.doris, .lldas, .prednisone5, .prednisone7half].map { StateTally($0, moments: design.timePoints.count + 1) }
        assessed = Array(repeating: 0, count: design.timePoints.count + 1)
    }

    private var moments: [TimePoint?] { [nil] + design.timePoints }
    private var populations: [EndpointPopulation] { design.endpoints.map(\.population).uniqued() }

    /// Adds patients.
    public mutating func add(_ cohort: Cohort) {
        for patient in cohort.patients {
            patients += 1
            visits += patient.visits.count
            let course = PatientCourse(patient, study: study, eventsAreComplete: cohort.eventsAreComplete)
            let member = CohortMember(course, design)
            for (place, moment) in moments.enumerated() where member.visit(moment) != nil { assessed[place] += 1 }
            let populations = Set(populations.filter { member.belongs(to: $0) == .met })
            for index in endpoints.indices where populations.contains(endpoints[index].endpoint.population) {
                endpoints[index].add(member, moments, design.missing)
            }
            for index in states.indices { states[index].add(member, moments, design.missing) }
        }
    }

    /// Adds what another tally of the same protocol has counted.
    public mutating func merge(_ other: CohortTally) {
        precondition(design == other.design, "tallies of one protocol")
        patients += other.patients
        visits += other.visits
        for index in assessed.indices { assessed[index] += other.assessed[index] }
        for index in endpoints.indices { endpoints[index].merge(other.endpoints[index]) }
        for index in states.indices { states[index].merge(other.states[index]) }
    }
}

extension CohortTally {
    /// Median and quartiles of each index with the number of patients and p against the baseline, then the states, at every time point.
    public var table: Table {
        Table(
            id: "tabulated", label: "", caption: study.identity.title,
            columns: [Table.Column("Index")]
                + zip(moments, assessed).map { Table.Column($0?.name ?? "T0", detail: "N = \($1)", alignment: .right) },
            rows: endpoints.flatMap(rows) + states.map(row),
            footnotes: endpoints.compactMap { tally in
                tally.endpoint.population.words.map { Table.Footnote("", RichText("\(tally.endpoint.measure.shortLabel): \($0).")) }
            } + [
                Table.Footnote(
                    "",
                    RichText(
                        "Median (lower–upper quartile; \(study.statistics.quantiles.name)), number of patients, and p against T0 by the Wilcoxon signed-rank test (\(study.statistics.preset.name)). States: patients in the state, of those in whom it is certain."
                    ))
            ])
    }

    private func rows(_ tally: EndpointTally) -> [Table.Row] {
        let name = tally.endpoint.measure.shortLabel
        let found = tally.values.map { Descriptives($0.values, missing: 0, quantiles: study.statistics.quantiles) }
        let values = tally.differences.map { p(of: $0) }
        return [
            Table.Row([Cell(name)] + found.map { $0.median.value.map { Cell($0.short, value: .number($0)) } ?? Cell("–") }),
            Table.Row(["quartiles"] + found.map(quartiles), indent: 1),
            Table.Row(["patients"] + tally.values.map { Cell("\($0.count)", value: .integer($0.count)) }, indent: 1),
            Table.Row(["p"] + values.map { p in p.map { Cell($0.journalP, value: .number($0)) } ?? Cell("–") }, indent: 1),
        ]
    }

    private func quartiles(_ found: Descriptives) -> Cell {
        guard let low = found.lowerQuartile.value?.value, let high = found.upperQuartile.value?.value else { return Cell("–") }
        return Cell("\(low.short)–\(high.short)")
    }

    private func p(of differences: ValueTally?) -> Double? {
        guard let differences else { return nil }
        var test = study.statistics.preset.test
        test.tieTolerance = CohortComparison.tieTolerance
        return PairedSample.differences(differences.values).flatMap { test.result(of: $0) }.value?.p.value
    }

    private func row(_ tally: StateTally) -> Table.Row {
        Table.Row(
            [Cell(tally.state.label)]
                + zip(tally.met, tally.notMet).map { met, notMet in
                    Cell(CountedShare(met, of: met + notMet).text, value: met + notMet == 0 ? .none : .integer(met))
                })
    }
}

/// The values of one endpoint at the baseline and each time point, and their differences from the baseline.
private struct EndpointTally: Sendable {
    let endpoint: Endpoint
    var values: [ValueTally]
    /// `nil` for the baseline.
    var differences: [ValueTally?]

    init(_ endpoint: Endpoint, moments: Int) {
        self.endpoint = endpoint
        values = Array(repeating: ValueTally(), count: moments)
        differences = [nil] + Array(repeating: ValueTally(), count: moments - 1)
    }

    mutating func add(_ member: CohortMember, _ moments: [TimePoint?], _ missing: MissingVisits) {
        let found = moments.map { member.value(endpoint.measure, at: $0, missing).number }
        for place in found.indices {
            guard let value = found[place] else { continue }
            values[place].add(value)
            if place > 0, let first = found[0] { differences[place]?.add(value - first) }
        }
    }

    mutating func merge(_ other: EndpointTally) {
        for place in values.indices {
            values[place].merge(other.values[place])
            if let differences = other.differences[place] { self.differences[place]?.merge(differences) }
        }
    }
}

/// How many patients are in a state at the baseline and each time point, and in how many it is open.
private struct StateTally: Sendable {
    let state: CohortState
    var met: [Int], notMet: [Int], open: [Int]

    init(_ state: CohortState, moments: Int) {
        self.state = state
        (met, notMet, open) = (
            Array(repeating: 0, count: moments), Array(repeating: 0, count: moments), Array(repeating: 0, count: moments)
        )
    }

    mutating func add(_ member: CohortMember, _ moments: [TimePoint?], _ missing: MissingVisits) {
        for place in moments.indices {
            switch member.state(state.rule, at: moments[place], missing)?.truth {
            case .met: met[place] += 1
            case .notMet: notMet[place] += 1
            case .indeterminate: open[place] += 1
            case nil: break
            }
        }
    }

    mutating func merge(_ other: StateTally) {
        for place in met.indices {
            met[place] += other.met[place]
            notMet[place] += other.notMet[place]
            open[place] += other.open[place]
        }
    }
}
