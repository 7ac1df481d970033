// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

extension Checklist {
    /// Each item with what is stored for it. A requirement without a fact, or with an empty one, stays open.
    public func entries(_ facts: ChecklistFacts) -> [ChecklistEntry] {
        items.map { item in
            let pairs = item.requirements.map { ($0, facts[$0.key].flatMap { $0.answers ? $0 : nil }) }
            return ChecklistEntry(item: item, facts: pairs.compactMap(\.1), missing: pairs.filter { $0.1 == nil }.map(\.0))
        }
    }

    /// Keys of facts that the checklist does not know, sorted; such facts answer nothing.
    public func unknownKeys(_ facts: ChecklistFacts) -> [String] {
        let known = Set(keys)
        return facts.facts.keys.filter { !known.contains($0) }.sorted()
    }

    /// How many items are answered from stored facts, in part, and not at all, as a sentence.
    public func summary(_ facts: ChecklistFacts) -> String {
        let counts = Dictionary(grouping: entries(facts), by: \.status).mapValues(\.count)
        func count(_ status: ChecklistEntry.Status) -> Int { counts[status] ?? 0 }
        return
            "\(name): of \(items.count) items \(count(.answered)) are answered from what is stored, \(count(.partly)) in part, "
            + "and \(count(.open)) are to be written by the authors."
    }

    /// The checklist as a table: item, what it asks for, whether it is answered, where, and the stored fact or what is to be written.
    public func table(_ facts: ChecklistFacts, id: String, label: String, caption: String) -> Table {
        var (rows, section): ([Table.Row], String?) = ([], nil)
        for entry in entries(facts) {
            if entry.item.section != section {
                section = entry.item.section
                rows.append(.heading(Cell(entry.item.section)))
            }
            rows.append(
                .init([
                    Cell(entry.item.id), Cell(entry.item.topic),
                    Cell(entry.item.requirements.map(\.text).joined(separator: "; ")),
                    Cell("", value: .text(entry.status.rawValue), badge: Badge(entry.status.badge, entry.status.word)),
                    entry.place, Cell(entry.text),
                ]))
        }
        return Table(
            id: id, label: label, caption: caption,
            columns: [
                .init("Item"), .init("Topic"), .init("What is asked for", marks: ["a"]), .init("Status"), .init("Where"),
                .init("Stored fact, or what is to be written"),
            ],
            rows: rows, footnotes: [.init("a", "\(citation) doi:\(doi). Wording is our own.")])
    }

    /// One line per item that has a fact, with links to the parts that tell it, for a list below the table.
    public func links(_ facts: ChecklistFacts) -> [RichText] {
        entries(facts).filter { !$0.facts.isEmpty }.map { entry -> RichText in
            let places = entry.facts.map { fact -> Inline in
                fact.part.map { .link(fact.location, to: .part($0)) } ?? .text(fact.location)
            }
            var seen: Set<Inline> = []
            let unique = places.filter { seen.insert($0).inserted }
            let separated = unique.enumerated().flatMap { $0.offset == 0 ? [$0.element] : [.text("; "), $0.element] }
            let note: [Inline] = entry.status == .partly ? [.text(" (in part)")] : []
            return RichText([.strong("\(entry.item.id) \(entry.item.topic): ")] + separated + note)
        }
    }
}

extension ChecklistEntry {
    /// The places in print, with a link where all facts stand in one part.
    fileprivate var place: Cell {
        var cell = Cell(location)
        let parts = Set(facts.map(\.part))
        if parts.count == 1, let part = parts.first.flatMap({ $0 }) { cell.link = .part(part) }
        return cell
    }
}

extension ChecklistEntry.Status {
    var badge: MalarPublishing.Status {
        switch self {
        case .answered: .positive
        case .partly: .caution
        case .open: .neutral
        }
    }
}
