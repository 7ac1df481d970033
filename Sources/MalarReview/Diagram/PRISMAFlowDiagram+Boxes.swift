// SPDX-License-Identifier: Apache-2.0

extension PRISMAFlowDiagram {
    private typealias Line = PRISMAFlowBox.Line

    /// The boxes that are drawn, from top to bottom and in a row from left to right.
    public var boxes: [PRISMAFlowBox] {
        let boxes = (isUpdate ? [previous] : []) + databaseArm + (hasOtherMethods ? otherArm : []) + included
        return boxes.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    }

    private func box(
        _ id: String, _ column: PRISMAFlowBox.Column, row: Int, _ lines: [PRISMAFlowBox.Line]
    ) -> PRISMAFlowBox {
        let phase: PRISMAFlowBox.Phase = row == 0 ? .identification : row < 4 ? .screening : .included
        let units = FlowUnit.allCases.filter { unit in lines.contains { $0.unit == unit } }
        return PRISMAFlowBox(id: id, units: units, phase: phase, column: column, row: row, lines: lines)
    }

    private func line(_ label: String, _ count: Int?, _ variable: String, _ unit: FlowUnit, level: Int = 0) -> PRISMAFlowBox.Line {
        Line(level, label, count.map { .number($0) } ?? .notReported, variable, unit)
    }

    /// A line only where there is a number.
    private func known(
        _ label: String, _ count: Int?, _ variable: String, _ unit: FlowUnit, level: Int = 1
    ) -> [PRISMAFlowBox.Line] {
        count == nil ? [] : [line(label, count, variable, unit, level: level)]
    }

    private func parts(_ parts: [FlowCounts.Part], _ variable: String, _ unit: FlowUnit, level: Int) -> [PRISMAFlowBox.Line] {
        parts.map { Line(level, $0.name.trimmedOfWhitespace.isEmpty ? "Unnamed" : $0.name, .number($0.count), variable, unit) }
    }

    // MARK: Previous studies

    private var previous: PRISMAFlowBox {
        box(
            "previous_studies", .previous, row: 0,
            [
                line("Studies included in previous version of review", counts.previousStudies, "previous_studies", .studies),
                line("Reports of studies included in previous version of review", counts.previousReports, "previous_reports", .reports),
            ])
    }

    // MARK: Databases and registers

    private var databaseArm: [PRISMAFlowBox] {
        [
            box("database_results", .main, row: 0, sources), box("duplicates", .side, row: 0, removed),
            box("records_screened", .main, row: 1, [line("Records screened", counts.recordsScreened, "records_screened", .records)]),
            box("records_excluded", .side, row: 1, excludedRecords),
            box(
                "dbr_sought_reports", .main, row: 2,
                [line("Reports sought for retrieval", counts.reportsSought, "dbr_sought_reports", .reports)]
                    + known("further reports of the same records", linked, FlowCountsTemplate.linked, .reports)),
            box(
                "dbr_notretrieved_reports", .side, row: 2,
                [line("Reports not retrieved", counts.reportsNotRetrieved, "dbr_notretrieved_reports", .reports)]
                    + parts(counts.notRetrievedReasons, "dbr_notretrieved_reports", .reports, level: 1)),
            box(
                "dbr_assessed", .main, row: 3,
                [line("Reports assessed for eligibility", counts.reportsAssessed, "dbr_assessed", .reports)]),
            box("dbr_excluded", .side, row: 3, excludedReports(counts.reportsExcluded, "dbr_excluded")),
        ]
    }

    private var linked: Int? { counts.reportsLinkedToRecords == 0 ? nil : counts.reportsLinkedToRecords }

    private var sources: [PRISMAFlowBox.Line] {
        let hasRegisters = counts.registerResults != nil || !counts.registers.isEmpty
        let registers = [line("Registers", counts.registerResults, "register_results", .records, level: 1)]
        return [Line(0, "Records identified from:", .heading, "", .records)]
            + [line("Databases", counts.databaseResults, "database_results", .records, level: 1)]
            + parts(counts.databases, "database_specific_results", .records, level: 2)
            + (hasRegisters ? registers + parts(counts.registers, "register_specific_results", .records, level: 2) : [])
    }

    private var removed: [PRISMAFlowBox.Line] {
        [
            Line(0, "Records removed before screening:", .heading, "", .records),
            line("Duplicate records", counts.duplicates, "duplicates", .records, level: 1),
            line("Records marked as ineligible by automation tools", counts.excludedAutomatic, "excluded_automatic", .records, level: 1),
            line("Records removed for other reasons", counts.excludedOther, "excluded_other", .records, level: 1),
        ]
    }

    private var excludedRecords: [PRISMAFlowBox.Line] {
        [line("Records excluded", counts.recordsExcluded, "records_excluded", .records)]
            + known("by people", counts.recordsExcludedByPeople, FlowCountsTemplate.byPeople, .records)
            + known("by an automation tool", counts.recordsExcludedByTool, FlowCountsTemplate.byTool, .records)
            + parts(counts.recordsExcludedReasons, "records_excluded", .records, level: 1)
    }

    private func excludedReports(_ reasons: [FlowCounts.Part], _ variable: String) -> [PRISMAFlowBox.Line] {
        [line("Reports excluded", counts.excludedReports(reasons), variable, .reports)] + parts(reasons, variable, .reports, level: 1)
    }

    // MARK: Other methods

    private var otherArm: [PRISMAFlowBox] {
        [
            box("website_results", .other, row: 0, otherSources),
            box(
                "other_sought_reports", .other, row: 2,
                [line("Reports sought for retrieval", counts.otherReportsSought, "other_sought_reports", .reports)]),
            box(
                "other_notretrieved_reports", .otherSide, row: 2,
                [line("Reports not retrieved", counts.otherReportsNotRetrieved, "other_notretrieved_reports", .reports)]),
            box(
                "other_assessed", .other, row: 3,
                [line("Reports assessed for eligibility", counts.otherReportsAssessed, "other_assessed", .reports)]),
            box("other_excluded", .otherSide, row: 3, excludedReports(counts.otherReportsExcluded, "other_excluded")),
        ]
    }

    private var otherSources: [PRISMAFlowBox.Line] {
        let lines =
            known("Websites", counts.websiteResults, "website_results", .records)
            + known("Organisations", counts.organisationResults, "organisation_results", .records)
            + known("Citation searching", counts.citationResults, "citations_results", .records)
        guard !lines.isEmpty else { return [line("Records identified from other methods", nil, "website_results", .records)] }
        return [Line(0, "Records identified from:", .heading, "", .records)] + lines
    }

    // MARK: Included

    private var included: [PRISMAFlowBox] {
        let new = isUpdate ? "New studies included in review" : "Studies included in review"
        let reports = isUpdate ? "Reports of new included studies" : "Reports of included studies"
        // A review that is no update has no studies but new ones.
        let (studies, ofThem) =
            isUpdate
            ? (counts.newStudies, counts.newReports) : (counts.newStudies ?? counts.totalStudies, counts.newReports ?? counts.totalReports)
        let first = pair("new", 4, (new, studies), (reports, ofThem))
        let total = pair(
            "total", 5, ("Total studies included in review", counts.totalStudies),
            ("Reports of total included studies", counts.totalReports))
        return [first] + (isUpdate ? [total] : []) + synthesis
    }

    private var synthesis: [PRISMAFlowBox] {
        guard counts.studiesInSynthesis != nil || counts.reportsInSynthesis != nil else { return [] }
        var box = pair(
            "total", isUpdate ? 6 : 5, ("Studies included in meta-analysis", counts.studiesInSynthesis),
            ("Reports of studies included in meta-analysis", counts.reportsInSynthesis))
        box.id += "_ma"
        for index in box.lines.indices { box.lines[index].variable += "_ma" }
        return [box]
    }

    private func pair(_ stem: String, _ row: Int, _ studies: (String, Int?), _ reports: (String, Int?)) -> PRISMAFlowBox {
        box(
            "\(stem)_studies", .main, row: row,
            [line(studies.0, studies.1, "\(stem)_studies", .studies), line(reports.0, reports.1, "\(stem)_reports", .reports)])
    }
}
