// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarPublishing
internal import MalarStatistics

extension StudyAnalysis {
    /// Table 3: n, mean, standard deviation, median, quartiles and range of every numeric variable.
    func summaryTable() -> Table {
        let samples = summarized.map(sample)
        return Table(
            id: "summary", label: "Table 3", caption: "Summary of the patients and their outcomes",
            columns: [Table.Column("Variable"), Table.Column("n", alignment: .right), Table.Column("Missing", alignment: .right)]
                + ["Mean", "SD", "Median", "Lower quartile", "Upper quartile", "Minimum", "Maximum"].map {
                    Table.Column($0, alignment: .right)
                },
            rows: samples.map(summaryRow),
            footnotes: [
                Table.Footnote(
                    "",
                    RichText(
                        "SD: standard deviation with n − 1. Quartiles: \(study.statistics.quantiles.name). Change: last evaluation minus before."
                    )),
                Table.Footnote("–", "cannot be computed."),
            ])
    }

    private func summaryRow(_ sample: NumericSample) -> Table.Row {
        let name = [sample.variable?.label, sample.variable?.unit.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
        let decimals = max(sample.values.map(\.decimals).max() ?? 0, 0)
        let values = sample.descriptives
        let statistics: [(DescriptiveStatistic, Int)] = [
            (.mean, decimals + 2), (.standardDeviation, decimals + 2), (.median, decimals + 1), (.lowerQuartile, decimals + 1),
            (.upperQuartile, decimals + 1),
            (.minimum, decimals), (.maximum, decimals),
        ]
        let counts = [values.n, values.missing].map { count in
            Cell(
                "\(count)", value: .integer(count),
                lineage: lineage(sample.patients, sample.records, of: courses.count, "count", note: sample.remark))
        }
        return Table.Row([Cell(name)] + counts + statistics.map { cell($0.0, of: sample, decimals: min($0.1, 2)) })
    }

    private func cell(_ statistic: DescriptiveStatistic, of sample: NumericSample, decimals: Int) -> Cell {
        let computed = statistic.value(of: sample.descriptives)
        let isQuartile = [.lowerQuartile, .upperQuartile].contains(statistic)
        let options = isQuartile ? [Lineage.Option("quartiles", study.statistics.quantiles.name)] : []
        let source = lineage(
            sample.patients, sample.records, of: sample.descriptives.n, statistic.name, options: options,
            note: [computed.reason?.sentence, sample.remark].compactMap(\.self).joined(separator: " ").nilIfEmpty)
        guard let number = computed.value else { return Cell("–", lineage: source) }
        return Cell(number.fixed(decimals), value: .number(number), lineage: source)
    }
}

extension String {
    var nilIfEmpty: String? { isEmpty ? nil : self }
}
