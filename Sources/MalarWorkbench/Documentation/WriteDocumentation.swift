// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

/// Writes the pages of the documentation that are made from the code: one per instrument, implemented or not, one per statistical
/// procedure, their lists, the rules and tools of reviews, and the data dictionary. They are Markdown, and articles of a documentation catalogue: the list curates the pages of the instruments.
public struct WriteDocumentation: Sendable {
    /// Writes pages.
    public init() {}

    /// The pages by file name; the same code always gives the same text.
    public var pages: [String: String] {
        let renderer = MarkdownRenderer()
        var pages = ["Reference-instruments.md": renderer.page(of: list) + topics]
        pages["Reference-data-dictionary.md"] = renderer.page(of: DescribeData()(.all).document)
        for instrument in ScorableInstrument.all { pages[Self.fileName(instrument.description.id)] = renderer.page(of: instrument.page) }
        pages["Reference-procedures.md"] = renderer.page(of: procedures) + procedureTopics
        for procedure in ProcedureCatalogue.all { pages["Procedure-\(procedure.name).md"] = renderer.page(of: procedure.document) }
        let review = ReviewReference()
        let names = review.documents.keys.sorted()
        pages["Reference-reviews.md"] =
            renderer.page(of: review.list) + "\n## Topics\n\n### Pages\n\n" + names.map { "- <doc:\($0.dropLast(3))>\n" }.joined()
        for (name, document) in review.documents { pages[name] = renderer.page(of: document) }
        for refused in Catalogue.refused { pages[Self.fileName(refused.id)] = renderer.page(of: refused.document) }
        return pages
    }

    private var list: Document {
        let list = ListInstruments()()
        let sections = [
            Section(id: "list", title: "Instruments", blocks: [.table(list.table)]),
            Section(id: "refused", title: "Known and not implemented", blocks: list.refused.rows.isEmpty ? [] : [.table(list.refused)]),
        ]
        return Document(
            title: "List of instruments", subtitle: "What each instrument gives, and how well its numbers are sourced.",
            sections: sections.filter { !$0.blocks.isEmpty })
    }

    private var procedures: Document {
        Document(
            title: "List of statistical procedures", subtitle: "What each answers; `malar stats` computes them by these names.",
            sections: [Section(id: "list", title: "Procedures", blocks: [.table(DescribeProcedure().list())])])
    }

    private var procedureTopics: String {
        let lists = Procedure.Group.allCases.compactMap { group -> String? in
            let own = ProcedureCatalogue.all.filter { $0.group == group }
            return own.isEmpty ? nil : "### \(group.rawValue)\n\n" + own.map { "- <doc:Procedure-\($0.name)>\n" }.joined()
        }
        return "\n## Topics\n\n" + lists.joined(separator: "\n")
    }

    /// The links from the list to the pages, as documentation catalogues have them.
    private var topics: String {
        let groups = [
            ("A visit", Catalogue.all.map { $0.description.id }), ("Over time", Catalogue.longitudinal.map { $0.description.id }),
            ("Not implemented", Catalogue.refused.map(\.id)), ("Data", []),
        ]
        let lists = groups.compactMap { title, ids -> String? in
            let links = title == "Data" ? ["Reference-data-dictionary"] : ids.map(Self.pageName)
            return links.isEmpty ? nil : "### \(title)\n\n" + links.map { "- <doc:\($0)>\n" }.joined()
        }
        return "\n## Topics\n\n" + lists.joined(separator: "\n")
    }

    private static func pageName(_ id: String) -> String { "Instrument-\(id)" }
    private static func fileName(_ id: String) -> String { pageName(id) + ".md" }

    /// Writes the pages into a folder, over older ones of the same names, and gives their paths in alphabetical order.
    ///
    /// - Throws: ``RequestError`` where they cannot be written.
    public func callAsFunction(to folder: String) throws(RequestError) -> [String] {
        let target = URL(fileURLWithPath: folder)
        do {
            try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
            for (name, text) in pages { try Data(text.utf8).write(to: target.appendingPathComponent(name), options: .atomic) }
        } catch {
            throw RequestError(.unwritable, "\(folder): the pages cannot be written; check that you may write there")
        }
        return pages.keys.sorted().map(folder.path)
    }
}
