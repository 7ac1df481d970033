// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

extension ReviewReport {
    /// The flow diagram, whose boxes lead to the lists of records.
    public var diagram: PRISMAFlowDiagram {
        PRISMAFlowDiagram(counts, links: lineage == nil ? [:] : boxLinks)
    }

    private var boxLinks: [String: LinkTarget] {
        let lists: [(String, RecordList)] = [
            ("duplicates", .duplicates), ("records_screened", .screened), ("records_excluded", .excludedByTitle),
            ("dbr_notretrieved_reports", .notRetrieved), ("dbr_excluded", .excludedByFullText),
            ("other_notretrieved_reports", .notRetrieved), ("other_excluded", .excludedByFullText), ("new_studies", .included),
        ]
        var links: [String: LinkTarget] = ["database_results": .part("searches")]
        for (box, list) in lists {
            if list == .screened { links[box] = .part("records") } else if !records(list).isEmpty { links[box] = .part(list.id) }
        }
        if state.searches.isEmpty { links["database_results"] = nil }
        return links
    }

    var selectionSection: Section {
        var blocks: [Block] = []
        if check.isImpossible {
            let lines = check.findings.filter { $0.refuses && $0.rule != .r15 }.map { RichText($0.description) }
            blocks.append(
                .callout(Callout(.problem, title: "The numbers contradict each other; the diagram must not be used", body: lines)))
        }
        blocks.append(
            .figure(
                diagram.figure(id: "prisma", label: "Figure 1", caption: "PRISMA 2020 flow diagram" + (check.isFinal ? "" : ", not final")))
        )
        blocks.append(.table(ruleTable))
        if !sourceRows.isEmpty { blocks.append(.table(sourceTable)) }
        return Section(id: "selection", title: "Selection of studies", blocks: blocks)
    }

    private var ruleTable: Table {
        Table(
            id: "rules", label: "Table 4", caption: "The arithmetic of the flow, rule by rule",
            columns: [.init("Rule"), .init("What must hold"), .init("Result"), .init("Numbers")],
            rows: check.findings.map { finding in
                Table.Row([
                    Cell("\(finding.rule.rawValue) \(finding.rule.title)"), Cell(finding.rule.statement),
                    Cell("", value: .text(finding.outcome.rawValue), badge: finding.badge), Cell(finding.message),
                ])
            })
    }

    /// Which source brought what was included, and what it alone brought.
    private var sourceTable: Table {
        Table(
            id: "sources", label: "Table 5", caption: "What each source brought",
            columns: [
                .init("Source"), .init("Records", alignment: .right), .init("Found by it alone", alignment: .right),
                .init("In included reports", alignment: .right), .init("Included through it alone", alignment: .right),
            ], rows: sourceRows)
    }

    private var sourceRows: [Table.Row] {
        guard lineage != nil, !state.records.isEmpty else { return [] }
        struct Tally { var records = 0, alone = 0, included = 0, includedAlone = 0 }
        let sourceOf = Dictionary(state.searches.map { ($0.id, sourceName($0)) }, uniquingKeysWith: { first, _ in first })
        var (tallies, order): ([String: Tally], [String]) = ([:], [])
        for run in state.searches where !order.contains(sourceName(run)) { order.append(sourceName(run)) }
        for record in state.records {
            let names = Set(record.members.compactMap { sourceOf[$0.search] })
            for member in record.members { if let name = sourceOf[member.search] { tallies[name, default: Tally()].records += 1 } }
            let isIncluded = record.outcome == .included
            for name in names {
                if names.count == 1 { tallies[name, default: Tally()].alone += 1 }
                if isIncluded { tallies[name, default: Tally()].included += 1 }
                if isIncluded, names.count == 1 { tallies[name, default: Tally()].includedAlone += 1 }
            }
        }
        return order.compactMap { name in
            tallies[name].map { tally in
                Table.Row([
                    Cell(name), Self.cell(tally.records), Self.cell(tally.alone), Self.cell(tally.included), Self.cell(tally.includedAlone),
                ])
            }
        }
    }
}

extension FlowFinding {
    /// The outcome as a word with its colour.
    var badge: Badge {
        switch outcome {
        case .holds: Badge(.positive, "holds")
        case .violated: Badge(.problem, rule.isHard ? "violated" : "differs")
        case .explained: Badge(.neutral, "explained")
        case .cannotBeChecked: Badge(.neutral, "cannot be checked")
        }
    }
}
