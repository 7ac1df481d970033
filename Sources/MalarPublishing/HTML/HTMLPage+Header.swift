// SPDX-License-Identifier: Apache-2.0

extension HTMLPage {
    mutating func writeHeader() {
        markup.open("header", ["class": "masthead"])
        markup.open("div", ["class": "masthead-inner"])
        markup.element("div", ["class": "bar"]) { markup in
            markup.element("ul", ["class": "notices", "aria-label": "Notices"]) { markup in
                for notice in document.notices { markup.element("li", ["class": "badge \(notice.status.rawValue)"], notice.text) }
            }
            markup.element(
                "button", ["type": "button", "id": "theme", "class": "theme", "aria-pressed": "false", "hidden": "hidden"], "Dark")
        }
        if !isPaper, !document.pageLinks.isEmpty {
            markup.element("nav", ["class": "pages", "aria-label": "Pages"]) { markup in
                for link in document.pageLinks { markup.element("a", ["href": link.address], link.text) }
            }
        }
        markup.element("h1", document.title)
        if let subtitle = document.subtitle { markup.element("p", ["class": "subtitle"], subtitle) }
        for line in document.byline { markup.element("p", ["class": "byline"], line) }
        if !document.keyFigures.isEmpty { write(document.keyFigures, place: "Summary") }
        if hasLineage, !isPaper {
            markup.element("p", ["class": "hint"]) { markup in
                markup.write("A number with a ")
                markup.element("span", ["class": "source-sample"], "dotted line")
                markup.write(" opens its source: denominator, \(document.subjectNoun.plural), \(document.recordNoun.plural) and method.")
            }
        }
        writeSources(place: "summary", title: "the summary")
        markup.close("div")
        markup.close("header")
        markup.newLine()
    }

    private var hasLineage: Bool {
        document.keyFigures.contains { $0.lineage != nil }
            || document.sections.flatMap(\.blocks).contains { block in
                switch block {
                case .table(let table): table.hasLineage
                case .figure(let figure): figure.data.hasLineage
                case .keyFigures(let items): items.contains { $0.lineage != nil }
                default: false
                }
            }
    }

    mutating func writeContents() {
        markup.element("nav", ["class": "contents", "aria-label": "Contents"]) { markup in
            markup.element("p", ["class": "contents-title"], "Contents")
            markup.element("ol") { markup in
                for section in document.sections {
                    markup.element("li") { $0.element("a", ["href": "#" + Markup.identifier(section.id)], section.title) }
                }
            }
            let parts = document.tables.map { ($0.id, $0.label) } + document.figures.map { ($0.id, $0.label) }
            guard !parts.isEmpty else { return }
            markup.element("p", ["class": "contents-title"], "Tables and figures")
            markup.element("ul", ["class": "parts"]) { markup in
                for (id, label) in parts {
                    markup.element("li") { $0.element("a", ["href": "#" + Markup.identifier(id)], label) }
                }
            }
        }
        markup.newLine()
    }
}

extension Table {
    var hasLineage: Bool { rows.contains { $0.cells.contains { $0.lineage != nil } } }
}
