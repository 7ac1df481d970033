// SPDX-License-Identifier: Apache-2.0

/// Lists of subjects and records that stand once in a page, for thousands of numbers may rest on the same.
struct SharedLists {
    private struct Key: Hashable {
        let subjects: [String]
        let records: [String]
    }

    /// From so many characters on a list is stated once; a shorter one stands wherever it is shown.
    static let leastCharacters = 512

    private(set) var lineages: [Lineage] = []
    private var numbers: [Key: Int] = [:]

    /// The number of the list of a lineage, from 1; `nil` for one too short to be shared.
    mutating func number(of lineage: Lineage) -> Int? {
        let length = (lineage.subjects + lineage.records).reduce(0) { $0 + $1.utf8.count }
        guard length >= Self.leastCharacters else { return nil }
        let key = Key(subjects: lineage.subjects, records: lineage.records)
        if let known = numbers[key] { return known }
        lineages.append(lineage)
        numbers[key] = lineages.count
        return lineages.count
    }
}

extension HTMLPage {
    /// What a panel has in place of a shared list: a button that opens it. The script puts the list itself there when the panel is opened.
    static func writeReference(to list: Int, _ lineage: Lineage, _ document: Document, to markup: inout Markup) {
        let id = "list-\(list)"
        markup.element("div", ["data-list": id]) { markup in
            markup.element("dt", "Counted")
            markup.element("dd") { markup in
                markup.element(
                    "button", ["type": "button", "class": "list", "popovertarget": id], words(for: lineage, document))
            }
        }
    }

    /// Every shared list, as a panel of its own that opens without script.
    mutating func writeSharedLists() {
        guard !sharedLists.lineages.isEmpty else { return }
        markup.open("div", ["class": "sources"])
        for (index, lineage) in sharedLists.lineages.enumerated() {
            let id = "list-\(index + 1)"
            markup.newLine()
            markup.open(
                "div",
                ["class": "panel", "id": id, "popover": "auto", "role": "dialog", "aria-labelledby": "\(id)-title", "tabindex": "-1"])
            markup.element("div", ["class": "panel-head"]) { markup in
                markup.element("p", ["id": "\(id)-title"]) { $0.element("strong", Self.words(for: lineage, document)) }
                markup.element(
                    "button",
                    ["type": "button", "class": "close", "popovertarget": id, "popovertargetaction": "hide", "aria-label": "Close"], "×")
            }
            markup.element("dl") { Self.writeLists(of: lineage, document, to: &$0) }
            markup.close("div")
        }
        markup.close("div")
        markup.newLine()
    }

    /// "26 patients, 52 rows".
    private static func words(for lineage: Lineage, _ document: Document) -> String {
        [(lineage.subjects.count, document.subjectNoun), (lineage.records.count, document.recordNoun)]
            .filter { $0.0 > 0 }.map { $0.1.counted($0.0) }.joined(separator: ", ")
    }
}
