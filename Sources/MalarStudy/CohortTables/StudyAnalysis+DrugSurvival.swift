// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
public import MalarPublishing
internal import MalarStatistics

/// The time to something, for one patient.
struct TimeToEvent {
    let course: PatientCourse
    /// Days from the first dose.
    let days: Int
    /// Whether the event ended the time; otherwise observation did.
    let isEvent: Bool
    let records: [String]
}

extension StudyAnalysis {
    /// Staying on the index drug (Kaplan-Meier): at risk, stopped so far, and the probability with its limits, at the first dose and at
    /// every time point.
    ///
    /// Every stop counts, whatever its reason, but loss to follow-up, which ends observation only.
    public func drugSurvivalTable() -> Table {
        let times = courses.compactMap { course in
            course.exposure.map { TimeToEvent(course: course, days: $0.days, isEvent: $0.isEvent, records: $0.records) }
        }
        var table = survivalTable(
            times, id: "drug-survival", label: "Table 5", caption: "Staying on \(drugName) (Kaplan-Meier)", event: "Stopped so far",
            estimate: "Still on the drug", isCumulative: false,
            notes: [
                "Time from the first dose to the last one, otherwise to the last visit; loss to follow-up ends observation and is no stop."
            ])
        table.rows += stopReasonRows
        return table
    }

    /// Why the drug was stopped, the most frequent reason first.
    private var stopReasonRows: [Table.Row] {
        let stopped = courses.filter { $0.exposure?.isEvent == true }
        let reasons = Dictionary(grouping: stopped) { $0.exposure?.reason ?? "Not stated" }.sorted {
            ($1.value.count, $0.key) < ($0.value.count, $1.key)
        }
        guard !reasons.isEmpty else { return [] }
        return [.heading("Reasons for stopping")]
            + reasons.map { reason, patients in
                let records = patients.flatMap { $0.exposure?.records ?? [] }
                return Table.Row(
                    [Cell(reason), .empty, .empty]
                        + [
                            countCell(patients.count, of: stopped.count, patients.map(\.id), records, "patients who stopped for it"),
                            .empty,
                        ],
                    indent: 1)
            }
    }

    /// A Kaplan-Meier curve at the time points.
    func survivalTable(
        _ times: [TimeToEvent], id: String, label: String, caption: String, event: String, estimate: String,
        isCumulative: Bool, notes: [String]
    ) -> Table {
        let curve = (try? SurvivalSample(times: times.map { Double($0.days) }, events: times.map(\.isEvent)))
            .map { SurvivalTable($0).curve(of: 0) }
        let points = [(name: "First dose", day: 0)] + design.timePoints.map { (name: $0.name, day: $0.day) }
        return Table(
            id: id, label: label, caption: caption,
            columns: [
                Table.Column("Time point"), Table.Column("Day", alignment: .right), Table.Column("At risk", alignment: .right),
                Table.Column(event, alignment: .right),
                Table.Column(estimate, detail: "\(confidenceLevel) interval", alignment: .right),
            ],
            rows: points.map { point in
                Table.Row(
                    [Cell(point.name), Cell("\(point.day)")]
                        + survivalCells(times, curve, day: point.day, caption, isCumulative: isCumulative))
            },
            footnotes: [
                Table.Footnote(
                    "",
                    "At risk: observed and without the event up to the day before. Interval: pointwise, on the log(−log) scale; none before the first event."
                )
            ] + (notes + [medianSentence(curve)]).map { Table.Footnote("", RichText($0)) })
    }

    private func survivalCells(
        _ times: [TimeToEvent], _ curve: KaplanMeierCurve?, day: Int, _ method: String, isCumulative: Bool
    ) -> [Cell] {
        let atRisk = times.filter { $0.days >= day }
        let events = times.filter { $0.isEvent && $0.days <= day }
        let counts = [
            countCell(atRisk.count, of: times.count, atRisk.map(\.course.id), atRisk.flatMap(\.records), "at risk on day \(day)"),
            countCell(events.count, of: times.count, events.map(\.course.id), events.flatMap(\.records), "events up to day \(day)"),
        ]
        let source = lineage(
            times.map(\.course.id), times.flatMap(\.records), of: times.count, "\(method), estimate at day \(day)",
            options: [Lineage.Option("interval", "pointwise, log(−log), \(confidenceLevel)")])
        guard let curve, let last = times.map(\.days).max(), day <= last else {
            return counts + [Cell("–", lineage: source)]
        }
        let index = curve.times.lastIndex { $0 <= Double(day) }
        let survival = index.map { curve.survival[$0] } ?? 1
        let band = curve.band(.logLog, level: study.statistics.confidence)
        let limits = index.flatMap { index in band.lower[index].flatMap { lower in band.upper[index].map { (lower, $0) } } }
        func percent(_ share: Double) -> String { "\(((isCumulative ? 1 - share : share) * 100).fixed(0))%" }
        let ends = limits.map { isCumulative ? ($0.1, $0.0) : $0 }
        let text = percent(survival) + (ends.map { " (\(percent($0.0))–\(percent($0.1)))" } ?? "")
        return counts + [Cell(text, value: .number(isCumulative ? 1 - survival : survival), lineage: source)]
    }

    private func medianSentence(_ curve: KaplanMeierCurve?) -> String {
        let median = curve.flatMap { $0.quantile(in: $0.band(.logLog, level: study.statistics.confidence)).estimate }
        return median.map { "Median: \($0.short) days." } ?? "Median not reached."
    }
}
