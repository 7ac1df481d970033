// SPDX-License-Identifier: Apache-2.0

/// Flare score of childhood lupus: a weighted sum of four changes since the previous visit.
///
/// - Source: `brunner2011`.
public enum CSLEFlareScore: LongitudinalInstrument {
    /// A change and its weight.
    public struct Row: Sendable, Hashable {
        /// The item.
        public let item: String
        /// Points for each unit by which it rises.
        public let weight: Double
        /// The name in print.
        public let label: String

        init(_ item: String, _ weight: Double, _ label: String) { (self.item, self.weight, self.label) = (item, weight, label) }
    }

    // swift-format-ignore
    /// The weights.
    public static let table: [Row] = [
        Row("sledai2k", 0.50, "SLEDAI"),
        Row("pcRatio",  0.45, "Protein/creatinine ratio"),
        Row("mdGlobal", 0.50, "Physician's global"),
        Row("esr",      0.02, "Sedimentation rate"),
    ]

    /// From this score on, there is a flare.
    public static let flareFrom = 1.04

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "cSleFlareScore", name: "Childhood lupus flare score",
        purpose: "Whether four weighted changes since the previous visit add up to a flare of childhood lupus.",
        references: ["brunner2011"], verification: .oneSource,
        items: SLEDAIScore.form + [
            ItemDescription("pcRatio", "Protein/creatinine ratio", .number(0...1000, unit: "ratio"), group: "kidney", "urine protein over urine creatinine, as the publication takes it"),
            ItemDescription("mdGlobal", "Physician's global", .number(0...10, unit: "0-10"), group: "activity", "physician's global assessment on the scale of the publication"),
            ItemDescription("esr", "Sedimentation rate", .number(0...300, unit: "mm/h"), group: "markers", "Westergren, first hour"),
        ],
        rule: [
            VisitSeries.previousRule,
            "score = 0.5 · change of SLEDAI + 0.45 · change of the protein/creatinine ratio + 0.5 · change of the physician's global + 0.02 · change of the sedimentation rate",
            "Flare: a score of at least 1.04.",
        ],
        notes: [
            "The unit of the ratio (a quotient of equal units is taken) and the scale of the physician's global (0 to 10 is taken) were not printed in the source that was read: check them against the paper before use.",
            "The SLEDAI is read as SLEDAI-2K.",
        ])

    /// The score of changes, in the order of ``table``.
    public static func score(sledai: Double, pcRatio: Double, mdGlobal: Double, esr: Double) -> Double {
        zip(table, [sledai, pcRatio, mdGlobal, esr]).reduce(0) { $0 + $1.0.weight * $1.1 }
    }

    /// The score, with the flare as state.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let (previous, sledai) = (series.previous?.answers, SLEDAIScore(visit.answers))
        let changes = table.map { row in
            row.item == "sledai2k"
                ? SLEDAIScore.sledai2k(SLEDAIScore(previous), sledai)
                : Change(
                    name: row.label, earlier: Bounds(previous?.number(row.item)), now: Bounds(visit.answers.number(row.item)))
        }
        let score = zip(table, changes).reduce(Bounds(0)) { $0 + $1.1.rise.times($1.0.weight) }
        let state = score.isAtLeast(flareFrom)
        return Assessment(
            score: PartialScore("cSleFlareScore", score),
            missing: sledai.missing + table.map(\.item).filter { $0 != "sledai2k" && visit.answers.number($0) == nil }, state: state,
            criteria: [
                Criterion("flare", "score of at least 1.04", state, decidedBy: changes.map(\.words).joined(separator: "; "))
            ],
            flags: series.firstFlags + sledai.flags)
    }
}
