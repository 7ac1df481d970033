// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarPublishing

/// What is known of an instrument beside its rule: how far it was confirmed, what stays open, whose it is.
struct Sourcing {
    private let notes: [VerificationNote]
    private let questions: [String]
    private let rights: InstrumentRights

    init(_ id: String) {
        notes = VerificationNote.of(id)
        questions = VerificationNote.openQuestions.filter { $0.ids.contains(id) }.map(\.question)
        rights = InstrumentRights.of(id)
    }

    /// The sections of a page: verification where there are notes, and rights.
    var sections: [Section] {
        let verification = Section(
            id: "verification", title: "Verification",
            blocks: (notes.isEmpty ? [] : [.table(table)])
                + (questions.isEmpty ? [] : [.subheading("To be checked against the paper"), .bulletList(questions.map { RichText($0) })]))
        let rightsText = "\(rights.standing.words.capitalizedFirst). \(rights.found.sentence) \(rights.advice.sentence)"
        let rights = Section(id: "rights", title: "Rights", blocks: [.paragraph(RichText(rightsText))])
        return (verification.blocks.isEmpty ? [] : [verification]) + [rights]
    }

    private var table: Table {
        let rows = notes.map { note in
            let cells = [note.aspect, note.confidence.words, note.solid, note.open, note.sources.joined(separator: "; ")]
            return Table.Row(cells.map { Cell($0) })
        }
        let columns = ["Of what", "Confidence", "Solid", "Open", "Read in"]
        return Table(id: "verification", label: "", caption: "", columns: columns.map { .init($0) }, rows: rows)
    }

    /// The same as data.
    var json: [JSONValue.Member] {
        let notes = notes.map { note -> JSONValue in
            [
                "aspect": .string(note.aspect), "confidence": .string(note.confidence.rawValue), "solid": .string(note.solid),
                "open": .string(note.open), "sources": .strings(note.sources),
            ]
        }
        let rights: JSONValue = [
            "standing": .string(rights.standing.rawValue), "found": .string(rights.found), "advice": .string(rights.advice),
        ]
        return [.init("verificationNotes", .array(notes)), .init("openQuestions", .strings(questions)), .init("rights", rights)]
    }
}

extension String {
    /// The same with a capital at its start.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The same with a capital at its start and a full stop at its end.
    var sentence: String {
        isEmpty || hasSuffix(".") ? capitalizedFirst : capitalizedFirst + "."
    }
}
