// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

/// How long a patient was followed, and whether an event or the end of observation ended it.
struct FollowUp: Sendable {
    var patient: String
    /// From the first dose, not negative.
    var days: Int
    var isEvent: Bool
    var records: [String]
}

extension StudyAnalysis {
    /// Kaplan-Meier curves of follow-up in months of 30.4375 days, with the pointwise log(−log) band of the protocol's level.
    ///
    /// - Parameter groups: one curve each, with its name; a group without a patient is left out
    func survivalFigure(
        _ groups: [(name: String, times: [FollowUp])], title: String, share: String, id: String = "drug-survival-curve", label: String,
        caption: String, size: FigureSize = .doubleColumn
    ) -> Figure {
        let curves = groups.compactMap { curve($0.name, $0.times, title) }
        let percent = (100 * study.statistics.confidence).short
        let plot = SurvivalPlot(
            curves: curves, title: title, timeLabel: "Months from the first dose", shareLabel: share,
            bandLabel: "\(percent)% confidence band, pointwise", size: size)
        return plot.figure(id: id, label: label, caption: caption)
    }

    /// Staying on the index drug.
    func drugSurvivalFigure(_ times: [FollowUp], label: String, size: FigureSize = .doubleColumn) -> Figure {
        survivalFigure(
            [("", times)], title: "Staying on \(drugName)", share: "Patients still on the drug", label: label,
            caption: "Staying on \(drugName) (Kaplan-Meier)", size: size)
    }

    private static let month = 30.4375

    private func curve(_ name: String, _ times: [FollowUp], _ method: String) -> SurvivalPlot.Curve? {
        let sample = try? SurvivalSample(times: times.map { Double($0.days) }, events: times.map(\.isEvent))
        guard let curve = sample.map({ SurvivalTable($0).curve(of: 0) }) else { return nil }
        let band = curve.band(.logLog, level: study.statistics.confidence)
        let steps = curve.times.indices.map { index in
            SurvivalPlot.Step(
                curve.times[index] / Self.month, survival: curve.survival[index], lower: band.lower[index], upper: band.upper[index],
                events: curve.events[index])
        }
        let source = lineage(
            times.map(\.patient), times.flatMap(\.records), of: times.count, "\(method): Kaplan-Meier",
            options: [.init("interval", "pointwise, log(−log), level \(study.statistics.confidence.short)")])
        return .init(
            name, steps: steps, censorings: times.filter { !$0.isEvent }.map { Double($0.days) / Self.month },
            median: curve.quantile(in: band).estimate.map { $0 / Self.month }, lineage: source)
    }
}
