// SPDX-License-Identifier: Apache-2.0

/// Renders a document as one self-contained web page: no request leaves the page, and the same document gives the same bytes.
///
/// The page is well-formed as HTML and as XML. Numbers with a lineage are buttons that open their source; they work without script
/// (HTML `popover`), and the sources of a section can be opened as a list below it. The script places the panel beside its number and
/// offers the switch between light and dark.
public struct HTMLRenderer: Sendable, Hashable {
    /// A renderer; there is nothing to set.
    public init() {}

    /// The whole page.
    public func page(of document: Document) -> String {
        var page = HTMLPage(document)
        page.markup.raw("<!DOCTYPE html>\n")
        page.markup.open("html", ["xmlns": "http://www.w3.org/1999/xhtml", "lang": document.language])
        page.writeHead()
        page.markup.raw("<body>\n")
        page.writeContent()
        page.markup.raw("<script>\n\(HTMLScript.main)</script>\n</body></html>\n")
        return page.markup.result
    }

    /// What stands in the body, without style and script, for a page that brings its own frame.
    public func content(of document: Document) -> String {
        var page = HTMLPage(document)
        page.writeContent()
        return page.markup.result
    }

    /// The style that `content(of:)` relies on.
    public static var style: String { HTMLStyle.sheet }

    /// The script for the end of the body; `content(of:)` can do without it.
    public static var script: String { HTMLScript.main }
}
