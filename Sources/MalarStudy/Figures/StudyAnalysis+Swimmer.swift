// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarUnits

extension StudyAnalysis {
    /// Figure 1: every patient's time on the index drug, with evaluations, added treatment and events.
    func swimmerFigure() -> Figure {
        let lanes = courses.map(lane)
        let plot = SwimmerPlot(
            lanes: lanes,
            segmentKinds: [
                .init(id: "index", name: "On \(drugName)", colour: 0), .init(id: "paused", name: "Paused", colour: 1, texture: .hatched),
            ].filter { kind in
                lanes.contains { $0.segments.contains { $0.kind == kind.id } }
            },
            markerKinds: markerKinds.filter { kind in lanes.contains { $0.markers.contains { $0.kind == kind.id } } },
            timeLabel: "Months since the first dose",
            laneTitle: "Patient", annotationTitle: annotated.map(\.label).joined(separator: ", "), width: size(.doubleColumn).width)
        return Figure(
            id: "swimmer", label: "Figure 1", caption: "Time on \(drugName), evaluations, added treatment and flares, patient by patient",
            alternativeText: "One bar for each patient from the first dose to the last evaluation. "
                + courses.map(inWords).joined(separator: " "), scene: plot.scene,
            data: swimmerData)
    }

    /// The scores beside the bars: all of a case series, the first of a cohort, whose lanes are many.
    private var annotated: [OutcomeScore] { study.cohort == nil ? outcomes : Array(outcomes.prefix(1)) }

    private var markerKinds: [SwimmerPlot.MarkerKind] {
        [
            .init(id: "remission", name: "Evaluation in remission (DORIS)", shape: .square, ink: .series(2)),
            .init(id: "lowActivity", name: "Evaluation in LLDAS, not in remission", shape: .square, ink: .series(0)),
            .init(id: "evaluation", name: study.cohort == nil ? "Evaluation" : "Other evaluation", shape: .circle),
            .init(id: "added", name: "Treatment added", shape: .triangle, ink: .series(2)),
            .init(id: "flare", name: "Flare", shape: .diamond, ink: .series(3)),
            .init(id: "adverseEvent", name: "Adverse event", shape: .cross, ink: .series(4)),
        ]
    }

    private func lane(_ course: PatientCourse) -> SwimmerPlot.Lane {
        let scores = annotated.compactMap { score -> String? in
            guard let before = AnalysisVariable.named("\(score.rawValue).baseline")?.value(course),
                let last = AnalysisVariable.named("\(score.rawValue).last")?.value(course)
            else { return nil }
            return "\(before.text) → \(last.text)"
        }
        return SwimmerPlot.Lane(
            course.id, segments: segments(course), markers: markers(course).map { SwimmerPlot.Marker($0.kind, at: $0.month) },
            continues: course.indexCourses.last.map { $0.stop == nil && $0.status != .stopped } ?? false,
            annotation: scores.joined(separator: ", "))
    }

    private func segments(_ course: PatientCourse) -> [SwimmerPlot.Segment] {
        var segments: [SwimmerPlot.Segment] = []
        for (index, row) in course.indexCourses.enumerated() {
            guard let start = row.start.flatMap(course.middleMonth), let end = (row.stop ?? course.last?.date).flatMap(course.middleMonth)
            else { continue }
            segments.append(.init("index", from: start, to: max(start, end)))
            if row.status == .paused, index + 1 < course.indexCourses.count,
                let resumed = course.indexCourses[index + 1].start.flatMap(course.middleMonth)
            {
                segments.append(.init("paused", from: end, to: max(end, resumed)))
            }
        }
        return segments
    }

    private func markers(_ course: PatientCourse) -> [(kind: String, month: Double, what: String)] {
        let visits = course.patient.visits.compactMap { visit in
            course.middleMonth(visit.date).map { (evaluation(course, visit), $0, visit.name ?? "evaluation") }
        }
        let added = course.patient.treatments(.concomitant).compactMap { row -> (String, Double, String)? in
            guard let start = row.start, let month = course.middleMonth(start), month > 0, row.record["frequency"]?.text != "once",
                study.cohort == nil || course.isAddition(row)
            else { return nil }
            return ("added", month, row.drug.label.lowercased())
        }
        let events = course.patient.events.compactMap { event in
            event.start.flatMap(course.middleMonth).map { (event.kind == "flare" ? "flare" : "adverseEvent", $0, event.term) }
        }
        return (visits + added + events).map { (kind: $0.0, month: $0.1, what: $0.2) }.filter { $0.month >= 0 }
    }

    /// What an evaluation shows: in a cohort the best state that is certain.
    private func evaluation(_ course: PatientCourse, _ visit: Visit) -> String {
        guard study.cohort != nil else { return "evaluation" }
        if CohortState.doris.rule(course, visit).truth == .met { return "remission" }
        return CohortState.lldas.rule(course, visit).truth == .met ? "lowActivity" : "evaluation"
    }

    private var swimmerData: Table {
        Table(
            id: "swimmer-data", label: "", caption: "Data of Figure 1",
            columns: [Table.Column("Patient"), Table.Column("Month", alignment: .right), Table.Column("What"), Table.Column("Detail")],
            rows: courses.flatMap { course in
                segments(course).map { segment in
                    Table.Row([
                        Cell(course.id), Cell(segment.end.short, value: .number(segment.end)), Cell("end of bar"), Cell(segment.kind),
                    ])
                }
                    + markers(course).map { marker in
                        Table.Row([
                            Cell(course.id), Cell(marker.month.short, value: .number(marker.month)), Cell(marker.kind), Cell(marker.what),
                        ])
                    }
            })
    }

    private func inWords(_ course: PatientCourse) -> String {
        let months = AnalysisVariable.named("monthsOnIndexDrug")?.value(course).text ?? "–"
        let events = markers(course).filter { !["evaluation", "remission", "lowActivity"].contains($0.kind) }.map {
            "\($0.what) at month \($0.month.short)"
        }
        return "\(course.id): \(months) months\(events.isEmpty ? "" : ", \(events.joined(separator: ", "))")."
    }
}

extension PatientCourse {
    /// Whether a course brings a drug that was not given before; another dose of a glucocorticoid brings none.
    fileprivate func isAddition(_ row: Treatment) -> Bool {
        row.drug.drugClass != .glucocorticoid
            && !patient.treatments(.concomitant).contains { earlier in
                earlier.drug == row.drug && earlier.record != row.record
                    && (earlier.start.flatMap { first in row.start.map { first < $0 } } ?? true)
            }
    }

    /// Months from the first dose to a date; the middle of what an incomplete date leaves open; negative before the first dose.
    func middleMonth(_ date: PartialDate) -> Double? {
        start.map { start in
            let days = date.days(since: start)
            if days.lowerBound == days.upperBound { return Double(days.lowerBound) / 30.4375 }
            let months = date.months(since: start)
            return Double(months.lowerBound + months.upperBound) / 2
        }
    }
}
