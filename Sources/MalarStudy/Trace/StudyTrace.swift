// SPDX-License-Identifier: Apache-2.0

public import MalarCohort
internal import MalarInstruments
internal import MalarPublishing

/// A study's lineage in both directions: from a value of the data to the cells that it moves, and from a cell to the values that it rests on.
///
/// Nothing is inferred from descriptions: the study is computed again without the value, and the two reports are compared cell by cell.
public struct StudyTrace: Sendable {
    let analysis: StudyAnalysis
    let cohort: Cohort
    /// The report as the data give it.
    public let report: PrintedReport
    /// What reading found; what the check finds is found again with every change.
    private let readingFindings: [DataFinding]

    /// A study to be traced.
    public init(_ analysis: StudyAnalysis, of cohort: Cohort) {
        self.analysis = analysis
        self.cohort = cohort
        report = PrintedReport(StudyReport(analysis).document)
        let checked = Set(CohortCheck(indexDrug: analysis.study.indexDrug, conventions: analysis.study.data)(cohort))
        readingFindings = analysis.findings.filter { !checked.contains($0) }
    }

    /// The analysis of other data under the same protocol.
    func analysis(of cohort: Cohort) -> StudyAnalysis {
        let study = analysis.study
        let check = CohortCheck(indexDrug: study.indexDrug, conventions: study.data)
        let findings = (readingFindings + check(cohort)).acknowledging(study.data.acknowledgements)
        return StudyAnalysis(study: study, cohort: cohort, findings: findings, reported: analysis.reported)
    }
}

extension StudyTrace {
    /// A change of a value, and what moves with it.
    public struct Effect: Sendable {
        /// What the value is changed to: "unknown", "absent", "without the row".
        public let change: String
        /// The cells that are printed differently.
        public let moves: [CellMove]
        /// The paragraphs that are worded differently.
        public let sentences: [(before: String?, after: String?)]
    }

    /// What moves where a value is unknown and, for yes-or-no items, where it is the opposite; for a whole row, where it is not there.
    public func effects(of place: RawPlace) -> [Effect] {
        changes(of: place).map { name, value in
            let changed = PrintedReport(StudyReport(analysis(of: cohort.replacing(place, with: value))).document)
            return Effect(change: name, moves: report.moves(to: changed), sentences: report.changedSentences(to: changed))
        }
    }

    private func changes(of place: RawPlace) -> [(String, Value?)] {
        guard let variable = place.variable, let record = cohort.records.first(where: { $0.reference == place.row }) else {
            return [("without the row", nil)]
        }
        guard case .finding = DataDictionary.variable(variable, in: record.table)?.kind else { return [("unknown", nil)] }
        switch record[variable] {
        case .finding(.present): return [("unknown", nil), ("absent", .finding(.absent))]
        case .finding(.absent): return [("unknown", nil), ("present", .finding(.present))]
        default: return [("present", .finding(.present)), ("absent", .finding(.absent))]
        }
    }

    /// The cells whose sources name a row.
    public func cells(restingOn row: String) -> [CellPlace] {
        guard let name = analysis.rowNames[row] else { return [] }
        return report.tables.flatMap { table in
            table.rows.indices.flatMap { line in
                table.rows[line].cells.indices.filter { table.rows[line].cells[$0].lineage?.records.contains(name) ?? false }
                    .map { table.place(row: line + 1, column: $0 + 1) }
            }
        }
    }
}
