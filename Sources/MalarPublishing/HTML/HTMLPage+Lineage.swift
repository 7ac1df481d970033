// SPDX-License-Identifier: Apache-2.0

extension HTMLPage {
    /// A lineage whose panel is still to be written.
    struct PendingLineage {
        var id: String
        var lineage: Lineage
        var value: String
        /// Where the value stands: table, row, column.
        var path: [String]
    }

    /// The value; with a lineage, as a button that opens it.
    mutating func writeValue(_ text: String, lineage: Lineage?, path: [String]) {
        guard let lineage, !isPaper else { return markup.write(text) }
        lineageCount += 1
        let id = "source-\(lineageCount)"
        pendingLineages.append(.init(id: id, lineage: lineage, value: text, path: path.filter { !$0.isEmpty }))
        markup.element("button", ["type": "button", "class": "source", "popovertarget": id, "aria-haspopup": "dialog"]) { markup in
            if text.isEmpty { markup.element("span", ["class": "hidden"], "Source") } else { markup.write(text) }
        }
    }

    /// The panels of all lineages since the last call, and a switch that shows them as a list.
    mutating func writeSources(place: String, title: String) {
        guard !pendingLineages.isEmpty else { return }
        let sources = pendingLineages
        pendingLineages = []
        let count = sources.count == 1 ? "1 number" : "\(sources.count) numbers"
        markup.element("details", ["class": "sources-switch"]) { $0.element("summary", "Sources of \(count) in \(title)") }
        markup.open("div", ["class": "sources", "id": "\(place)-sources"])
        for source in sources {
            markup.newLine()
            write(source)
        }
        markup.close("div")
    }

    private mutating func write(_ source: PendingLineage) {
        let list = sharedLists.number(of: source.lineage)
        let attributes: Markup.Attributes = [
            "class": "panel", "id": source.id, "popover": "auto", "role": "dialog", "aria-labelledby": "\(source.id)-title",
            "tabindex": "-1",
        ]
        markup.element("div", attributes) { markup in
            markup.element("div", ["class": "panel-head"]) { markup in
                markup.element("p", ["id": "\(source.id)-title"]) { markup in
                    markup.element("span", ["class": "path"], source.path.joined(separator: " · "))
                    markup.write(" ")
                    markup.element("strong", source.value)
                }
                markup.element(
                    "button",
                    [
                        "type": "button", "class": "close", "popovertarget": source.id, "popovertargetaction": "hide",
                        "aria-label": "Close",
                    ], "×")
            }
            markup.element("dl") { Self.write(source.lineage, list: list, in: document, to: &$0) }
        }
    }

    private static func write(_ lineage: Lineage, list: Int?, in document: Document, to markup: inout Markup) {
        if let denominator = lineage.denominator { write("Denominator", String(denominator), to: &markup) }
        write("Method", lineage.method, to: &markup)
        for option in lineage.options { write(option.name, option.value, to: &markup) }
        if let list {
            writeReference(to: list, lineage, document, to: &markup)
        } else {
            writeLists(of: lineage, document, to: &markup)
        }
        if let note = lineage.note { write("Note", note, to: &markup) }
    }

    /// The subjects and the records.
    static func writeLists(of lineage: Lineage, _ document: Document, to markup: inout Markup) {
        writeSubjects(lineage.subjects, document, to: &markup)
        write(lineage.records, document.recordNoun, to: &markup)
    }

    /// The subjects, with links to their pages where they have one.
    private static func writeSubjects(_ ids: [String], _ document: Document, to markup: inout Markup) {
        guard ids.contains(where: { document.subjectPages[$0] != nil }) else { return write(ids, document.subjectNoun, to: &markup) }
        let name = document.subjectNoun.counted(ids.count)
        markup.element("div") { markup in
            markup.element("dt", name.prefix(1).uppercased() + name.dropFirst())
            markup.element("dd") { markup in
                for (index, id) in ids.enumerated() {
                    if index > 0 { markup.write(", ") }
                    if let page = document.subjectPages[id] { markup.element("a", ["href": page], id) } else { markup.write(id) }
                }
            }
        }
    }

    private static func write(_ ids: [String], _ noun: Noun, to markup: inout Markup) {
        guard !ids.isEmpty else { return }
        write(noun.counted(ids.count), ids.joined(separator: ", "), to: &markup)
    }

    private static func write(_ name: String, _ value: String, to markup: inout Markup) {
        guard !value.isEmpty else { return }
        markup.element("div") { markup in
            markup.element("dt", name.prefix(1).uppercased() + name.dropFirst())
            markup.element("dd", value)
        }
    }
}
