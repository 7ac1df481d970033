// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing

extension StudyAnalysis {
    /// The change of an index from the baseline to the last time point with a value, one bar a patient.
    ///
    /// - Parameter stopped: patients who stopped the index drug, marked with a dagger
    func changeFigure(
        _ index: FollowedIndex, schedule: VisitSchedule, stopped: Set<String> = [], references: [ChartReference] = [],
        id: String = "change", label: String, size: FigureSize = .doubleColumn
    ) -> Figure {
        let names = schedule.onAxis.map(\.name)
        let bars = index.patients.indices.map { patient in
            bar(index.patients[patient], index.values.map { $0[patient] }, names, isStopped: stopped.contains(index.patients[patient]))
        }
        let isMarked = bars.contains { !$0.mark.isEmpty && $0.change != nil }
        let plot = WaterfallPlot(
            bars: bars, title: "Change of \(index.label)", unit: index.unit ?? "from baseline to the last time point with a value",
            references: references, riseLabel: "Higher", fallLabel: "Lower", sameLabel: "Unchanged",
            notes: isMarked ? ["† \(drugName.capitalizedFirst) stopped."] : [], size: size)
        return plot.figure(
            id: id, label: label, caption: "Change of \(index.label) from baseline to the last time point, patient by patient")
    }

    private func bar(_ patient: String, _ values: [Derived], _ names: [String], isStopped: Bool) -> WaterfallPlot.Bar {
        let last = values.indices.dropFirst().last { values[$0].number != nil }
        let mark = isStopped ? "†" : ""
        guard let before = values.first, let first = before.number, let last, let second = values[last].number else {
            let reason = values.first?.number == nil ? "no value at baseline" : "no value after baseline"
            return .init(patient, change: nil, mark: mark, lineage: lineage([patient], values.flatMap(\.records), "change", note: reason))
        }
        let source = lineage(
            [patient], before.records + values[last].records, "\(names[last]) minus \(names[0])",
            note: "\(before.text) at \(names[0]), \(values[last].text) at \(names[last])")
        return .init(patient, change: second - first, mark: mark, lineage: source)
    }
}
