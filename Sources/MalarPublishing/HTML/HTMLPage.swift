// SPDX-License-Identifier: Apache-2.0

/// A page in the making.
struct HTMLPage {
    let document: Document
    var markup = Markup()
    /// Lineages met since the last list of sources, in reading order.
    var pendingLineages: [PendingLineage] = []
    var lineageCount = 0
    /// Long lists of subjects and records that panels show, each once.
    var sharedLists = SharedLists()
    /// Whether the page is for paper, where nothing opens.
    let isPaper: Bool

    init(_ document: Document, isPaper: Bool = false) {
        self.document = document
        self.isPaper = isPaper
    }

    mutating func writeHead() {
        markup.element("head") { markup in
            markup.raw("\n")
            markup.empty("meta", ["charset": "utf-8"])
            markup.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
            // The page asks for nothing from outside, and forbids that anything be asked.
            let policy =
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
            markup.empty("meta", ["http-equiv": "Content-Security-Policy", "content": policy])
            markup.empty("meta", ["name": "referrer", "content": "no-referrer"])
            markup.empty("meta", ["name": "color-scheme", "content": "light dark"])
            markup.empty("link", ["rel": "icon", "href": "data:,"])
            markup.element("title", document.title)
            markup.raw("\n<script>\(HTMLScript.early)</script>\n<style>\n\(HTMLStyle.sheet)</style>\n")
        }
        markup.newLine()
    }

    mutating func writeContent() {
        markup.element("a", ["class": "skip", "href": "#content"], "Skip to content")
        markup.newLine()
        writeHeader()
        markup.open("div", ["class": "frame"])
        writeContents()
        markup.open("main", ["id": "content", "tabindex": "-1"])
        markup.newLine()
        for section in document.sections { write(section) }
        writeSharedLists()
        writeColophon()
        markup.close("main")
        markup.close("div")
        markup.newLine()
    }

    private mutating func write(_ section: Section) {
        let id = Markup.identifier(section.id)
        markup.open("section", ["id": id, "aria-labelledby": "\(id)-heading"])
        markup.element("h2", ["id": "\(id)-heading"], section.title)
        markup.newLine()
        for block in section.blocks {
            write(block)
            markup.newLine()
        }
        writeSources(place: id, title: "this section")
        markup.close("section")
        markup.newLine()
    }

    mutating func writeColophon() {
        guard !document.colophon.isEmpty else { return }
        markup.element("div", ["class": "colophon"]) { markup in
            for line in document.colophon { markup.element("p", line) }
        }
    }
}
