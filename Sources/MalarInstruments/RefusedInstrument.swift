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

    // swift-format-ignore
    /// What is refused among flares, skin, ultrasound, BILAG and patient-reported measures.
    public static let others: [RefusedInstrument] = [
        RefusedInstrument(id: "rsfiByOrgan", name: "Revised SELENA flare index, computed", reason: "The item lists of the organ systems were not found. Enter the flare of each organ by hand: rsfi takes the highest."),
        RefusedInstrument(id: "esfi", name: "Experimental SELENA flare index (eSFI)", reason: "Experimental and not specified beyond the removal of the drug criteria."),
        RefusedInstrument(id: "dutchFlare", name: "Dutch major and minor flare", reason: "Historical; no study of the field uses it any more."),
        RefusedInstrument(id: "s2kRi50Rules", name: "S2K RI-50, improvement computed", reason: "The data retrieval form with its rules of 50 % for each descriptor was not found. Enter improvedBy50 by hand: s2kRi50 takes it."),
        RefusedInstrument(id: "bilagSystemsTally", name: "BILAG-2004 systems tally (BST)", reason: "Its name and its use between two visits are sourced; the rules of its components are not."),
        RefusedInstrument(id: "rclasi", name: "Revised CLASI (RCLASI)", reason: "Items and ranges were not found in a source. It is not interchangeable with CLASI."),
        RefusedInstrument(id: "gloess9and22", name: "GLOESS of 9 or 22 paired joints", reason: "Which joints belong to the reduced sets is not sourced."),
        RefusedInstrument(id: "lupusQol", name: "LupusQoL", reason: "A licence is needed to use its 34 items, which are not reproduced here. Record the scores of its eight domains (0 worst, 100 best) as columns of your own."),
        RefusedInstrument(id: "facitFatigue", name: "FACIT-Fatigue", reason: "Its 13 items ask for registration and are not reproduced here. Record the total (0 to 52, higher is less fatigue) as a column of your own."),
        RefusedInstrument(id: "sf36", name: "SF-36", reason: "It needs a licence, and its scoring was not sourced. Record the scores of its scales as columns of your own."),
        RefusedInstrument(id: "slaq", name: "Systemic Lupus Activity Questionnaire (SLAQ)", reason: "Its items were not sourced and its licence is not known. Record the total as a column of your own."),
    ]
}
