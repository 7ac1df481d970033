// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
public import MalarPublishing
internal import MalarStatistics

/// The report of a study: one document for every renderer, the headline for the terminal, and the results for machines.
public struct StudyReport: Sendable {
    /// The report as a document.
    public let document: Document
    /// The headline results, for the terminal.
    public let headline: Table
    /// What a reader must know beside the headline, in sentences.
    public let remarks: [String]
    /// Every table with unrounded values and lineage, the comparisons with the publication, and the findings.
    public let results: JSONValue

    /// The report of an analysis, made by a program of a version ("Malar 0.1.0").
    public init(_ analysis: StudyAnalysis, madeBy program: String = "Malar") {
        let comparisons = analysis.reportedComparisons
        let facts = analysis.factComparisons
        self.document = analysis.document(comparisons, facts, madeBy: program)
        self.headline = analysis.headlineTable(document)
        self.remarks = analysis.remarks(comparisons, facts)
        self.results = analysis.results(document: document, comparisons, facts, madeBy: program)
    }
}

extension StudyAnalysis {
    func document(_ comparisons: [Comparison], _ facts: [FactComparison], madeBy program: String) -> Document {
        let sections = sections(comparisons, facts)
        var document = Document(
            title: study.identity.title, subtitle: study.identity.summary,
            byline: [study.identity.source.map { "Data: \($0)" }].compactMap(\.self), notices: notices,
            keyFigures: disclosed(keyFigures, sections), subjectNoun: Noun("patient", plural: "patients"),
            recordNoun: Noun("row", plural: "rows"),
            sections: sections,
            colophon: [
                "Made by \(program) from the study folder \(study.identity.id). The same folder gives the same report, byte for byte."
            ])
        document.subjectPages = patientAddresses
        return document
    }

    private var notices: [Document.Notice] {
        (study.identity.isSynthetic ? [Document.Notice("Synthetic data: these patients do not exist.")] : [])
            + [Document.Notice("For research. Not a medical device: do not treat a patient by this report.", status: .neutral)]
            + disclosureNotice
    }

    private var keyFigures: [KeyFigure] {
        guard study.cohort == nil else { return cohortKeyFigures }
        let months = sample("monthsOnIndexDrug")
        let responders = courses.map { AnalysisVariable.named("response")?.value($0).content }
        let met = responders.filter { $0 == .finding(.present) }.count
        return [
            KeyFigure(
                "Patients", value: "\(courses.count)",
                lineage: lineage(courses.map(\.id), courses.map(\.patient.record.reference), of: courses.count, "rows of patients.csv")),
            KeyFigure(
                "Time on \(drugName)", value: "\(months.descriptives.mean.value?.short ?? "–") months",
                note: "mean, n\u{A0}=\u{A0}\(months.descriptives.n)",
                lineage: lineage(months.patients, months.records, of: months.descriptives.n, "mean")),
        ]
            + comparisons.prefix(outcomes.count).map { comparison in
                let (before, last) = (comparison.before.descriptives.median.value, comparison.last.descriptives.median.value)
                return KeyFigure(
                    comparison.label, value: "\(before?.short ?? "–") → \(last?.short ?? "–")",
                    note: "median, before → last, \(comparison.patients.count) pairs",
                    lineage: lineage(comparison.patients, comparison.records, of: comparison.patients.count, "median"))
            }
            + (study.response == nil
                ? []
                : [
                    KeyFigure(
                        "Responders", value: "\(met) of \(courses.count)", note: "by the rule of the protocol",
                        lineage: lineage(
                            courses.map(\.id), courses.flatMap { AnalysisVariable.named("response")?.value($0).records ?? [] },
                            of: courses.count, study.response?.name ?? ""))
                ])
    }

    private func sections(_ comparisons: [Comparison], _ facts: [FactComparison]) -> [Section] {
        let published =
            reported == nil || suppressBelow != nil || (comparisons.isEmpty && facts.isEmpty)
            ? []
            : [Section(id: "published", title: "Published against recomputed", blocks: publishedBlocks(comparisons, facts))]
        guard study.cohort == nil else { return cohortSections(published: published) }
        return disclosed(seriesSections) + published + publishedTableSections(disclosed(seriesSections).tables)
            + disclosed([
                Section(
                    id: "data", title: "Data findings",
                    blocks: findings.isEmpty ? [.paragraph("The check of the data found nothing.")] : [.table(findingTable())])
            ]) + [Section(id: "methods", title: "Methods", blocks: methods.map { .paragraph($0) })]
    }

    /// The sections of a case series; the sentences speak of single patients and are left out where small counts are suppressed.
    private var seriesSections: [Section] {
        let sentences: [Block] = suppressBelow == nil ? results.map { .paragraph($0) } : []
        return [
            Section(id: "results", title: "Results in sentences", blocks: sentences + honestBlocks),
            Section(
                id: "patients", title: "Patients",
                blocks: (study.eligibility.isEmpty ? [] : flowTables.map { .table($0) }) + [.table(baselineTable())]),
            Section(
                id: "course", title: "Outcomes", blocks: [.table(outcomeTable()), .figure(swimmerFigure()), .figure(beforeAfterFigure())]),
            Section(
                id: "statistics", title: "Summary and comparison", blocks: [.table(summaryTable()), .table(pairedTable())] + honestBlocks),
            Section(id: "tapering", title: "Glucocorticoids", blocks: [.table(glucocorticoidTable())]),
            Section(id: "remission", title: "Remission and low disease activity", blocks: [.table(stateTable())]),
        ]
    }

    private var honestBlocks: [Block] {
        honestWord.map { [.callout(Callout(.caution, title: "What so few patients can show", body: [RichText($0)]))] } ?? []
    }

    private func publishedBlocks(_ comparisons: [Comparison], _ facts: [FactComparison]) -> [Block] {
        let contradictory = facts.filter(\.isContradictory).count
        let lead: Block = .paragraph(RichText(publishedInWords(comparisons, facts)))
        return [lead] + (comparisons.isEmpty ? [] : [.table(reportedTable(comparisons))])
            + (contradictory == 0 ? [] : [.table(contradictionTable(facts))])
    }

    /// The headline results for the terminal.
    func headlineTable(_ document: Document) -> Table {
        guard study.cohort == nil else { return cohortHeadline(document) }
        guard suppressBelow == nil else { return Table(id: "headline", label: "", caption: study.identity.title, columns: [], rows: []) }
        let columns = ["Patient", "Months", "Response"]
        let scores = outcomes.flatMap { score in ["baseline", "last"].map { (score, $0) } }
        return Table(
            id: "headline", label: "", caption: study.identity.title,
            columns: [Table.Column(columns[0]), Table.Column("Months", alignment: .right)]
                + scores.map { Table.Column($0.1 == "baseline" ? "before" : "last", alignment: .right, group: $0.0.label) }
                + ["before", "last"].map { Table.Column($0, alignment: .right, group: "Prednisone-eq., mg/day") } + [
                    Table.Column("Response")
                ],
            rows: courses.map { course in
                Table.Row(
                    [Cell(course.id), cell("monthsOnIndexDrug", course)] + scores.map { cell("\($0.0.rawValue).\($0.1)", course) }
                        + ["baseline", "last"].map { shortNumber("prednisoneEquivalent.\($0)", course) } + [cell("response", course)])
            } + [headlineMedian(scores)])
    }

    private func headlineMedian(_ scores: [(OutcomeScore, String)]) -> Table.Row {
        let ids =
            ["monthsOnIndexDrug"] + scores.map { "\($0.0.rawValue).\($0.1)" } + [
                "prednisoneEquivalent.baseline", "prednisoneEquivalent.last",
            ]
        let responders = courses.filter { AnalysisVariable.named("response")?.value($0).content == .finding(.present) }.count
        return .total(
            ["Median"]
                + ids.map { id in
                    let sample = sample(id)
                    let n = sample.descriptives.n == courses.count ? "" : " (n\u{A0}=\u{A0}\(sample.descriptives.n))"
                    return Cell((sample.descriptives.median.value?.short ?? "–") + n)
                } + [study.response == nil ? "–" : Cell("\(responders) of \(courses.count)")])
    }
}

extension [Section] {
    /// The tables of the sections in reading order.
    var tables: [Table] {
        flatMap(\.blocks).compactMap { block in if case .table(let table) = block { table } else { nil } }
    }
}
