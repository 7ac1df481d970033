// SPDX-License-Identifier: Apache-2.0

/// The instruments that Malar implements.
public enum Catalogue {
    /// All instruments, in the order in which they are listed.
    public static let all: [any Instrument.Type] = [
        SLEDAI2K.self, DORIS2021.self, LLDAS.self, DAS28.self, EULARResponse.self, MEXSLEDAI.self, GlucocorticoidEquivalence.self,
    ]

    /// Instruments that judge a visit by the visits before it, in the order in which they are listed.
    public static let longitudinal: [any LongitudinalInstrument.Type] = []

    /// Instruments that the field names and that are not implemented, each with the reason.
    public static let refused: [RefusedInstrument] = RefusedInstrument.activityAndStates

    /// The instrument of an id or alias; letter case, hyphens, underscores and blanks do not matter.
    public static func named(_ name: String) -> (any Instrument.Type)? {
        let wanted = folded(name)
        return all.first { type in ([type.description.id] + type.description.aliases).contains { folded($0) == wanted } }
    }

    private static func folded(_ name: String) -> String {
        String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
