// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarPublishing

/// What one instrument makes of a visit, in words.
struct InstrumentResult {
    private let description: InstrumentDescription
    /// `nil` where a value is not admitted.
    private let assessment: Assessment?

    init(_ description: InstrumentDescription, _ assessment: Assessment?) {
        self.description = description
        self.assessment = assessment
    }

    /// The words of a state in which a patient is or is not.
    private static let places = [LLDAS.id: "In LLDAS", DORIS2021.id: "In DORIS remission"]

    /// For states, whether it holds and what decided that: `In LLDAS: no. In the way: prednisone-equivalent 10 mg/day.`
    var sentence: RichText? {
        guard let assessment, let state = assessment.state else { return nil }
        let subject = Self.places[description.id] ?? description.name
        let against = reasons(.notMet), open = reasons(.indeterminate)
        let alsoOpen = open.isEmpty ? "" : " Not known: \(open)."
        switch state {
        case .met: return [.strong("\(subject): yes."), .text(" Every criterion is met.")]
        case .notMet: return [.strong("\(subject): no."), .text((against.isEmpty ? "" : " In the way: \(against).") + alsoOpen)]
        case .indeterminate: return [.strong("\(subject): cannot be decided."), .text(alsoOpen)]
        }
    }

    /// What decided the criteria of a state, each once.
    private func reasons(_ state: Truth) -> String {
        let words = assessment?.criteria.filter { $0.state == state }.map(\.decidedBy) ?? []
        return words.enumerated().filter { words.firstIndex(of: $1) == $0 }.map(\.element).joined(separator: "; ")
    }

    /// Score, parts, criteria and what is missing.
    var section: Section {
        let title = "\(description.name) (\(description.id))"
        guard let assessment else {
            let text = RichText("A value is not one that the instrument admits; malar check says which.")
            return Section(id: description.id, title: title, blocks: [.paragraph(text)])
        }
        let values = [assessment.score].compactMap(\.self).map { ("score", $0) } + assessment.parts.map { ($0.id, $0) }
        let definitions = values.map { Definition($0.0, RichText($0.1.words)) } + remarks(assessment)
        let blocks: [Block?] = [
            assessment.criteria.isEmpty ? nil : .table(criteria(assessment)), definitions.isEmpty ? nil : .definitions(definitions),
        ]
        return Section(id: description.id, title: title, blocks: blocks.compactMap(\.self))
    }

    private func criteria(_ assessment: Assessment) -> Table {
        let rows = assessment.criteria.map { Table.Row([Cell($0.label.capitalizedFirst), Cell($0.state.words), Cell($0.decidedBy)]) }
        let columns = ["Criterion", "State", "Decided by"].map { Table.Column($0) }
        return Table(id: "\(description.id)-criteria", label: "", caption: "", columns: columns, rows: rows)
    }

    private func remarks(_ assessment: Assessment) -> [Definition] {
        let lists = [
            ("missing", missing(assessment)), ("assumed", assessment.assumed.joined(separator: ", ")),
            ("flags", assessment.flags.joined(separator: ", ")),
        ]
        return lists.filter { !$0.1.isEmpty }.map { Definition($0, RichText($1)) }
    }

    /// What is missing by groups of the form, long groups shortened: `cns (all 7); renal: urinary casts, haematuria; PGA`.
    private func missing(_ assessment: Assessment) -> String {
        let items = assessment.missing.map { id in (group: description.item(id)?.group ?? "", label: description.item(id)?.label ?? id) }
        let groups = items.map(\.group)
        let inOrder = groups.enumerated().filter { groups.firstIndex(of: $1) == $0 }.map(\.element)
        return inOrder.map { group in
            let labels = items.filter { $0.group == group }.map(\.label)
            let size = description.items.count { $0.group == group && $0.need == .required }
            if group.isEmpty { return labels.joined(separator: ", ") }
            if labels.count > 2, labels.count == size { return "\(group) (all \(size))" }
            let shown = labels.prefix(4).joined(separator: ", ") + (labels.count > 4 ? " and \(labels.count - 4) more" : "")
            return "\(group): \(shown)"
        }.joined(separator: "; ")
    }

    /// The same as data.
    var json: JSONValue {
        let start: [JSONValue.Member] = [.init("id", .string(description.id)), .init("name", .string(description.name))]
        guard let assessment else { return .object(start + [.init("admitted", .bool(false))]) }
        let criteria = assessment.criteria.map { criterion -> JSONValue in
            [
                "id": .string(criterion.id), "label": .string(criterion.label), "state": .string(criterion.state.rawValue),
                "decidedBy": .string(criterion.decidedBy),
            ]
        }
        return .object(
            start + [
                .init("score", assessment.score.map(Self.json) ?? .null), .init("state", .string(orNull: assessment.state?.rawValue)),
                .init("sentence", .string(orNull: sentence?.plain)), .init("criteria", .array(criteria)),
                .init("parts", .array(assessment.parts.map(Self.json))), .init("missing", .strings(assessment.missing)),
                .init("assumed", .strings(assessment.assumed)), .init("flags", .strings(assessment.flags)),
            ])
    }

    private static func json(_ score: PartialScore) -> JSONValue {
        [
            "id": .string(score.id), "value": .number(orNull: score.value), "lowest": .number(orNull: score.lowest),
            "highest": .number(orNull: score.highest), "band": .string(orNull: score.band),
        ]
    }
}
