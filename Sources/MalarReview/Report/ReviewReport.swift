// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

/// The report of a systematic review: everything PRISMA 2020 asks for that follows from what is stored, and a word where it does not.
///
/// Every count of the flow diagram leads to the list of the records behind it. The same material gives the same bytes.
public struct ReviewReport: Sendable {
    let material: ReviewMaterial
    /// The numbers of the flow diagram.
    public let counts: FlowCounts
    /// What the fifteen rules give.
    public let check: FlowCheck
    let lineage: FlowLineage?
    /// The syntheses that the protocol asks for, in its order.
    public let syntheses: [ReviewSynthesis]
    /// What wrote the report, such as "Malar 1.0".
    public let madeBy: String

    /// Counts, checks and pools; nothing is read or written.
    ///
    /// - Complexity: linear in records and decisions, beside the syntheses.
    public init(_ material: ReviewMaterial, madeBy: String) {
        self.material = material
        self.madeBy = madeBy
        syntheses = ReviewSynthesis.all(material)
        counts = FlowCounts(material.state)
        lineage = material.state.plan.flow == nil ? FlowLineage(material.state) : nil
        var evidence = FlowEvidence(material.state)
        evidence.printedUnits = Self.printedUnits(counts)
        evidence.synthesis = syntheses.first?.evidence
        check = FlowCheck(evidence)
    }

    var plan: ReviewProtocol { material.state.plan }
    var state: ReviewState { material.state }
    var review: Review { material.review }

    /// The unit that each box prints, as drawn, so that the check reads the drawing and not the intention.
    private static func printedUnits(_ counts: FlowCounts) -> [FlowCountName: FlowUnit] {
        var units: [FlowCountName: FlowUnit] = [:]
        for line in PRISMAFlowDiagram(counts).boxes.flatMap(\.lines) where line.count != .heading {
            if let name = FlowCountName(rawValue: line.variable) { units[name] = line.unit }
        }
        return units
    }

    /// The document, which renders to a page, Word, PDF and spreadsheets.
    public var document: Document {
        var document = Document(title: plan.title, sections: sections)
        document.subtitle = "Systematic review" + (plan.updates == nil ? "" : ", an update")
        document.byline = byline
        document.notices = notices
        document.keyFigures = keyFigures
        document.subjectNoun = Noun("study", plural: "studies")
        document.recordNoun = Noun("record", plural: "records")
        document.colophon = [
            "Made by \(madeBy). Every count is derived from the search log and the decisions\(moment)."
        ]
        return document
    }

    private var moment: String { state.moment.map { " as they stood on \($0.day)" } ?? "" }

    private var byline: [String] {
        let day = plan.date.map { " of \($0)" } ?? ""
        let people = plan.authors.isEmpty ? [] : [plan.authors.joined(separator: ", ")]
        return people + ["Protocol version \(plan.version)\(day)"] + (state.moment.map { ["The review as it stood on \($0.day)"] } ?? [])
    }

    private var notices: [Document.Notice] {
        var notices: [Document.Notice] = []
        if plan.flow != nil { notices.append(.init("Flow entered as counts: the records are not at hand.")) }
        if check.isImpossible { notices.append(.init("The numbers of the flow contradict each other.", status: .problem)) }
        let isOpen = check.findings.contains { $0.rule == .r15 && $0.refuses }
        if isOpen { notices.append(.init("Not final: screening is not complete.")) }
        if isSynthetic { notices.append(.init("Simulated decisions: no person screened these records.")) }
        return notices
    }

    /// Whether any vote was drawn by a simulation, which marks its notes.
    var isSynthetic: Bool {
        review.events.contains { $0.note.lowercased().contains("synthetic") || $0.note.lowercased().contains("simulated") }
    }

    private var keyFigures: [KeyFigure] {
        let identified = FlowCounts.sum([counts.databaseResults ?? 0, counts.registerResults ?? 0])
        var figures = [
            KeyFigure("Records identified", value: "\(identified)", lineage: source(.databases)),
            KeyFigure("Records screened", value: Self.text(counts.recordsScreened), lineage: source(.recordsScreened)),
            KeyFigure("Reports assessed", value: Self.text(counts.reportsAssessed), lineage: source(.reportsAssessed)),
            KeyFigure("Studies included", value: Self.text(counts.newStudies)),
        ]
        if let stated = syntheses.first?.stated {
            figures.append(
                KeyFigure(
                    "\(stated.stated.events) of \(stated.stated.total) stated", value: "\(stated.printed.events)/\(stated.printed.total)",
                    note: "printed by the studies"))
        } else if let first = syntheses.first?.result, first.totals.total > 0 {
            figures.append(
                KeyFigure("Patients", value: "\(first.totals.events)/\(first.totals.total)", note: first.plan.outcome.lowercased()))
        }
        return figures
    }

    static func text(_ count: Int?) -> String { count.map(String.init) ?? "not reported" }

    /// The records behind a count, for numbers that open their source.
    func source(_ name: FlowCountName) -> Lineage? {
        guard let keys = lineage?.keys(name), !keys.isEmpty, keys.count <= Self.mostInLineage else { return nil }
        return Lineage(records: keys.map(\.description), denominator: nil, method: "counted from the search log and the decisions")
    }

    /// More records than this are not listed behind a single number; their list has a table of its own.
    static let mostInLineage = 2_000

    private var sections: [Section] {
        Self.numbered(
            [resultsSection, questionSection, searchSection, selectionSection, agreementSection].compactMap(\.self)
                + studySections + appraisalSections + syntheses.enumerated().map { $1.section(number: $0 + 1) }
                + [listsSection, methodsSection, checklistSection, findingsSection].compactMap(\.self))
    }

    /// The tables "Table 1" and so on in the order in which they come, since which of them there are depends on the review.
    private static func numbered(_ sections: [Section]) -> [Section] {
        var (number, sections) = (0, sections)
        for section in sections.indices {
            for block in sections[section].blocks.indices {
                guard case .table(var table) = sections[section].blocks[block], table.label.hasPrefix("Table "),
                    table.label.dropFirst(6).allSatisfy(\.isNumber)
                else { continue }
                number += 1
                table.label = "Table \(number)"
                sections[section].blocks[block] = .table(table)
            }
        }
        return sections
    }
}
