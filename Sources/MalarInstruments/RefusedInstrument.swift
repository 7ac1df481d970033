// SPDX-License-Identifier: Apache-2.0

/// An instrument that Malar knows and does not compute, with the reason: so that who looks for it finds an answer and not a gap.
public struct RefusedInstrument: Sendable, Hashable {
    /// The id under which it would be asked for.
    public let id: String
    /// The published name.
    public let name: String
    /// Why it is not computed, and what to use or store instead.
    public let reason: String

    /// An instrument that is not computed.
    public init(id: String, name: String, reason: String) {
        self.id = id
        self.name = name
        self.reason = reason
    }
}

extension RefusedInstrument {
    // swift-format-ignore
    /// What is refused among activity scores and target states.
    public static let activityAndStates: [RefusedInstrument] = [
        RefusedInstrument(id: "lumos", name: "Lupus Multivariable Outcome Score (LuMOS)", reason: "The coefficients were not found in a readable source (Abrahamowicz 2018, doi:10.1002/art.40522). Store its components only: fall of SELENA-SLEDAI by 4, rise of C4 and C3, fall of anti-dsDNA, BILAG renal not worse, BILAG mucocutaneous better, reduction of prednisone."),
        RefusedInstrument(id: "lldasAlternative662", name: "SLE-DAS 6.62 as cut-off of LLDAS", reason: "Seen on one machine-written page only, and it contradicts the published cut-off of 2.48: use lowDiseaseActivity of sledas."),
        RefusedInstrument(id: "sleDasFourStates2020", name: "SLE-DAS states of 2020", reason: "Preliminary: a fourth state lay between remission and mild. The paper of 2021 has three categories, which sledas gives; the two must not be mixed."),
        RefusedInstrument(id: "modifiedLldas", name: "Modified LLDAS", reason: "The name stands for several things: without PGA, without serology, or with fewer major organs. Store the exact variant under an id of its own."),
    ]
}
