// SPDX-License-Identifier: Apache-2.0

/// The instruments that Malar implements.
public enum Catalogue {
    /// All instruments, in the order in which they are listed.
    public static let all: [any Instrument.Type] = [
        // Activity
        SLEDAI2K.self, SLEDAI1992.self, SELENASLEDAI.self, HybridSLEDAI.self, SLEDAINoDsDna.self, MEXSLEDAI.self, SLEDAS.self,
        PhysicianGlobalAssessment.self, BILAG2004.self,
        // States
        DORIS2021.self, DORIS2017.self, LLDAS.self, ChildLLDAS.self, LLDASByTreatment.self, MinimalDiseaseActivity.self, TorontoLDA.self,
        ZenRemission.self,
        // Skin, joints, damage
        CLASI.self, DAS28.self, EULARResponse.self, JointCount6668.self, SDAI.self, CDAI.self, RAPID3.self, BooleanRemission2011.self,
        BooleanRemission2022.self, UltrasoundSynovitis.self, SDI.self,
        // Flares as the clinician enters them
        RevisedSFI.self,
        // Classification
        EULARACR2019.self, SLICC2012.self, ACR1997.self,
        // Treatment
        GlucocorticoidEquivalence.self,
    ]

    /// Instruments that judge a visit by the visits before it, in the order in which they are listed.
    public static let longitudinal: [any LongitudinalInstrument.Type] =
        flaresAndResponses + [
            BILAGFlareTulip.self, BILAGFlare2011.self, SRIBILAGComponent.self, SLEDAIChange.self, SLEDASChange.self, CLASIResponse.self,
            SDICourse.self, LLDAS50.self, ZenProlonged.self, TreatToTarget.self,
        ]

    /// Instruments that the field names and that are not implemented, each with the reason.
    public static let refused: [RefusedInstrument] = RefusedInstrument.activityAndStates + RefusedInstrument.others

    /// The instrument of an id or alias; letter case, hyphens, underscores and blanks do not matter.
    public static func named(_ name: String) -> (any Instrument.Type)? {
        let wanted = folded(name)
        return all.first { type in ([type.description.id] + type.description.aliases).contains { folded($0) == wanted } }
    }

    private static func folded(_ name: String) -> String {
        String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
