// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

/// What became of records, as the lists of a report divide them.
enum RecordList: String, CaseIterable {
    case included, excludedByFullText, notRetrieved, excludedByTitle, open, removed, duplicates
    /// All that were screened, which the list of all records shows.
    case screened

    var id: String { "records-\(rawValue)" }

    var caption: String {
        switch self {
        case .included: "Included reports"
        case .excludedByFullText: "Reports excluded at full text, with the reason"
        case .notRetrieved: "Reports not retrieved"
        case .excludedByTitle: "Records excluded by title and abstract"
        case .open: "Records that await a decision"
        case .removed: "Records taken out before screening"
        case .duplicates: "Duplicates and the records kept in their place"
        case .screened: "Records screened"
        }
    }
}

extension ReviewReport {
    /// The documents of a list, in the order of identification.
    func records(_ list: RecordList) -> [ScreenedRecord] {
        guard lineage != nil else { return [] }
        return state.records.filter { record in
            switch (list, record.outcome) {
            case (.included, .included), (.excludedByFullText, .excludedByFullText), (.notRetrieved, .notRetrieved),
                (.excludedByTitle, .excludedByTitle), (.removed, .removed), (.open, .awaitingFirstRound), (.open, .awaitingRetrieval),
                (.open, .awaitingFullText):
                true
            case (.duplicates, _): record.members.count > 1
            case (.screened, .removed): false
            case (.screened, _): true
            default: false
            }
        }
    }

    /// The lists that hold something, those that a reader asks for first in front.
    var listsSection: Section? {
        let lists = RecordList.allCases.filter { $0 != .screened && $0 != .duplicates && !records($0).isEmpty }
        var blocks: [Block] = lists.enumerated().map { .table(table(of: $1, number: $0 + 1)) }
        if !records(.duplicates).isEmpty { blocks.append(.table(duplicateTable(number: lists.count + 1))) }
        guard !blocks.isEmpty else { return nil }
        return Section(id: "records", title: "Records and what became of them", blocks: blocks)
    }

    private func table(of list: RecordList, number: Int) -> Table {
        let hasReason = [RecordList.excludedByFullText, .excludedByTitle, .notRetrieved, .removed, .open].contains(list)
        var columns: [Table.Column] = [
            .init("Record"), .init("First author"), .init("Year", alignment: .right), .init("Title"), .init("Published in"),
            .init("Found in"),
        ]
        if hasReason { columns.append(.init(list == .open ? "Awaits" : "Reason")) }
        return Table(
            id: list.id, label: "List \(number)", caption: list.caption, columns: columns,
            rows: records(list).map { record in
                Table.Row(cells(record) + (hasReason ? [Cell(reason(record))] : []))
            })
    }

    private func cells(_ record: ScreenedRecord) -> [Cell] {
        let entry = review.record(record.key)
        let isCongress = entry?.kind.isConference ?? false
        var key = Cell(record.key.description)
        if isCongress { key.badge = Badge(.neutral, "congress") }
        return [
            key, Cell(entry.map(Self.firstAuthor) ?? ""), entry?.year.map { Cell("\($0)", value: .integer($0)) } ?? Cell(""),
            Cell(entry?.title ?? ""), Cell(entry.map { $0.journal.isEmpty ? $0.journalAbbreviation : $0.journal } ?? ""),
            Cell(sources(record)),
        ]
    }

    static func firstAuthor(_ record: BibliographicRecord) -> String {
        guard let first = record.authors.first else { return "" }
        return first.family + (record.authors.count > 1 ? " et al." : "")
    }

    private func sources(_ record: ScreenedRecord) -> String {
        let names = record.members.compactMap { member in state.searches.first { $0.id == member.search }.map(sourceName) }
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }.joined(separator: ", ")
    }

    private func reason(_ record: ScreenedRecord) -> String {
        switch record.outcome {
        case .excludedByTitle(let reason), .excludedByFullText(let reason): plan.criterion(reason).map { "\($0.id): \($0.label)" } ?? reason
        case .notRetrieved(let reason): reason
        case .removed(let removal): removal.reason + (removal.rule.isEmpty ? "" : " (\(removal.rule))")
        case .awaitingFirstRound: "title and abstract"
        case .awaitingRetrieval: "the full text"
        case .awaitingFullText: "a decision on the full text"
        case .included: ""
        }
    }

    private func duplicateTable(number: Int) -> Table {
        let rules = mergeRules
        let rows = records(.duplicates).flatMap { record in
            record.members.dropFirst().map { member in
                Table.Row([
                    Cell(member.description), Cell(record.key.description), Cell(review.record(record.key)?.title ?? ""),
                    Cell(rules[member] ?? "by a person"),
                ])
            }
        }
        return Table(
            id: RecordList.duplicates.id, label: "List \(number)", caption: RecordList.duplicates.caption,
            columns: [.init("Duplicate"), .init("Kept"), .init("Title"), .init("Rule")], rows: rows)
    }

    /// The rule by which each record was merged, of the last decision about it.
    private var mergeRules: [RecordKey: String] {
        var rules: [RecordKey: String] = [:]
        for event in review.events where state.moment.map({ event.time <= $0 }) ?? true {
            guard case .merge(let kept, let others, let rule) = event.action else { continue }
            for key in others + [kept] { rules[key] = rule.isEmpty ? "by a person" : rule }
        }
        return rules
    }
}
