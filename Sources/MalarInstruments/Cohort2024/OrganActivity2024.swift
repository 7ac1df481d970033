// SPDX-License-Identifier: Apache-2.0

/// Activity by organ at a visit, and whether what was active at baseline improved or went, as the Italian multicentre study of anifrolumab
/// reports it.
///
/// - Source: `tani2024`, Results and table 1.
public enum OrganActivity2024: LongitudinalInstrument {
    /// An organ system of table 1 and the findings that make it active.
    public struct Organ: Sendable, Hashable {
        /// The id in code, CSV and JSON.
        public let id: String
        /// The name in print.
        public let label: String
        /// The items of SLEDAI-2K.
        public let items: ItemSet<SLEDAI2K.Item>
        /// A further finding that SLEDAI-2K has no item for.
        public let chartFlag: String?

        init(_ id: String, _ label: String, _ items: ItemSet<SLEDAI2K.Item>, _ chartFlag: String? = nil) {
            (self.id, self.label, self.items, self.chartFlag) = (id, label, items, chartFlag)
        }
    }

    // swift-format-ignore
    /// The organ systems.
    public static let organs: [Organ] = [
        Organ("serology",          "Active serology",       SLEDAI2K.serology),
        Organ("haematological",    "Haematological",        [.thrombocytopenia, .leukopenia], "hemolyticAnemia"),
        Organ("renal",             "Renal",                 SLEDAI2K.renalItems),
        Organ("serositis",         "Serositis",             [.pleurisy, .pericarditis]),
        Organ("mucocutaneous",     "Mucocutaneous",         [.rash, .alopecia, .mucosalUlcers]),
        Organ("articular",         "Articular",             [.arthritis]),
        Organ("neuropsychiatric",  "Neuropsychiatric",      SLEDAI2K.items { $0.system == "cns" }),
    ]

    /// What became of an organ since baseline.
    public struct Course: Sendable, Hashable {
        /// Whether any finding of the organ is present now.
        public let active: Truth
        /// Whether a finding of the baseline is gone and none is new, and whether all are gone; only of patients active at baseline.
        public let improved: EndpointState, normalised: EndpointState
    }

    /// The course of an organ, from its findings at baseline and now, in one order.
    ///
    /// - Precondition: as many findings at baseline as now.
    public static func course(baseline: [Finding], now: [Finding]) -> Course {
        precondition(baseline.count == now.count, "the same findings at both visits")
        let pairs = zip(baseline, now).map { (before: Truth($0), after: Truth($1)) }
        let isNew = Truth.any(pairs.map { .all([$0.after, !$0.before]) })
        let isGone = Truth.any(pairs.map { .all([$0.before, !$0.after]) })
        let active = Truth.any(pairs.map(\.after))
        return switch Truth.any(pairs.map(\.before)) {
        case .notMet: Course(active: active, improved: .notInDenominator, normalised: .notInDenominator)
        case .indeterminate: Course(active: active, improved: .evaluated(.indeterminate), normalised: .evaluated(.indeterminate))
        case .met: Course(active: active, improved: .evaluated(.all([!isNew, isGone])), normalised: .evaluated(!active))
        }
    }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "organActivity2024", name: "Organ activity (multicentre study 2024)",
        purpose: "Which organ systems are active at a visit, and which of those active at baseline have improved or normalised.",
        references: ["tani2024"], verification: .oneSource,
        items: SLEDAI2K.description.items + [
            ItemDescription(
                "hemolyticAnemia", "Haemolytic anaemia", .finding, group: "activity", need: .assumedAbsent,
                "attributed to active lupus; taken as absent where the data never ask"),
            VisitSeries.baselineItem,
        ],
        rule: [
            "Baseline: the first row, or the latest row marked isBaseline. At the baseline itself only the activity is given (flag baselineVisit).",
        ] + organs.map { "\($0.id).active: any of \(SLEDAI2K.names(of: $0.items))\($0.chartFlag == nil ? "" : ", haemolytic anaemia")." } + [
            "<organ>.improved: of patients with the organ active at baseline, those of whom a finding of the baseline is gone and none is new.",
            "<organ>.normalised: of the same patients, those without any finding of the organ now.",
            "A patient who does not count leaves the criterion indeterminate, with the flag notInDenominator.<criterion>.",
            "The score is the number of active organ systems, serology not counted.",
        ],
        notes: [
            "Active serology is printed in the study: anti-dsDNA and/or low complement. The mapping of the other systems to SLEDAI-2K items is ours; the study names organ involvement without a rule.",
            "Improved is printed of haematological manifestations only (3 of 6 by week 12), without a rule: the rule here is ours. An amount that gets better within a descriptor is not seen.",
            "Normalised is printed of serology as complete normalisation in 43 % at the last follow-up, without a denominator; it complements the 57 % with active serology at week 48, so the study may have counted all patients at that visit instead of those active at baseline.",
            "Haematological manifestations are 7 patients in table 1 and 6 at week 12, when 24 of the 26 patients had a visit.",
        ])

    /// The activity of each organ, and what became of it.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let now = SLEDAI2K.Reading(visit.answers)
        let before = series.baseline.map { (answers: $0.answers, findings: SLEDAI2K.Reading($0.answers).findings) }
        let courses = organs.map { organ in
            let current = findings(of: organ, now.findings, visit.answers)
            let start = before.map { findings(of: organ, $0.findings, $0.answers) }
            return (
                organ: organ, course: course(baseline: start ?? current, now: current), words: words(of: organ, now.findings, visit.answers)
            )
        }
        let states = courses.filter { $0.organ.id != "serology" }.map(\.course.active)
        return Assessment(
            score: PartialScore(
                "activeOrgans", Bounds(Double(states.count { $0 == .met }), Double(states.count { $0 != .notMet }))),
            missing: organs.flatMap { now.findings.unknown.intersection($0.items).items.map(\.rawValue) },
            criteria: courses.flatMap { criteria($0.organ, $0.course, $0.words, isBaseline: before == nil) },
            assumed: description.assumed(visit.answers),
            flags: now.flags + (before == nil ? ["baselineVisit"] : courses.flatMap { absent($0.organ, $0.course) }))
    }

    private static func findings(of organ: Organ, _ findings: Findings<SLEDAI2K.Item>, _ answers: Answers) -> [Finding] {
        organ.items.items.map { findings[$0] } + (organ.chartFlag.map { [answers.finding($0, ifNeverAsked: .absent)] } ?? [])
    }

    private static func words(of organ: Organ, _ findings: Findings<SLEDAI2K.Item>, _ answers: Answers) -> String {
        let flag = organ.chartFlag.map { answers.finding($0, ifNeverAsked: .absent) } ?? .absent
        let present = findings.present.intersection(organ.items), unknown = findings.unknown.intersection(organ.items)
        let names = [present.isEmpty ? "" : SLEDAI2K.names(of: present), flag == .present ? "haemolytic anaemia" : ""].filter {
            !$0.isEmpty
        }
        if !names.isEmpty { return "\(names.joined(separator: ", ")) present" }
        let open = [unknown.isEmpty ? "" : SLEDAI2K.names(of: unknown), flag == .unknown ? "haemolytic anaemia" : ""].filter { !$0.isEmpty }
        return open.isEmpty ? "no finding present" : "\(open.joined(separator: ", ")) unknown"
    }

    private static func criteria(_ organ: Organ, _ course: Course, _ words: String, isBaseline: Bool) -> [Criterion] {
        let activity = Criterion("\(organ.id).active", "\(organ.label), active", course.active, decidedBy: words)
        guard !isBaseline else { return [activity] }
        return [activity]
            + [("improved", course.improved), ("normalised", course.normalised)].map { name, state in
                let id = "\(organ.id).\(name)"
                guard case .evaluated(let truth) = state else {
                    return Criterion(id, "\(organ.label), \(name)", .indeterminate, decidedBy: "does not count: not active at baseline")
                }
                return Criterion(id, "\(organ.label), \(name)", truth, decidedBy: words)
            }
    }

    private static func absent(_ organ: Organ, _ course: Course) -> [String] {
        course.improved == .notInDenominator ? ["notInDenominator.\(organ.id).improved", "notInDenominator.\(organ.id).normalised"] : []
    }
}
