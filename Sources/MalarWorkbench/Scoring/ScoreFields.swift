// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments

/// The fields that a stream gives for an instrument, in their order.
///
/// | field | where | what |
/// |---|---|---|
/// | `id` | always | the id of the input's row, or the row's number from 1 |
/// | `score`, `lowest`, `highest` | always | the score, empty while open; the range that agrees with what is known |
/// | `missing` | always | required items without an answer |
/// | `band` | always | the band that holds the score or its whole range |
/// | parts by id | where the instrument has them | further scores, empty while open |
/// | `response` | EULAR response | the band under its own name |
/// | `state` | composite states | `met`, `notMet`, `indeterminate` |
/// | criteria by id | where the instrument has them | `met`, `notMet`, `indeterminate` |
/// | `assumed`, `flags` | always | items assumed absent; what a reader must know |
/// | `error`, `line` | bad rows only | what is wrong, and the line of the input |
struct ScoreFields {
    /// A result that an instrument gives at the top of its row as well, under a name that readers expect there.
    enum Extra { case parts, band(String) }

    private static let extras: [String: Extra] = [DAS28.id: .parts, EULARResponse.id: .band("response")]

    let parts: [String]
    let hasState: Bool
    let criteria: [String]
    /// Whether parts stand at the top of an object as well.
    let partsAtTop: Bool
    /// The second name of the band.
    let bandName: String?

    /// The fields of an instrument, found by assessing a visit of which nothing is known.
    init(_ instrument: any Instrument.Type) {
        let blank = (try? instrument.assess(Answers())) ?? Assessment()
        parts = instrument.description.parts.map(\.id)
        hasState = blank.state != nil
        criteria = blank.criteria.map(\.id)
        switch Self.extras[instrument.description.id] {
        case .parts: (partsAtTop, bandName) = (true, nil)
        case .band(let name): (partsAtTop, bandName) = (false, name)
        case nil: (partsAtTop, bandName) = (false, nil)
        }
    }

    /// The names of the results in the order of the columns; the id and what is copied stand before them.
    var columns: [String] {
        ["score", "lowest", "highest", "missing", "band"] + parts + (bandName.map { [$0] } ?? []) + (hasState ? ["state"] : []) + criteria
            + ["assumed", "flags", "error", "line"]
    }

    /// Every name that a result has in either format.
    var names: Set<String> { Set(["id", "parts", "criteria"] + columns) }
}
