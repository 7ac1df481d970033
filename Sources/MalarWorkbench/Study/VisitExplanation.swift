// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStudy
internal import MalarUnits

/// What the instruments make of one visit.
struct VisitExplanation {
    private let visit: Visit
    private let results: [InstrumentResult]
    private let scores: [(score: OutcomeScore, values: ScoreAtVisit)]

    /// The targets of treatment come first.
    private static let targets = [LLDAS.id, DORIS2021.id]

    init(_ course: PatientCourse, _ visit: Visit, by instruments: [any Instrument.Type]?) {
        let all = instruments ?? Catalogue.all.filter { Self.isAnswered($0, course, visit) }
        let targets = Self.targets.compactMap { id in all.first { $0.description.id == id } }
        let ordered = targets + all.filter { !Self.targets.contains($0.description.id) }
        self.visit = visit
        results = ordered.map { InstrumentResult($0.description, course.assessment($0, at: visit)) }
        scores = OutcomeScore.allCases.map { ($0, visit.score($0)) }.filter { $1.derived != nil || $1.recorded != nil }
    }

    private static func isAnswered(_ instrument: any Instrument.Type, _ course: PatientCourse, _ visit: Visit) -> Bool {
        let answers = course.answers(for: instrument.description, at: visit)
        return answers.ids.contains { answers[$0] != .unknown }
    }

    /// The explanation for people: a sentence on each state, the instruments, recorded beside derived scores.
    var sections: [Section] {
        let title = visit.name.map { "\(visit.date), \($0)" } ?? visit.date.description
        let sentences = results.compactMap(\.sentence)
        let none = RichText("The visit answers no item of any instrument.")
        let summary = Section(
            id: "summary-\(visit.record.reference)", title: title,
            blocks: [results.isEmpty ? .paragraph(none) : sentences.isEmpty ? nil : .bulletList(sentences)].compactMap(\.self))
        let recorded = Section(id: "recorded-\(visit.record.reference)", title: "Recorded beside derived", blocks: [.table(comparison)])
        return [summary] + results.map(\.section) + (scores.isEmpty ? [] : [recorded])
    }

    private var comparison: Table {
        let rows = scores.map { score, values in
            let derived = values.derived.map { PartialScore("", $0).words } ?? ""
            let cells = [score.label, values.recorded?.shortNumeral ?? "", derived, Self.remark(score, values)]
            return Table.Row(cells.map { Cell($0) })
        }
        let columns = ["Score", "Recorded", "Derived", ""].map { Table.Column($0) }
        return Table(id: "recorded", label: "", caption: "", columns: columns, rows: rows)
    }

    private static func remark(_ score: OutcomeScore, _ values: ScoreAtVisit) -> String {
        guard let recorded = values.recorded, let derived = values.derived else { return "" }
        // A chart's number is rounded, so that it agrees with what rounds to it.
        let half = 0.5 * (0..<score.decimals).reduce(1.0) { size, _ in size / 10 } + 1e-9
        let isBelow = derived.lowest.map { recorded < $0 - half } ?? false
        let isAbove = derived.highest.map { recorded > $0 + half } ?? false
        return isBelow || isAbove ? "differ" : derived.value == nil ? "agree so far" : "agree"
    }

    /// The same as data.
    var json: JSONValue {
        let scores = scores.map { score, values -> JSONValue in
            [
                "id": .string(score.rawValue), "recorded": .number(orNull: values.recorded),
                "lowest": .number(orNull: values.derived?.lowest),
                "highest": .number(orNull: values.derived?.highest), "remark": .string(Self.remark(score, values)),
            ]
        }
        return [
            "date": .string(visit.date.description), "visit": .string(orNull: visit.name), "row": .string(visit.record.reference),
            "instruments": .array(results.map(\.json)), "scores": .array(scores),
        ]
    }
}
