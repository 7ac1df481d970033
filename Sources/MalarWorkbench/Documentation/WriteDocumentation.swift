// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarInstruments
internal import MalarPublishing

/// Writes the pages of the documentation that are made from the code: one per instrument, their list, and the data dictionary.
public struct WriteDocumentation: Sendable {
    /// Writes pages.
    public init() {}

    /// The pages by file name; the same code always gives the same text.
    public var pages: [String: String] {
        let renderer = MarkdownRenderer()
        let list = Section(id: "list", title: "Instruments", blocks: [.table(ListInstruments()().table)])
        let overview = Document(
            title: "List of instruments", subtitle: "What each instrument gives, and how well its numbers are sourced.", sections: [list])
        var pages = ["Reference-instruments.md": renderer.page(of: overview)]
        pages["Reference-data-dictionary.md"] = renderer.page(of: DescribeData()(.all).document)
        for instrument in Catalogue.all {
            pages["Instrument-\(instrument.description.id).md"] = renderer.page(of: instrument.description.document)
        }
        return pages
    }

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
