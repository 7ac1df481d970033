// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

/// What a figure follows over the time points: one value for each patient at the baseline and at each time point.
///
/// The tables' own values are given here, so that a figure cannot differ from its table.
struct FollowedIndex: Sendable {
    /// What stands for the values of a time point.
    enum Summary: String, Sendable, CaseIterable {
        /// Median, lower and upper quartile.
        case medianAndQuartiles
        /// Mean, one standard deviation to both sides.
        case meanAndDeviation

        /// The words at the foot of a figure.
        var words: String {
            self == .medianAndQuartiles ? "Points and bars: median and quartiles." : "Points and bars: mean and standard deviation."
        }
    }

    var label: String
    var unit: String?
    /// In the order of each list of values.
    var patients: [String]
    /// In the order of the time points, the baseline first.
    var values: [[Derived]]

    /// - Precondition: each list has a value, or the reason why there is none, for each patient.
    init(_ label: String, unit: String? = nil, patients: [String], values: [[Derived]]) {
        precondition(values.allSatisfy { $0.count == patients.count }, "each patient has a value or a reason at each time point")
        self.label = label
        self.unit = unit
        self.patients = patients
        self.values = values
    }
}

extension StudyAnalysis {
    /// Whether a count of patients is too small to be shown.
    func isSuppressed(_ count: Int) -> Bool { suppressBelow.map { (1..<$0).contains(count) } ?? false }

    /// The series of an index: at each time point the centre and its bar over the patients with exactly one known value.
    func series(_ index: FollowedIndex, _ points: [TimeCoursePlot.TimePoint], _ summary: FollowedIndex.Summary) -> TimeCoursePlot.Series {
        precondition(index.values.count == points.count, "an index has values for the baseline and each time point")
        return TimeCoursePlot.Series(index.label, values: zip(index.values, points).map { self.summary($0, index, at: $1.name, summary) })
    }

    private func summary(_ values: [Derived], _ index: FollowedIndex, at point: String, _ summary: FollowedIndex.Summary)
        -> TimeCoursePlot.Summary?
    {
        let found = Descriptives(values.map(\.number), quantiles: study.statistics.quantiles)
        let known = zip(index.patients, values).filter { $0.1.number != nil }
        let open = zip(index.patients, values).filter { $0.1.number == nil }.map { "\($0.0): \($0.1.reason ?? "open")" }
        let isMedian = summary == .medianAndQuartiles
        let source = lineage(
            known.map(\.0), known.flatMap(\.1.records), of: index.patients.count,
            "\(index.label) at \(point): \(isMedian ? "median and quartiles" : "mean and standard deviation")",
            options: isMedian ? [.init("quartiles", study.statistics.quantiles.rawValue)] : [],
            note: open.isEmpty ? nil : "Without a value: \(open.joined(separator: "; "))")
        guard let center = isMedian ? found.median.value : found.mean.value else { return nil }
        let deviation = found.standardDeviation.value
        let lower = isMedian ? found.lowerQuartile.value?.value : deviation.map { center - $0 }
        let upper = isMedian ? found.upperQuartile.value?.value : deviation.map { center + $0 }
        if isSuppressed(found.n) { return nil }
        var drawn = TimeCoursePlot.Summary(
            center, lower: lower.map { min($0, center) }, upper: upper.map { max($0, center) }, count: found.n, lineage: source)
        drawn.hidesCount = isSuppressed(index.patients.count - found.n) || isSuppressed(courses.count - found.n)
        return drawn
    }
}
