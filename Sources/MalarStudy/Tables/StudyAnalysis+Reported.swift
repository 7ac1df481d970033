// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

extension StudyAnalysis {
    /// The statements of the publication beside what the data give; empty where there is no publication.
    public var reportedComparisons: [Comparison] {
        (reported?.statements ?? []).map { $0.compare(with: courses, quantiles: study.statistics.quantiles) }
    }

    /// The values that the publication prints of single patients, place by place.
    public var factComparisons: [FactComparison] {
        reported?.compareFacts(with: courses) ?? []
    }

    /// What became of the publication's statements and facts, in a sentence or two.
    func publishedInWords(_ comparisons: [Comparison], _ facts: [FactComparison]) -> String {
        let counts = Verdict.allCases.map { verdict in "\(comparisons.filter { $0.verdict == verdict }.count) \(verdict.pluralWords)" }
        let contradictory = facts.filter(\.isContradictory).count
        return "\(comparisons.count) statements of the publication were recomputed from the data: \(counts.joined(separator: ", ")). "
            + "\(facts.count) facts about single patients were held against each other, place by place: \(contradictory) contradict each other."
    }

    /// Sentences that belong beside the headline.
    func remarks(_ comparisons: [Comparison], _ facts: [FactComparison]) -> [String] {
        let published = reported == nil || suppressBelow != nil || comparisons.isEmpty && facts.isEmpty
        return [study.cohort == nil ? honestWord : portabilityInWords, published ? nil : publishedInWords(comparisons, facts)].compactMap(
            \.self)
    }

    /// Table 7: published against recomputed.
    func reportedTable(_ comparisons: [Comparison]) -> Table {
        Table(
            id: "reported", label: "Table 7", caption: "Published against recomputed",
            columns: [
                Table.Column("Statement"), Table.Column("Statistic"), Table.Column("Published", alignment: .right),
                Table.Column("Recomputed", alignment: .right),
                Table.Column("Verdict"), Table.Column("Remark"),
            ],
            rows: grouped(comparisons),
            footnotes: [
                Table.Footnote(
                    "",
                    RichText(
                        "Publication: \(reported?.source ?? ""). Agrees after rounding: the recomputed value rounds to the printed digits.")
                ),
                Table.Footnote("", "Cannot be derived: the data leave it open; the bounds that they allow stand under Recomputed."),
            ])
    }

    /// The rows with a heading for each place of the publication, in its order.
    private func grouped(_ comparisons: [Comparison]) -> [Table.Row] {
        let sections = comparisons.map { $0.statement.section }.uniqued()
        return sections.flatMap { section in
            [Table.Row.heading(Cell(section))] + comparisons.filter { $0.statement.section == section }.map(row)
        }
    }

    private func row(_ comparison: Comparison) -> Table.Row {
        let statement = comparison.statement
        let conditions = statement.conditions.map(\.words).joined(separator: " and ")
        let method = [statement.statistic.words, statement.variable, conditions.nilIfEmpty].compactMap(\.self).joined(separator: " of ")
        let value: Cell.Value = comparison.value.map { .number($0) } ?? .none
        return Table.Row([
            Cell(statement.says.capitalizedFirst), Cell(statement.statistic.words), Cell(statement.printed),
            Cell(
                comparison.recomputed ?? "–", value: value,
                lineage: lineage(comparison.patients, comparison.records, of: comparison.denominator, method, note: comparison.remark)),
            Cell(comparison.verdict.words, badge: comparison.verdict.badge).onlyBadge, Cell(comparison.remarkInWords),
        ])
    }

    /// Table 8: values that the publication prints differently in different places.
    func contradictionTable(_ facts: [FactComparison]) -> Table {
        Table(
            id: "contradictions", label: "Table 8", caption: "Facts that contradict each other in the publication",
            columns: [
                Table.Column("Patient"), Table.Column("Variable"), Table.Column("Printed"), Table.Column("Used here"),
                Table.Column("Not used"),
            ],
            rows: facts.filter(\.isContradictory).map { fact in
                Table.Row([
                    Cell(fact.patient), Cell(fact.label), Cell(fact.printedInWords),
                    Cell(fact.used, lineage: lineage([fact.patient], fact.records, "value of the data that the analysis uses")),
                    Cell(fact.unused.joined(separator: "; ")),
                ])
            },
            footnotes: [
                Table.Footnote(
                    "",
                    "None of them was chosen in silence: the data hold the value under Used here, and the places under Not used print another one."
                )
            ])
    }
}

extension ReportedStatement {
    /// The place without its paragraph: `Section 3`.
    var section: String {
        String(place.prefix { $0 != "," })
    }
}

extension Comparison {
    /// The remark, with the statistics that give the printed number.
    var remarkInWords: String {
        let matching = matches.isEmpty ? nil : "the printed number is the \(matches.joined(separator: ", or the ")) of the same data"
        return [matching, remark].compactMap(\.self).joined(separator: "; ").capitalizedFirst
    }
}

extension FactComparison {
    /// `49 (Table 1); 41 (Section 2.3: 41 years at ...)`.
    var printedInWords: String {
        facts.map { fact in "\(fact.printed) (\(fact.place)\(fact.note.map { ": \($0)" } ?? ""))" }.joined(separator: "; ")
    }
}

extension Verdict {
    /// The verdict as a badge.
    var badge: Badge {
        switch self {
        case .agrees, .agreesAfterRounding: Badge(.positive, words)
        case .differs: Badge(.problem, words)
        case .cannotBeDerived: Badge(.caution, words)
        }
    }
}

extension Cell {
    /// The cell with its badge in place of its text; the text stays as its value.
    var onlyBadge: Cell {
        Cell("", value: .text(text), lineage: lineage, badge: badge)
    }
}
