// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

extension ReviewReport {
    var studySections: [Section] {
        var blocks: [Block] = []
        if let extraction = material.extraction {
            blocks.append(.paragraph(RichText(extraction.paragraph)))
            blocks.append(.table(extraction.summaryTable(id: "studies-table", label: "Table 7")))
            let differences = extraction.differencesTable(id: "extraction-differences", label: "Table 8")
            if !differences.rows.isEmpty { blocks.append(.table(differences)) }
            blocks.append(.table(extraction.completenessTable(id: "extraction-completeness", label: "Table 9")))
            let issues = extraction.issueTable(id: "extraction-issues", label: "Table 10")
            if !issues.rows.isEmpty { blocks.append(.table(issues)) }
        }
        if !references.isEmpty {
            blocks.append(.subheading("References of the included reports"))
            blocks.append(.bulletList(references))
        }
        guard !blocks.isEmpty else { return [] }
        return [Section(id: "studies", title: "Included studies", blocks: blocks)]
    }

    private var references: [RichText] {
        state.studies.flatMap { study in
            study.reports.compactMap { key in
                review.record(key).map { RichText([.strong("\(study.label). "), .text(Self.citation($0))] + Self.link($0)) }
            }
        }
    }

    /// Authors, title, source and identifiers in one line.
    static func citation(_ record: BibliographicRecord) -> String {
        let names = record.authors.prefix(6).map { $0.given.isEmpty ? $0.family : "\($0.family) \($0.given)" }
        let authors = names.joined(separator: ", ") + (record.authors.count > 6 ? ", et al." : names.isEmpty ? "" : ".")
        let place = record.volume + (record.issue.isEmpty ? "" : "(\(record.issue))") + (record.pages.isEmpty ? "" : ":\(record.pages)")
        let journal = record.journalAbbreviation.isEmpty ? record.journal : record.journalAbbreviation
        let year = record.year.map(String.init) ?? ""
        let source = [journal, [year, place].filter { !$0.isEmpty }.joined(separator: ";")].filter { !$0.isEmpty }.joined(separator: ". ")
        let title = record.title.hasSuffix(".") || record.title.isEmpty ? record.title : record.title + "."
        return [authors, title, source.isEmpty ? "" : source + "."].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func link(_ record: BibliographicRecord) -> [Inline] {
        if !record.identifiers.doi.isEmpty {
            return [" ", .link("doi:\(record.identifiers.doi)", to: .web("https://doi.org/\(record.identifiers.doi)"))]
        }
        guard !record.identifiers.pmid.isEmpty else { return [] }
        return [" ", .link("PMID \(record.identifiers.pmid)", to: .web("https://pubmed.ncbi.nlm.nih.gov/\(record.identifiers.pmid)/"))]
    }
}
