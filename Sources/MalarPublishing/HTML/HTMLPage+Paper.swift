// SPDX-License-Identifier: Apache-2.0

extension HTMLRenderer {
    /// The document as a page for programs that print: no script, no sources, tables that need it on lying pages.
    public func paperPage(of document: Document) -> String {
        var page = HTMLPage(document, isPaper: true)
        page.markup.raw("<!DOCTYPE html>\n")
        page.markup.open("html", ["lang": document.language])
        page.writePaperHead()
        page.markup.open("body")
        page.writePaper()
        page.markup.close("body")
        page.markup.close("html")
        return page.markup.result
    }
}

extension HTMLPage {
    mutating func writePaperHead() {
        markup.element("head") { markup in
            markup.empty("meta", ["charset": "utf-8"])
            markup.element("title", document.title)
            markup.raw("\n<style>\n\(HTMLStyle.paper)</style>\n")
        }
    }

    mutating func writePaper() {
        writeHeader()
        if !document.notices.isEmpty {
            markup.element("p", ["class": "running"], document.notices.map(\.text).joined(separator: " · "))
        }
        for section in document.sections { writePaper(section) }
        writeColophon()
    }

    /// Blocks in runs of the same page; each run of lying pages is an element of its own.
    private mutating func writePaper(_ section: Section) {
        let pages = DOCXBody.orientations(of: section.blocks)
        var open: DOCXPage.Orientation?
        for (index, block) in section.blocks.enumerated() where pages[index] != open || index == 0 {
            let end = pages[index...].firstIndex { $0 != pages[index] } ?? pages.endIndex
            if open != nil { markup.close("div") }
            open = pages[index]
            markup.open("div", ["class": pages[index] == .landscape ? "lying" : "upright"])
            if index == 0 { markup.element("h2", ["id": Markup.identifier(section.id)], section.title) }
            write(block)
            for rest in section.blocks[(index + 1)..<end] { write(rest) }
        }
        if open != nil { markup.close("div") } else { markup.element("h2", ["id": Markup.identifier(section.id)], section.title) }
        markup.newLine()
    }
}
