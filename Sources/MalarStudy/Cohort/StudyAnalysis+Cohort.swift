// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

extension StudyAnalysis {
    /// The design of a cohort. Its tables are made for such studies only.
    var design: CohortDesign {
        guard let design = study.cohort else { preconditionFailure("the study is no cohort") }
        return design
    }

    /// The baseline, then the time points.
    var moments: [TimePoint?] { [nil] + design.timePoints }

    /// The patients in whom an endpoint is followed.
    func members(of population: EndpointPopulation) -> [CohortMember] { members.of(population) }

    /// Every comparison of an endpoint with the baseline, under a rule for what is missing.
    func comparisons(_ endpoint: Endpoint, _ missing: MissingVisits) -> [CohortComparison] {
        missing == design.missing
            ? cohortComparisons.filter { $0.endpoint == endpoint } : CohortComparison.all(of: members, [endpoint], missing, study)
    }

    /// Median and quartiles of values with their rows: `7.5 (6–10)`.
    func medianCell(_ members: [CohortMember], _ values: [Derived], _ what: String) -> Cell {
        let known = zip(members, values).filter { $0.1.number != nil }
        let missing = zip(members, values).filter { $0.1.number == nil }
        let notes =
            missing.map { "\($0.0.id): \($0.1.reason ?? "open")" } + known.compactMap { item in item.1.note.map { "\(item.0.id): \($0)" } }
        return medianCell(
            known.map { ($0.0.id, $0.1) }, of: members.count, what, decimals: 2, note: notes.joined(separator: "; ").nilIfEmpty)
    }

    /// How many patients have a value.
    func countCell(_ members: [CohortMember], _ values: [Derived]) -> Cell {
        let known = zip(members, values).filter { $0.1.number != nil }
        return Cell(
            "\(known.count)", value: .integer(known.count),
            lineage: lineage(known.map(\.0.id), known.flatMap(\.1.records), of: members.count, "patients with a value"))
    }

    /// A share with its patients: those in the state, and in the note those who are not and those in whom it is open.
    func shareCell(_ count: StateCount, _ what: String) -> Cell {
        func named(_ list: [(member: CohortMember, value: Derived)]) -> [String] {
            list.map { item in item.value.note.map { "\(item.member.id): \($0)" } ?? item.member.id }
        }
        let notes = [("not met", count.notMet), ("indeterminate", count.open)].compactMap { word, list in
            list.isEmpty ? nil : "\(word): \(named(list).joined(separator: ", "))"
        }
        let source = lineage(
            count.met.map(\.member.id), (count.met + count.notMet).flatMap(\.value.records), of: count.certain, what,
            options: count.share.percent.map { _ in [Lineage.Option("share", "\(Double(count.met.count) / Double(count.certain))")] } ?? [],
            note: notes.joined(separator: "; ").nilIfEmpty)
        return Cell(count.share.text, value: count.certain == 0 ? .none : .integer(count.met.count), lineage: source)
    }

    /// The heading of a time point: `3 months (T12)`.
    func heading(_ point: TimePoint?) -> String {
        guard let point else { return "Baseline (T0)" }
        return point.label == point.name ? point.name : "\(point.label) (\(point.name))"
    }

    /// How many patients have a visit at a moment.
    func assessed(_ point: TimePoint?) -> Int { members.filter { $0.visit(point) != nil }.count }

    /// What stands for missing assessments, in a footnote.
    var missingNote: String {
        let stop =
            design.afterStop == .exclude
            ? "Visits after the last dose of \(drugName) are left out." : "Visits after \(drugName) was stopped count like others."
        switch design.missing {
        case .observed: return "Observed case: only patients assessed in the window of a time point count. \(stop)"
        case .locf:
            return "Last observation carried forward: the last assessment after the first dose stands for a missing one. \(stop)"
        case .nonResponder:
            return
                "Non-responder imputation: a missing state counts as not met and a missing score as that of the baseline, except in patients whose follow-up ends before on treatment. \(stop)"
        }
    }
}
