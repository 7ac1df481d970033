// SPDX-License-Identifier: Apache-2.0

import MalarUnits

/// The prednisone of a patient from row to row since baseline: the dose of a row holds until the next one.
struct DoseCourse {
    /// One row.
    struct Row {
        let date: CalendarDate
        /// Milligrams of prednisone per day from this day on.
        let dose: Bounds
        /// Whether a pulse was given since the row before, and milligrams of prednisone of all such pulses.
        let isPulsed: Truth, pulses: Bounds
        /// Whether an antimalarial or immunosuppressive was increased since the row before.
        let treatmentIncreased: Truth
        let grades: BILAG2004.Grades

        init(_ row: DatedAnswers) {
            let answers = row.answers
            date = row.date
            dose = GlucocorticoidIntake(recordedOrOf: answers).prednisone
            (isPulsed, pulses) = Self.pulses(answers)
            treatmentIncreased = Truth(answers.finding("treatmentIncreased", ifNeverAsked: .absent))
            grades = BILAG2004.Grades(entered: answers)
        }

        /// An amount stands before the finding; an amount that was asked for and left empty does not tell that there was none.
        private static func pulses(_ answers: Answers) -> (Truth, Bounds) {
            if let total = answers.number("pulsePrednisone") { return (Truth(total > 0), Bounds(total)) }
            let isAsked = answers.asks(for: "pulsePrednisone")
            let finding = answers.finding("pulseSinceLastVisit", ifNeverAsked: isAsked ? .unknown : .absent)
            return (Truth(finding), finding == .absent ? Bounds(0) : Bounds(0, nil))
        }
    }

    /// The rows from the baseline to the one that is judged.
    let rows: [Row]

    /// - Precondition: at least one row, in order of date.
    init(_ rows: [DatedAnswers]) {
        precondition(!rows.isEmpty, "a course has a baseline")
        self.rows = rows.map(Row.init)
    }

    var baseline: Row { rows[0] }
    var now: Row { rows[rows.count - 1] }

    /// Days from the baseline to a row.
    func day(_ row: Row) -> Int { row.date.days(since: baseline.date) }

    /// Milligrams from the day of the baseline to the day before the last row, pulses after the baseline included.
    var cumulative: Bounds {
        zip(rows, rows.dropFirst()).reduce(Bounds(0)) { sum, step in
            sum + step.0.dose.times(Double(step.1.date.days(since: step.0.date))) + step.1.pulses
        }
    }

    /// Milligrams per day over the same days; nothing at the baseline itself.
    var mean: Bounds {
        let days = day(now)
        return days > 0 ? cumulative.divided(by: Double(days)) : .unknown
    }

    /// Whether an antimalarial or immunosuppressive was increased after the baseline.
    var treatmentIncreased: Truth { .any(rows.dropFirst().map(\.treatmentIncreased)) }

    /// The doses of the days of the first year, as far as they are known. A pulse may have been given on any day since the row before.
    var days: DoseDays {
        let periods = zip(rows, rows.dropFirst()).compactMap { before, after -> (days: ClosedRange<Int>, isCertain: Bool)? in
            guard after.isPulsed != .notMet else { return nil }
            return (min(day(before) + 1, day(after))...day(after), after.isPulsed == .met)
        }
        var index = 0
        return DoseDays(from: baseline.date, pulses: periods.filter(\.isCertain).map(\.days)) { day in
            while index + 1 < rows.count, self.day(rows[index + 1]) <= day { index += 1 }
            guard day <= self.day(now) else { return Bounds(0, nil) }
            let dose = rows[index].dose
            return periods.contains { $0.days.contains(day) } ? Bounds(dose.lowest, nil) : dose
        }
    }

    /// Whether no row of weeks 40 to 52 shows a new A or two new B since the row before; open while week 52 has not come.
    var noWorsening: Truth {
        let window = DoseDays.weeks(40, 52)
        let steps = zip(rows, rows.dropFirst()).filter { window.contains(day($0.1)) }.map { before, after in
            ResponderCriteria.noNewBilag("noWorsening", BILAG2004.Change(from: before.grades, to: after.grades)).state
        }
        let isOver = day(now) >= window.upperBound && !steps.isEmpty
        return .all(steps + (isOver ? [] : [.indeterminate]))
    }
}
