// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments

/// The fields that a stream gives for an instrument, in their order.
///
/// | field | where | what |
/// |---|---|---|
/// | `id` | always | the id of the input's row, or the row's number from 1 |
/// | `patient`, `date` | instruments of courses | as in the input; columns to be copied follow |
/// | `score`, `lowest`, `highest` | always | the score, empty while open; the range that agrees with what is known |
/// | `missing` | always | required items without an answer |
/// | `band` | always | the band that holds the score or its whole range |
/// | parts by id | where the instrument has them | further scores, empty while open |
/// | `response` | EULAR response | the band under its own name |
/// | `state` | composite states | `met`, `notMet`, `indeterminate` |
/// | criteria by id | where the instrument has them | `met`, `notMet`, `indeterminate`; `criterion.` before the id of a part |
/// | `assumed`, `flags` | always | items assumed absent; what a reader must know |
/// | `error`, `line` | bad rows only | what is wrong, and the line of the input |
struct ScoreFields {
    /// A result that an instrument gives at the top of its row as well, under a name that readers expect there.
    enum Extra {
        /// Parts, all or those named.
        case parts([String]? = nil)
        /// The band, under a second name.
        case band(String)
    }

    private static let extras: [String: Extra] = [
        DAS28.id: .parts(), EULARResponse.id: .band("response"), "clasi": .parts(["activity", "damage"]),
    ]

    let parts: [String]
    let hasState: Bool
    let criteria: [String]
    /// The parts that stand at the top of an object as well.
    let partsAtTop: Set<String>
    /// The second name of the band.
    let bandName: String?

    /// The fields of an instrument, the same for every stream.
    ///
    /// Parts are those of the description, so that a part which appears only with some history has its column in every stream. Criteria are
    /// not in the description: they are those of made-up visits, without a history and with one, in the order of their first appearance.
    init(_ instrument: ScorableInstrument) {
        let probes = instrument.probes
        parts = instrument.description.parts.map(\.id)
        hasState = probes.contains { $0.state != nil }
        let ids = probes.flatMap(\.criteria).map(\.id)
        criteria = ids.enumerated().filter { ids.firstIndex(of: $1) == $0 }.map(\.element)
        switch Self.extras[instrument.description.id] {
        case .parts(let some): (partsAtTop, bandName) = (Set(some ?? parts), nil)
        case .band(let name): (partsAtTop, bandName) = ([], name)
        case nil: (partsAtTop, bandName) = ([], nil)
        }
    }

    /// The names of the results in the order of the columns; the id and what is copied stand before them.
    var columns: [String] {
        ["score", "lowest", "highest", "missing", "band"] + parts + (bandName.map { [$0] } ?? []) + (hasState ? ["state"] : [])
            + criteria.map(column(ofCriterion:)) + ["assumed", "flags", "error", "line"]
    }

    /// The column of a criterion: its id, unless another result has that name.
    func column(ofCriterion id: String) -> String {
        let taken = parts + ["id", "score", "lowest", "highest", "missing", "band", "state", "assumed", "flags", "error", "line"]
        return taken.contains(id) || id == bandName ? "criterion.\(id)" : id
    }

    /// Every name that a result has in either format.
    var names: Set<String> { Set(["id", "parts", "criteria"] + columns) }
}
