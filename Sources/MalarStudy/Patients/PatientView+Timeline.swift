// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarUnits

extension PatientView {
    /// The figure of a patient's course: drugs, states, events, scores, glucocorticoid dose.
    func timeline() -> Figure {
        let range = self.range
        let plot = PatientTimelinePlot(
            strips: drugStrips(range) + [stateStrip("DORIS", 0), stateStrip("LLDAS", 1), eventStrip].compactMap(\.self),
            panels: panels(range), markKinds: markKinds, range: range, visits: visits.compactMap(\.week),
            timeLabel: "Weeks since the first dose of \(analysis.drugName)")
        return Figure(
            id: "timeline", label: "Figure 1",
            caption: "Course of \(patient.id): drugs, states, events, scores and glucocorticoids\(zeros)",
            alternativeText: inWords, scene: plot.scene, data: timelineData)
    }

    private var markKinds: [SwimmerPlot.MarkerKind] {
        let events = patient.events
        return [
            .init(id: "met", name: "Target met", shape: .square, ink: .series(2)),
            .init(id: "notMet", name: "Target not met", shape: .ring, ink: .muted),
            .init(id: "open", name: "Undecided", shape: .cross, ink: .muted),
        ]
            + (events.contains { !$0.isAdverse } ? [.init(id: "flare", name: "Flare", shape: .diamond, ink: .series(3))] : [])
            + (events.contains(where: \.isAdverse)
                ? [.init(id: "adverseEvent", name: "Adverse event", shape: .invertedTriangle, ink: .series(4))] : [])
    }

    /// From shortly before the first visit shown to the last thing that is known to have happened.
    private var range: ClosedRange<Double> {
        let events = patient.events.compactMap { $0.start.flatMap(week) }
        let shown = visits.compactMap(\.week).filter { $0 >= -26 }
        let first = min(-4, (shown.min() ?? 0) - 1)
        let last = ((shown + events).max() ?? 0) + 1
        return first...max(last, 4)
    }

    private func week(_ date: PartialDate) -> Double? { course.day(of: date).map { Double($0) / 7 } }

    // MARK: Drugs

    /// The index drug, then the drugs beside it, a strip each; glucocorticoids have a panel of their own.
    private func drugStrips(_ range: ClosedRange<Double>) -> [PatientTimelinePlot.Strip] {
        let index = PatientTimelinePlot.Strip(analysis.drugName.capitalizedFirst, bars: indexBars(range))
        let others = patient.treatments(.concomitant).filter { $0.drug.drugClass != .glucocorticoid }
        let drugs = others.map(\.drug).uniqued()
        let strips = drugs.compactMap { drug -> PatientTimelinePlot.Strip? in
            let bars = others.filter { $0.drug == drug }.compactMap { bar($0, range, colour: 5) }
            return bars.isEmpty ? nil : PatientTimelinePlot.Strip(drug.label, bars: bars)
        }
        return [index] + strips.prefix(8)
    }

    private func bar(_ treatment: Treatment, _ range: ClosedRange<Double>, colour: Int) -> PatientTimelinePlot.Bar? {
        let start = treatment.start.flatMap(week) ?? range.lowerBound
        let end = treatment.stop.flatMap(week)
        // Without a stop and without a word that it goes on, the end is not known; the bar then ends with the data.
        let last = end ?? range.upperBound
        guard last >= range.lowerBound, start <= range.upperBound else { return nil }
        let dose = treatment.inWords.dropFirst(treatment.drug.label.count).trimmingBlanks
        return PatientTimelinePlot.Bar(
            from: min(start, last), to: last, label: dose.isEmpty ? nil : dose, colour: colour,
            continues: end == nil && treatment.status != .stopped)
    }

    private func indexBars(_ range: ClosedRange<Double>) -> [PatientTimelinePlot.Bar] {
        let courses = course.indexCourses
        return courses.enumerated().flatMap { index, item -> [PatientTimelinePlot.Bar] in
            guard let bar = bar(item, range, colour: 0) else { return [] }
            guard item.status == .paused, index + 1 < courses.count, let resumed = courses[index + 1].start.flatMap(week),
                resumed >= bar.end
            else { return [bar] }
            return [bar, PatientTimelinePlot.Bar(from: bar.end, to: resumed, isHatched: true)]
        }
    }

    // MARK: States and events

    private func stateStrip(_ name: String, _ target: Int) -> PatientTimelinePlot.Strip? {
        let marks = visits.compactMap { item -> PatientTimelinePlot.Mark? in
            guard let week = item.week else { return nil }
            let state = item.targets[target].state ?? .indeterminate
            let why = item.targets[target].inTheWay.map(\.decidedBy).uniqued().joined(separator: "; ")
            let kind = state == .met ? "met" : state == .notMet ? "notMet" : "open"
            return PatientTimelinePlot.Mark(
                kind, at: week,
                title: "\(name), \(item.visit.date): \(state == .met ? "met" : state == .notMet ? "not met" : "undecided")"
                    + (why.isEmpty ? "" : " (\(why))"))
        }
        return PatientTimelinePlot.Strip(name, marks: marks)
    }

    private var eventStrip: PatientTimelinePlot.Strip? {
        let marks = patient.events.compactMap { event in
            event.start.flatMap(week).map { week in
                PatientTimelinePlot.Mark(
                    event.isAdverse ? "adverseEvent" : "flare", at: week, title: "\(event.start?.description ?? ""): \(event.term)")
            }
        }
        return marks.isEmpty ? nil : PatientTimelinePlot.Strip("Events", marks: marks)
    }

    // MARK: Scores and dose

    private static let scores: [(measure: Measure, title: String, unit: String?)] = [
        (.score(.sledai2k), "SLEDAI-2K", nil), (.score(.sledas), "SLE-DAS", nil), (.score(.clasiActivity), "CLASI activity", nil),
        (.score(.tjc28), "Tender joints", "of 28"), (.score(.sjc28), "Swollen joints", "of 28"), (.score(.pga), "PGA", "0 to 3"),
    ]

    /// The scores that are 0 wherever they are known, which have no panel.
    private var zeros: String {
        let names = Self.scores.filter { measure, _, _ in
            let values = visits.compactMap { member.measured(measure, at: $0.visit).number }
            return !values.isEmpty && values.allSatisfy { $0 == 0 }
        }.map(\.title)
        return names.isEmpty ? "" : ". Without a panel, because 0 at every visit where known: \(names.joined(separator: ", "))"
    }

    private func panels(_ range: ClosedRange<Double>) -> [PatientTimelinePlot.Panel] {
        let scores = Self.scores.compactMap { measure, title, unit -> PatientTimelinePlot.Panel? in
            let points = visits.compactMap { item -> PatientTimelinePlot.Point? in
                item.week.flatMap {
                    range.contains($0) ? PatientTimelinePlot.Point($0, member.measured(measure, at: item.visit).number) : nil
                }
            }
            return points.contains { ($0.value ?? 0) > 0 } ? PatientTimelinePlot.Panel(title, unit: unit, points: points) : nil
        }
        let doses = doseSteps
        guard doses.contains(where: { $0.value != nil }) else { return scores }
        return scores + [
            PatientTimelinePlot.Panel(
                "Prednisone-eq.", unit: "mg/day", points: doses, isStep: true,
                references: [.init(line: 5, label: "5 mg/day, the highest dose in remission (DORIS)")])
        ]
    }

    /// The glucocorticoid dose as it changes: from the courses where there are any, otherwise from visit to visit.
    private var doseSteps: [PatientTimelinePlot.Point] {
        let courses = patient.treatments(.concomitant).filter {
            $0.drug.drugClass == .glucocorticoid && $0.dose?.milligramsPerDay != nil && $0.start != nil
        }
        guard !courses.isEmpty else {
            return visits.compactMap { item in
                item.week.map { PatientTimelinePlot.Point($0, member.measured(.prednisone, at: item.visit).number) }
            }
        }
        let spans = courses.compactMap { item -> (from: Int, to: Int?, dose: Double?)? in
            item.start.flatMap { course.day(of: $0) }.map { ($0, item.stop.flatMap { course.day(of: $0) }, Self.prednisone(item)) }
        }
        // Between the courses a visit may say what is taken, none as a rule.
        let charted = visits.compactMap { item -> (day: Int, dose: Double)? in
            guard let day = item.day, !spans.contains(where: { $0.from <= day && $0.to.map { $0 >= day } ?? true }) else { return nil }
            return member.measured(.prednisone, at: item.visit).number.map { (day, $0) }
        }
        let days = (spans.map(\.from) + spans.compactMap { $0.to.map { $0 + 1 } } + charted.map(\.day)).uniqued().sorted()
        return days.map { day in
            if let visit = charted.first(where: { $0.day == day }) { return PatientTimelinePlot.Point(Double(day) / 7, visit.dose) }
            let open = spans.filter { $0.from <= day && $0.to.map { $0 >= day } ?? true }
            // Before and after all courses the dose is not known, since nothing says that it is none.
            let sum = open.isEmpty || open.contains { $0.dose == nil } ? nil : open.reduce(0) { $0 + ($1.dose ?? 0) }
            return PatientTimelinePlot.Point(Double(day) / 7, sum)
        }
    }

    private static func prednisone(_ treatment: Treatment) -> Double? {
        guard let dose = treatment.dose?.milligramsPerDay, let drug = Glucocorticoid(rawValue: treatment.drug.id) else { return nil }
        return Glucocorticoid.prednisoneEquivalent(of: drug, milligrams: dose)
    }

    // MARK: Data and words

    private var timelineData: Table {
        let scores = visits.flatMap { item in
            Self.scores.compactMap { measure, title, _ -> Table.Row? in
                guard let number = member.measured(measure, at: item.visit).number, let week = item.week else { return nil }
                return Table.Row([
                    Cell(title), Cell(item.visit.date.description), Cell(week.short, value: .number(week)),
                    Cell(number.short, value: .number(number)),
                ])
            }
        }
        let doses = doseSteps.map { point in
            Table.Row([
                "Prednisone-equivalent, mg/day, from here on", "", Cell(point.time.short, value: .number(point.time)),
                Cell(point.value?.short ?? "–", value: point.value.map { .number($0) } ?? .none),
            ])
        }
        return Table(
            id: "timeline-data", label: "", caption: "Data of Figure 1",
            columns: [
                Table.Column("What"), Table.Column("Date"), Table.Column("Week", alignment: .right),
                Table.Column("Value", alignment: .right),
            ],
            rows: scores + doses)
    }

    private var inWords: String {
        let events = patient.events.map { "\($0.term) (\($0.start?.description ?? "date not recorded"))" }
        return "Drugs, states at \(visits.count) visits, events, scores and glucocorticoid dose of \(patient.id) over time."
            + (events.isEmpty ? "" : " Events: \(events.joined(separator: "; ")).")
    }
}

extension PatientVisit {
    /// Weeks since the first dose.
    var week: Double? { day.map { Double($0) / 7 } }
}

extension Substring {
    /// Without blanks at both ends.
    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
