// SPDX-License-Identifier: Apache-2.0

extension HTMLPage {
    mutating func write(_ block: Block) {
        switch block {
        case .subheading(let text): markup.element("h3", text)
        case .paragraph(let text): markup.element("p") { Self.write(text, to: &$0) }
        case .bulletList(let items): write(list: items)
        case .definitions(let items): write(items)
        case .keyFigures(let items): write(items, place: "Key figure")
        case .callout(let callout): write(callout)
        case .table(let table): write(table, isFigureData: false)
        case .figure(let figure): write(figure)
        }
    }

    static func write(_ text: RichText, to markup: inout Markup) {
        for run in text.runs {
            switch run {
            case .text(let text): markup.write(text)
            case .strong(let text): markup.element("strong", text)
            case .emphasis(let text): markup.element("em", text)
            case .code(let text): markup.element("code", text)
            case .link(let text, .part(let id)): markup.element("a", ["href": "#" + Markup.identifier(id)], text)
            case .link(let text, .web(let address)): write(text, address: address, to: &markup)
            }
        }
    }

    /// Only web addresses become links, so that no document can carry a script in one.
    private static func write(_ text: String, address: String, to markup: inout Markup) {
        let known = ["https://", "http://"].contains { address.lowercased().hasPrefix($0) }
        guard known else { return markup.write(text) }
        markup.element("a", ["href": address, "rel": "noreferrer"], text)
    }

    private mutating func write(list items: [RichText]) {
        markup.element("ul", ["class": "bullets"]) { markup in
            for item in items { markup.element("li") { Self.write(item, to: &$0) } }
        }
    }

    private mutating func write(_ items: [Definition]) {
        markup.element("dl", ["class": "definitions"]) { markup in
            for item in items {
                markup.element("div") { markup in
                    markup.element("dt", item.term)
                    markup.element("dd") { Self.write(item.meaning, to: &$0) }
                }
            }
        }
    }

    mutating func write(_ items: [KeyFigure], place: String) {
        markup.open("dl", ["class": "key-figures"])
        for item in items {
            markup.open("div")
            markup.element("dt", item.label)
            markup.open("dd", ["class": "value"])
            writeValue(item.value, lineage: item.lineage, path: [place, item.label])
            markup.close("dd")
            if let note = item.note { markup.element("dd", ["class": "remark"], note) }
            markup.close("div")
        }
        markup.close("dl")
    }

    private mutating func write(_ callout: Callout) {
        let (status, word) =
            switch callout.kind {
            case .note: (Status.neutral, "Note")
            case .caution: (Status.caution, "Caution")
            case .problem: (Status.problem, "Problem")
            }
        markup.element("div", ["class": "callout \(status.rawValue)", "role": "note"]) { markup in
            markup.element("p", ["class": "callout-title"]) { markup in
                markup.element("span", ["class": "callout-kind"], word)
                markup.write(" " + callout.title)
            }
            for text in callout.body { markup.element("p") { Self.write(text, to: &$0) } }
        }
    }
}
