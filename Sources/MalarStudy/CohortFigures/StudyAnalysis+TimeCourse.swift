// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing

extension TimePoint {
    /// The time point on the axis of a figure, in weeks from the first dose.
    var onAxis: TimeCoursePlot.TimePoint { .init(name, at: Double(day) / 7) }
}

extension VisitSchedule {
    /// The baseline and the time points on the axis of a figure, in weeks from the first dose.
    var onAxis: [TimeCoursePlot.TimePoint] { [.init("T0", at: 0)] + timePoints.map(\.onAxis) }
}

/// A sign over a time point of a figure, with what it means.
struct ComparisonMark: Sendable, Hashable {
    /// One or two characters.
    var symbol: String
    /// The name of the time point.
    var point: String
    /// The label of the index that it stands for; `nil` for all of a panel.
    var index: String?
    /// What it means, as the foot of the figure says it: "SLEDAI-2K: p = 0.005 between T0 and T4".
    var meaning: String
}

extension StudyAnalysis {
    /// Indices over time: one panel for each, or all in one where they share a scale.
    ///
    /// - Parameter panels: the indices of each panel; a panel of one index has its name as title
    /// - Parameter marks: signs over time points; meanings are printed once each
    func timeCourseFigure(
        id: String, label: String, caption: String, panels: [(title: String, unit: String?, indices: [FollowedIndex])],
        schedule: VisitSchedule, summary: FollowedIndex.Summary = .medianAndQuartiles, marks: [ComparisonMark] = [],
        notes: [String] = [], size: FigureSize = .doubleColumn
    ) -> Figure {
        let points = schedule.onAxis
        let drawn = panels.map { panel in
            let series = panel.indices.map { self.series($0, points, summary) }
            return TimeCoursePlot.Panel(
                panel.title, unit: panel.unit, series: series, marks: Self.marks(marks, panel.indices.map(\.label), points))
        }
        let meanings = marks.map { "\($0.symbol) \($0.meaning)" }.uniqued()
        let left =
            suppressBelow.map { ["Points of fewer than \($0) patients are left out; \(Table.suppressionSign) number not shown."] } ?? []
        var plot = TimeCoursePlot(
            timePoints: points, panels: drawn, timeLabel: "Weeks from the first dose", summaryLabel: summary.words,
            countLabel: "Patients with a value", notes: meanings + notes + left, size: size)
        plot.absentCount = suppressBelow == nil ? "0" : Table.suppressionSign
        return plot.figure(id: id, label: label, caption: caption)
    }

    private static func marks(_ marks: [ComparisonMark], _ labels: [String], _ points: [TimeCoursePlot.TimePoint])
        -> [TimeCoursePlot.Mark]
    {
        marks.compactMap { mark in
            guard let point = points.firstIndex(where: { $0.name == mark.point }) else { return nil }
            guard let index = mark.index else { return .init(mark.symbol, timePoint: point) }
            return labels.firstIndex(of: index).map { .init(mark.symbol, timePoint: point, series: $0) }
        }
    }

    /// Figure 1a: the global indices that are recorded, in panels of their own, since their scales differ.
    func globalIndicesFigure(
        _ indices: [FollowedIndex], schedule: VisitSchedule, summary: FollowedIndex.Summary = .medianAndQuartiles,
        marks: [ComparisonMark] = [], label: String = "Figure 1a", size: FigureSize = .doubleColumn
    ) -> Figure {
        timeCourseFigure(
            id: "global-indices", label: label, caption: "\(indices.map(\.label).joined(separator: ", ")) over time",
            panels: indices.map { ($0.label, $0.unit, [$0]) }, schedule: schedule, summary: summary, marks: marks, size: size)
    }

    /// Figure 1b: one organ's index in the patients in whom it is followed.
    func organFigure(
        _ index: FollowedIndex, population: String, schedule: VisitSchedule, summary: FollowedIndex.Summary = .medianAndQuartiles,
        marks: [ComparisonMark] = [], id: String = "skin", label: String = "Figure 1b", size: FigureSize = .oneAndAHalfColumns
    ) -> Figure {
        timeCourseFigure(
            id: id, label: label, caption: "\(index.label) over time, \(population)", panels: [(index.label, index.unit, [index])],
            schedule: schedule, summary: summary, marks: marks, size: size)
    }

    /// Figure 1c: tender and swollen joints on one scale.
    func jointFigure(
        _ tender: FollowedIndex, _ swollen: FollowedIndex, population: String, schedule: VisitSchedule,
        summary: FollowedIndex.Summary = .medianAndQuartiles, marks: [ComparisonMark] = [], label: String = "Figure 1c",
        size: FigureSize = .oneAndAHalfColumns
    ) -> Figure {
        timeCourseFigure(
            id: "joints", label: label, caption: "Joint counts over time, \(population)",
            panels: [("Joint count", "joints", [tender, swollen])], schedule: schedule, summary: summary, marks: marks, size: size)
    }

    /// Figure 1d: the daily prednisone-equivalent.
    func glucocorticoidFigure(
        _ index: FollowedIndex, schedule: VisitSchedule, summary: FollowedIndex.Summary = .medianAndQuartiles,
        marks: [ComparisonMark] = [], label: String = "Figure 1d", size: FigureSize = .oneAndAHalfColumns
    ) -> Figure {
        timeCourseFigure(
            id: "glucocorticoids", label: label, caption: "Daily glucocorticoid (prednisone-equivalent) over time",
            panels: [(index.label, index.unit, [index])], schedule: schedule, summary: summary, marks: marks, size: size)
    }

    /// One thin line a patient at the true days of its values, and the median at the time points in bold.
    ///
    /// - Parameter groups: the names of the groups and the group of each patient; none where patients are not told apart
    func spaghettiFigure(
        _ index: FollowedIndex, schedule: VisitSchedule, groups: (names: [String], of: [String: Int]) = ([], [:]), id: String = "courses",
        label: String, size: FigureSize = .doubleColumn
    ) -> Figure {
        let points = schedule.onAxis
        let subjects = index.patients.indices.map { patient in
            let known = zip(points, index.values.map { $0[patient] }).compactMap { point, value in
                value.number.map { (SpaghettiPlot.Point(point.time, $0), value) }
            }
            return SpaghettiPlot.Subject(
                index.patients[patient], points: known.map(\.0), group: groups.of[index.patients[patient]] ?? 0,
                lineage: lineage([index.patients[patient]], known.flatMap(\.1.records), index.label))
        }
        let medians = zip(points, series(index, points, .medianAndQuartiles).values).compactMap { point, value in
            value.map { SpaghettiPlot.Point(point.time, $0.center) }
        }
        let plot = SpaghettiPlot(
            subjects: subjects, center: medians, groups: groups.names, timePoints: points, title: index.label, unit: index.unit,
            timeLabel: "Weeks from the first dose", size: size)
        return plot.figure(id: id, label: label, caption: "\(index.label) over time, one line a patient")
    }
}
