// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

extension StudyAnalysis {
    /// The tables of the publication beside those of the report, cell by cell; empty where the publication gives none.
    func publishedComparisons(with tables: [Table]) -> [(table: PublishedTable, cells: [PublishedComparison])] {
        (reported?.tables ?? []).map { ($0, $0.compare(with: tables)) }
    }

    /// The check of the publication's own arithmetic.
    var publishedArithmetic: PublishedArithmetic? {
        reported.flatMap { $0.tables.isEmpty && $0.repeated.isEmpty ? nil : PublishedArithmetic($0) }
    }

    /// The section that sets the publication's tables beside the report's; empty without a publication that gives tables.
    func publishedTableSections(_ tables: [Table]) -> [Section] {
        guard let reported, let arithmetic = publishedArithmetic else { return [] }
        let compared = publishedComparisons(with: tables)
        let title = study.identity.isSynthetic ? "Published beside simulated: not expected to agree" : "Published beside computed"
        let lead: [Block] = simulatedBlocks + [.paragraph(RichText(comparedInWords(compared.flatMap(\.cells), reported)))]
        let shown = compared.filter { !$0.cells.isEmpty }.map { Block.table(publishedTable($0.table, $0.cells, tables)) }
        return [Section(id: "publishedTables", title: title, blocks: lead + shown + [.table(arithmeticTable(arithmetic, reported))])]
    }

    private var simulatedBlocks: [Block] {
        guard study.identity.isSynthetic else { return [] }
        return [
            .callout(
                Callout(
                    .caution, title: "Simulated patients stand beside published ones",
                    body: [
                        RichText(
                            "The patients of this study do not exist. They were drawn so that their summaries lie near to the published ones: "
                                + "an equal number confirms nothing, and a different one refutes nothing.")
                    ]))
        ]
    }

    private func comparedInWords(_ cells: [PublishedComparison], _ reported: ReportedStudy) -> String {
        let counts = PublishedComparison.Verdict.allCases.map { verdict in
            let count = cells.count { $0.verdict == verdict }
            switch verdict {
            case .equal: return "\(count) \(count == 1 ? "is" : "are") equal within the printed digits"
            case .differs: return "\(count) \(count == 1 ? "differs" : "differ")"
            case .notComparable: return "\(count) cannot be compared"
            }
        }
        return "Publication: \(reported.source). Of \(cells.count) printed \(cells.count == 1 ? "cell" : "cells") \(counts.listed)."
    }

    private func publishedTable(_ published: PublishedTable, _ cells: [PublishedComparison], _ tables: [Table]) -> Table {
        let caption = tables.first { $0.id == published.table }?.caption
        let isWide = published.columns.count > 1
        let groups = cells.map { $0.under ?? "" }.uniqued()
        let rows = groups.flatMap { group -> [Table.Row] in
            let own = cells.filter { ($0.under ?? "") == group }
            return (group.isEmpty ? [] : [Table.Row.heading(Cell(group))]) + own.map { row($0, isWide: isWide) }
        }
        return Table(
            id: "published-\(published.table)", label: "",
            caption: "\(published.place) as published beside \(caption.map { "“\($0)”" } ?? published.table)",
            columns: [Table.Column("Row")] + (isWide ? [Table.Column("Column")] : [])
                + ["Published", "Computed"].map { Table.Column($0, alignment: .right) } + [
                    Table.Column("Verdict"), Table.Column("Remark"),
                ],
            rows: rows,
            footnotes: [
                Table.Footnote(
                    "",
                    "Equal: the computed number rounds to the printed digits, and count and denominator are the same. A published percentage without a denominator is taken of the number of patients that the publication gives for the table."
                )
            ])
    }

    private func row(_ cell: PublishedComparison, isWide: Bool) -> Table.Row {
        let badge: Badge =
            switch cell.verdict {
            case .equal: Badge(.positive, cell.verdict.words)
            case .differs: Badge(study.identity.isSynthetic ? .neutral : .problem, cell.verdict.words)
            case .notComparable: Badge(.caution, cell.verdict.words)
            }
        return Table.Row(
            [Cell(cell.row)] + (isWide ? [Cell(cell.column)] : [])
                + [
                    Cell(cell.printed), Cell(cell.computed ?? "–"), Cell("", value: .text(cell.verdict.words), badge: badge),
                    Cell((cell.remark ?? "").capitalizedFirst),
                ])
    }

    private func arithmeticTable(_ arithmetic: PublishedArithmetic, _ reported: ReportedStudy) -> Table {
        let count = arithmetic.findings.count
        return Table(
            id: "publishedArithmetic", label: "", caption: "Where the publication's own numbers do not fit each other",
            columns: ["Place", "What", "Printed", "What does not fit"].map { Table.Column($0) },
            rows: arithmetic.findings.map { Table.Row([Cell($0.place), Cell($0.what), Cell($0.printed), Cell($0.problem)]) },
            footnotes: [
                Table.Footnote(
                    "",
                    RichText(
                        "\(arithmetic.checks) percentages, quartiles, sums and numbers printed in several places were checked; \(count == 0 ? "none fails" : count == 1 ? "one fails" : "\(count) fail"). "
                            + "A percentage holds if n/N rounds to the printed digits, halves to either side. A failure may be a slip of print and says nothing of the conclusions."
                    ))
            ])
    }

    /// The comparison as data.
    func publishedJSON(_ tables: [Table]) -> JSONValue {
        let compared = publishedComparisons(with: tables).flatMap(\.cells)
        let arithmetic = publishedArithmetic
        return [
            "cells": .array(compared.map(\.json)), "arithmeticChecks": .integer(arithmetic?.checks ?? 0),
            "arithmeticFindings": .array(
                (arithmetic?.findings ?? []).map {
                    ["place": .string($0.place), "what": .string($0.what), "printed": .string($0.printed), "problem": .string($0.problem)]
                }),
        ]
    }
}

extension PublishedComparison {
    var json: JSONValue {
        [
            "place": .string(place), "row": .string(row), "under": .string(orNull: under), "column": .string(column),
            "printed": .string(printed), "computed": .string(orNull: computed), "verdict": .string(verdict.rawValue),
            "remark": .string(orNull: remark),
        ]
    }
}
