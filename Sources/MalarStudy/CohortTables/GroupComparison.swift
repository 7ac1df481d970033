// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

/// Two groups of patients that a table compares.
struct PatientGroups {
    let names: [String]
    let courses: [[PatientCourse]]
    /// Patients of neither group.
    let leftOut: [PatientCourse]

    /// - Parameter group: 0 or 1; `nil` for neither.
    init(_ names: [String], _ courses: [PatientCourse], _ group: (PatientCourse) -> Int?) {
        self.names = names
        self.courses = names.indices.map { index in courses.filter { group($0) == index } }
        leftOut = courses.filter { group($0) == nil }
    }
}

extension StudyAnalysis {
    /// Two cells of a characteristic, one a group, and p: Mann-Whitney (exact, and as SPSS) of numbers, Fisher of shares.
    func comparisonCells(_ characteristic: Characteristic, _ groups: PatientGroups) -> [Cell] {
        let cells = groups.courses.map { cell(characteristic, $0) }
        switch characteristic.kind {
        case .heading: return cells
        case .share: return cells + [fisher(characteristic, groups), .empty]
        case .number: return cells + mannWhitney(groups) { characteristic.value($0)?.number }
        }
    }

    private func fisher(_ characteristic: Characteristic, _ groups: PatientGroups) -> Cell {
        let counts = groups.courses.map { courses in
            let known = courses.compactMap { course in characteristic.value(course).map { (course, $0) } }.filter {
                $0.1.holds != .indeterminate
            }
            return (known, known.count { $0.1.holds == .met })
        }
        let patients = counts.flatMap { $0.0 }
        func source(_ note: String? = nil) -> Lineage {
            lineage(
                patients.map(\.0.id), patients.flatMap(\.1.records), of: patients.count, "Fisher's exact test",
                options: [Lineage.Option("two-sided", "tables not more likely than the observed one")], note: note)
        }
        guard counts.allSatisfy({ !$0.0.isEmpty }), let table = try? ContingencyTable(counts.map { [$0.1, $0.0.count - $0.1] }),
            let test = try? FisherTest(table)
        else { return Cell("–", lineage: source("a group without a known value")) }
        return pCell(test.tails.minimumLikelihood, source(), marks: ["F"])
    }

    /// The exact p and that of SPSS.
    func mannWhitney(_ groups: PatientGroups, _ value: (PatientCourse) -> Double?) -> [Cell] {
        let samples = TwoSamples.groups(groups.courses[0].map(value), groups.courses[1].map(value))
        let known = groups.courses.flatMap { $0 }.filter { value($0) != nil }
        let result = samples.flatMap { MannWhitneyTest.exact.result(of: $0) }
        func source(_ convention: RankConvention, _ reason: StatisticsFailure?) -> Lineage {
            lineage(
                known.map(\.id), [], of: known.count, "Mann-Whitney test", options: [Lineage.Option("convention", convention.name)],
                note: reason?.sentence)
        }
        let exact = result.flatMap(\.p)
        let asymptotic = result.flatMap(\.asymptotic).map(\.p)
        return [(exact, RankConvention.exact), (asymptotic, .spss)].map { p, convention in
            let source = source(convention, p.reason)
            return p.value.map { pCell($0, source) } ?? Cell("–", lineage: source)
        }
    }

    private func pCell(_ p: Double, _ lineage: Lineage, marks: [String] = []) -> Cell {
        Cell(p.journalP, value: .number(p), lineage: lineage, marks: marks)
    }

    var comparisonNotes: [Table.Footnote] {
        [
            countNote, Table.Footnote("F", "Fisher's exact test, two-sided."),
            Table.Footnote(
                "",
                "Other p: Mann-Whitney test, two-sided; exact: conditional on ties; as SPSS: normal approximation without continuity correction. No adjustment for multiple comparisons."
            ),
        ]
    }
}
