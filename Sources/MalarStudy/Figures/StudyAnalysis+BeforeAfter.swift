// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing

extension StudyAnalysis {
    /// Figure 2: each outcome before and at the last evaluation, one line a patient.
    func beforeAfterFigure() -> Figure {
        let panels = comparisons.map(panel)
        return Figure(
            id: "before-after", label: "Figure 2", caption: "Outcomes before \(drugName) and at the last evaluation, one line a patient",
            alternativeText: comparisons.map(inWords).joined(separator: " "),
            scene: PairedPlot(panels: panels, beforeLabel: "Before", afterLabel: "Last").scene, data: beforeAfterData)
    }

    private func panel(_ comparison: PairedComparison) -> PairedPlot.Panel {
        let pairs = courses.indices.map { index in
            PairedPlot.Pair(
                courses[index].id, before: comparison.before.values[index].number, after: comparison.last.values[index].number,
                series: index)
        }
        let score = OutcomeScore(rawValue: comparison.variable)
        let remission = score?.bands.flatMap { bands in bands.bands.first { $0.name == "remission" } }
        let title = score?.label ?? "Prednisone-equivalent"
        return PairedPlot.Panel(
            title, unit: score == nil ? "mg/day" : nil, pairs: pairs,
            references: remission.map { [.init(line: $0.upTo, label: "remission")] } ?? [])
    }

    private func inWords(_ comparison: PairedComparison) -> String {
        let pairs = courses.indices.map { index in
            "\(courses[index].id) \(comparison.before.values[index].text) to \(comparison.last.values[index].text)"
        }
        return "\(comparison.label): \(pairs.joined(separator: ", "))."
    }

    private var beforeAfterData: Table {
        Table(
            id: "before-after-data", label: "", caption: "Data of Figure 2",
            columns: [Table.Column("Patient")]
                + comparisons.flatMap { comparison in
                    [
                        Table.Column("before", alignment: .right, group: comparison.label),
                        Table.Column("last", alignment: .right, group: comparison.label),
                    ]
                },
            rows: courses.indices.map { index in
                Table.Row(
                    [Cell(courses[index].id)]
                        + comparisons.flatMap { comparison in
                            [cell(comparison.before.values[index], courses[index]), cell(comparison.last.values[index], courses[index])]
                        })
            })
    }
}
