// SPDX-License-Identifier: Apache-2.0

/// Severe, moderate and mild flare by BILAG-2004 as compared in 2011. The rules were recalled, not read: they are off unless asked for by
/// name, and every result that used them has the flag `unverifiedFlare`.
///
/// - Source: `isenberg2011` for the comparison; the rules are not verified.
public enum BILAGFlare2011: LongitudinalInstrument {
    /// The word by which the rules are asked for, in the item `flareRules`.
    public static let unverifiedRules = "unverified2011"

    /// The three readings of a visit against the previous one.
    public struct Reading: Sendable, Hashable {
        /// A new A, caused by an item that is new or worse.
        public let severe: Truth
        /// At least two new B, so caused.
        public let moderate: Truth
        /// Exactly one new B or at least three new C, so caused.
        public let mild: Truth
    }

    /// The readings, from the change of grades and whether each new grade was caused by an item that is new or worse.
    public static func reading(_ change: BILAG2004.Change, causedByNewOrWorse: (BILAG2004.Domain, BILAG2004.Grade) -> Finding) -> Reading {
        func count(_ grade: BILAG2004.Grade) -> Bounds {
            Bounds(
                countOf: BILAG2004.Domain.allCases.map { domain in
                    .all([change.isNew(grade, in: domain), Truth(causedByNewOrWorse(domain, grade))])
                })
        }
        let b = count(.b)
        return Reading(
            severe: count(.a).isAtLeast(1), moderate: b.isAtLeast(2),
            mild: .any([.all([b.isAtLeast(1), !b.isAtLeast(2)]), count(.c).isAtLeast(3)]))
    }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "bilagFlare2011", name: "BILAG-2004 flare (2011), unverified",
        purpose: "Severe, moderate or mild flare against the previous visit, by rules that nobody has checked against the publication.",
        references: ["isenberg2011", "isenberg2005"], verification: .unverified,
        items: BILAG2004.description.items + [
            ItemDescription(
                "flareRules", "Flare rules", .choice(["off", unverifiedRules]), group: "flare", need: .alternative,
                "off where not given; \(unverifiedRules) applies the unverified rules"),
        ] + BILAG2004.Domain.allCases.map {
            ItemDescription(
                cause($0), "\($0.rawValue): grade caused by a new or worse item", .finding, group: "flare", need: .alternative,
                "as judged; where it is not given, the items that make the grade decide, at 3 (worse) or 4 (new)")
        },
        rule: [
            "Off, and indeterminate, unless flareRules is unverified2011. The rules are NOT VERIFIED: the result has the flag unverifiedFlare.",
            "The earlier visit that counts is the previous one: the last before this visit.",
            "bilagFlareSevere: at least one new A, caused by items recorded new or worse.",
            "bilagFlareModerate: at least two new B, so caused.",
            "bilagFlareMild: exactly one new B, or at least three new C, so caused.",
            "The state is met where any of the three is met.",
        ],
        notes: [
            "An abstract of 2013 gives the grades alone (new or worse A; two new or worse B; one B or three C). That new grades must be caused by items recorded new or worse was recalled.",
            "The comparison of 2011 found better agreement for severe flare and for no flare than for mild and moderate flare.",
            "Which items make a grade is taken from the unverified rules of bilag2004. Renal and haematological grades rest on measurements, which are not recorded as new or worse: they need the judgement bilag.newOrWorse.<system>.",
        ])

    private static func cause(_ domain: BILAG2004.Domain) -> String { "bilag.newOrWorse.\(domain.rawValue)" }

    /// The readings against the last of the earlier visits; indeterminate without one, or where the rules were not asked for.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let pair = BILAGPair(visit, comparator: series.previous, named: "previous")
        let isOn = visit.answers.word("flareRules") == unverifiedRules
        let record = BILAG2004.Record(visit.answers)
        let reading = reading(pair.change) { domain, grade in
            let judged = visit.answers.finding(cause(domain))
            return judged == .unknown ? record.newOrWorse(domain, grade) : judged
        }
        let criteria = [
            ("bilagFlareSevere", "new A caused by a new or worse item", reading.severe, [.a]),
            ("bilagFlareModerate", "at least two new B, so caused", reading.moderate, [.b]),
            ("bilagFlareMild", "exactly one new B or at least three new C, so caused", reading.mild, [.b, .c]),
        ].map { (id: String, label: String, state: Truth, grades: [BILAG2004.Grade]) in
            Criterion(
                id, label, isOn ? state : .indeterminate,
                decidedBy: isOn ? grades.map(pair.words).joined(separator: "; ") : "unverified rule, not asked for")
        }
        return Assessment(
            missing: pair.missing, state: Truth.any(criteria.map(\.state)), criteria: criteria,
            flags: (isOn ? ["unverifiedFlare"] : ["flareRulesOff"]) + pair.flags)
    }
}

extension BILAG2004.Record {
    /// Whether an item that makes a grade of a system is worse or new, as far as items are recorded so.
    func newOrWorse(_ domain: BILAG2004.Domain, _ grade: BILAG2004.Grade) -> Finding {
        let row = BILAG2004.frame.first { $0.domain == domain }
        let numbers =
            switch (domain, grade) {
            case (.constitutional, _): [1, 2, 3, 4]
            case (_, .a): row?.a ?? []
            case (_, .b): row?.b ?? []
            default: row?.c ?? []
            }
        guard row != nil || domain == .constitutional else { return .unknown }
        return .any(numbers.map { Finding(self[$0].map { $0 >= 3 }) })
    }
}
