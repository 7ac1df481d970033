// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarUnits

/// An adverse event, a discontinuation or a suspension of one patient, with its day after the first dose.
struct SafetyRecord: Sendable {
    let patient: String
    /// `nil` where the source gives no date.
    let day: Int?
    /// The kind of infection, the event's own words, or the reason.
    let words: String
    let category: Event.Category?
    let isSerious: Bool
    let reference: String
}

extension PatientCourse {
    /// The adverse events on or after the first dose, flares not among them, with those of unknown date.
    var adverseEvents: [SafetyRecord] {
        patient.events.filter { $0.isAdverse && !isBeforeStart($0.start) }.map { event in
            SafetyRecord(
                patient: id, day: event.start.flatMap { day(of: $0) }.map { max(0, $0) },
                words: (event.category == .infection ? event.infectionLabel ?? event.term : event.term).lowercasedWord,
                category: event.category, isSerious: event.isSerious == true, reference: event.record.reference)
        }
    }

    /// Stops of the index drug for an adverse event: by treatments.csv, or by events.csv where that has more of them.
    var discontinuations: [SafetyRecord] { interruptions(.stopped, action: "stopped") }

    /// Pauses of the index drug for an adverse event, in the same way.
    var suspensions: [SafetyRecord] { interruptions(.paused, action: "paused") }

    private static let adverseReasons: Set<String> = ["adverseEvent", "intolerance", "infection"]

    private func interruptions(_ status: Treatment.Status, action: String) -> [SafetyRecord] {
        let rows = indexCourses.filter { $0.status == status && Self.adverseReasons.contains($0.stopReason ?? "") }.map { row in
            SafetyRecord(
                patient: id, day: (row.stop ?? row.start).flatMap { day(of: $0) }.map { max(0, $0) },
                words: (row.stopReasonLabel ?? "reason not stated").lowercasedWord, category: nil, isSerious: false,
                reference: row.record.reference)
        }
        let events = patient.events.filter { $0.isAdverse && $0.action == action && !isBeforeStart($0.start) }.map { event in
            SafetyRecord(
                patient: id, day: event.start.flatMap { day(of: $0) }.map { max(0, $0) }, words: event.term.lowercasedWord,
                category: event.category, isSerious: event.isSerious == true, reference: event.record.reference)
        }
        return events.count >= rows.count ? events : rows
    }

    private func isBeforeStart(_ date: PartialDate?) -> Bool {
        date.flatMap { date in start.map { date.isCertainlyBefore($0) } } ?? false
    }
}

extension String {
    /// The first letter small, unless the word is an abbreviation such as HSV or COVID-19.
    var lowercasedWord: String {
        guard let first, let second = dropFirst().first, second.isLowercase || second == " " else { return self }
        return first.lowercased() + dropFirst()
    }
}

extension [SafetyRecord] {
    /// `2 gastroenteritis, 1 COVID-19`: the most frequent first, then by the alphabet.
    var kinds: String {
        Dictionary(grouping: self, by: \.words).map { (words: $0.key, count: $0.value.count) }
            .sorted { ($1.count, $0.words) < ($0.count, $1.words) }.map { "\($0.count) \($0.words)" }.joined(separator: ", ")
    }
}
