// SPDX-License-Identifier: Apache-2.0

extension SDICourse: LongitudinalInstrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "sdiCourse", name: "SLICC/ACR Damage Index over time",
        purpose: "Accumulated damage at a visit in the light of all earlier ones: it never falls, and each rise has a date.",
        references: SDI.description.references, verification: SDI.description.verification,
        items: SDI.form,
        rule: [
            "All earlier visits count: each item keeps the most points that a visit gave it, and the score is the sum of the kept points.",
            "End-stage renal disease replaces the two other renal items in the kept points too.",
            "An item that this visit scores lower than an earlier one keeps its points and is flagged fell.<item>; correct the entry that is wrong.",
            "An item that reaches points it had not had is flagged rose.<item>; each criterion names the days on which its item was first recorded with its points.",
            "An item that this visit leaves open carries its earlier points forward as the least it can have; it may have risen since.",
            "An item that earlier visits left open is decided by this visit.",
            "rise is the score less the score of the previous visit, riseSinceFirst less that of the first.",
        ] + SDI.description.rule.suffix(3) + [
            "The total never falls either: where it is less than an earlier one, the earlier one is kept, with the flag fell.sdi.",
        ],
        parts: [
            PartDescription("rise", "Rise since the previous visit"), PartDescription("riseSinceFirst", "Rise since the first visit"),
        ] + SDI.System.allCases.map { PartDescription($0.rawValue, "Damage, \($0.label) (0-\(SDI.maximum(of: $0)))") },
        notes: [
            "The day of a rise is that of the visit which first records it, not of the event.",
            "At the first visit every item with points is a rise from 0: damage up to that day, not new damage. It is not flagged.",
            "A criterion is met where its item has points.",
        ] + SDI.description.notes)

    /// The accumulated damage at a visit, with the date of every rise.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let reading = SDI.Reading(visit.answers)
        var course = SDICourse()
        var totals: [Total] = []
        for visit in series.earlier {
            course.add(SDI.Reading(visit.answers).points, on: visit.date)
            totals.append(Total(course, visit.answers, after: totals.last))
        }
        let before = (rises: course.rises.count, falls: course.falls.count)
        course.add(reading.points, on: visit.date)
        let total = Total(course, visit.answers, after: totals.last)
        let rises = totals.isEmpty ? [] : course.rises[before.rises...].map { "rose.\($0.item)" }
        return Assessment(
            score: PartialScore("sdiCourse", total.bounds), missing: total.isRecorded ? [] : course.missing(reading),
            parts: [PartialScore("rise", total.rise(since: totals.last)), PartialScore("riseSinceFirst", total.rise(since: totals.first))]
                + SDI.parts(course.kept),
            criteria: SDI.table.map(course.criterion),
            flags: reading.flags + rises + course.falls[before.falls...].map { "fell.\($0.item)" } + total.flags)
    }

    /// What this visit leaves open and no earlier visit decides.
    private func missing(_ reading: SDI.Reading) -> [String] {
        let open = Set(kept.open.map(\.rawValue))
        return reading.missing.filter { open.contains($0) || open.contains(String($0.drop { $0 != "." }.dropFirst())) }
    }

    private func criterion(_ row: SDI.Row) -> Criterion {
        let points = kept[row.item]
        let state: Truth = points.lowerBound > 0 ? .met : points.upperBound == 0 ? .notMet : .indeterminate
        let words = [risesInWords(of: row.item), points.count > 1 ? "open up to \(points.upperBound)" : ""].filter { !$0.isEmpty }
        return Criterion(
            row.item.rawValue, row.label, state, decidedBy: words.isEmpty ? "never recorded as present" : words.joined(separator: "; "))
    }
}
