// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

extension ReviewReport {
    var searchSection: Section {
        var blocks: [Block] = []
        if state.searches.isEmpty {
            blocks.append(.paragraph("The folder has no search log."))
            if !counts.databases.isEmpty { blocks.append(.paragraph(RichText(Self.list(counts.databases)))) }
        } else {
            blocks.append(.table(searchTable))
            blocks.append(.table(balanceTable))
            for run in state.searches where !run.strategy.isEmpty {
                blocks.append(.subheading("\(sourceName(run)), \(run.date)"))
                blocks.append(.paragraph([.code(run.strategy)]))
            }
        }
        return Section(id: "search", title: "Search", blocks: blocks)
    }

    func sourceName(_ run: SearchRun) -> String { plan.source(run.source)?.name ?? run.source }

    static func list(_ parts: [FlowCounts.Part]) -> String {
        parts.map { "\($0.name) \($0.count)" }.joined(separator: ", ") + "."
    }

    private var searchTable: Table {
        Table(
            id: "searches", label: "Table 2", caption: "Search log (PRISMA-S)",
            columns: [
                .init("Run"), .init("Source"), .init("Platform"), .init("Date"), .init("Person"), .init("Limits"), .init("Filters"),
                .init("Shown", alignment: .right), .init("Exported", alignment: .right), .init("Repeats"),
            ],
            rows: state.searches.map { run in
                Table.Row([
                    Cell(run.id), Cell(sourceName(run)), Cell(run.platform),
                    Cell([("\(run.date)"), run.time, run.timeZone].filter { !$0.isEmpty }.joined(separator: " ")),
                    Cell(run.person), Cell(run.limits), Cell(run.filters), Self.cell(run.hitsShown), Self.cell(run.hitsExported),
                    Cell(run.rerunOf ?? ""),
                ])
            })
    }

    /// What each export brought: nothing is lost without a word.
    private var balanceTable: Table {
        var table = Table(
            id: "balance", label: "Table 3", caption: "Balance of the exported files",
            columns: [
                .init("Run"), .init("In files", alignment: .right), .init("Refused", alignment: .right),
                .init("Seen before", alignment: .right), .init("New", alignment: .right), .init("Remark"),
            ],
            rows: state.balances.map { balance in
                Table.Row([
                    Cell(balance.search), Self.cell(balance.inFiles), Self.cell(balance.inFiles == nil ? nil : balance.refused),
                    Self.cell(balance.inFiles == nil ? nil : balance.seenBefore.count),
                    Self.cell(balance.inFiles == nil ? nil : balance.new.count), Cell(balance.explanation),
                ])
            })
        table.footnotes = [.init("", "Seen before: an earlier run of the same source brought the same record, which is counted once.")]
        return table
    }

    static func cell(_ count: Int?) -> Cell { count.map { Cell("\($0)", value: .integer($0)) } ?? Cell("–") }
}
