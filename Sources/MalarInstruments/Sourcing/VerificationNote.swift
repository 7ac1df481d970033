// SPDX-License-Identifier: Apache-2.0

/// How far an instrument's rules were confirmed in sources that were read, and what stays open: for the documentation, beside
/// ``InstrumentDescription/verification``.
public struct VerificationNote: Sendable, Hashable {
    /// How sure one may be of what is implemented.
    public enum Confidence: String, Sendable, CaseIterable, Comparable {
        case veryHigh, high, medium, low
        /// Recalled only, or existence and structure only.
        case unverified
        /// Examined, and not used.
        case rejected

        /// In words, as printed in the documentation.
        public var words: String { self == .veryHigh ? "very high" : rawValue }

        /// The surer one is the smaller one.
        public static func < (left: Confidence, right: Confidence) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// The ids of the instruments, or of what stands beside them.
    public let ids: [String]
    /// What of the instrument the note is about.
    public let aspect: String
    /// How sure one may be.
    public let confidence: Confidence
    /// What is solid; empty where the source says no more than the confidence.
    public let solid: String
    /// What is not, and should be checked against the paper.
    public let open: String
    /// Pages that were read, as addresses or in words.
    public let sources: [String]

    init(_ ids: [String], _ aspect: String, _ confidence: Confidence, solid: String = "", open: String = "", sources: [String] = []) {
        self.ids = ids
        self.aspect = aspect
        self.confidence = confidence
        self.solid = solid
        self.open = open
        self.sources = sources
    }

    /// The notes on an instrument, in the order of the table; empty where there is none.
    public static func of(_ id: String) -> [VerificationNote] {
        table.filter { $0.ids.contains(id) }
    }

    /// Every note: activity, states, flares, responses and glucocorticoids, then skin, joints, damage, BILAG-2004, classification and safety.
    public static let table: [VerificationNote] = activity + targets + changes + organs + classification + beside

    // swift-format-ignore
    /// What a reader with access to the journals should check, in order of risk or of value.
    public static let openQuestions: [(ids: [String], question: String)] = [
        (["bilag2004"], "BILAG-2004: check the unverified rules line by line against the scoring supplement (2006, 2010), above all the haematological bands, renal A1 and A3, and the constitutional rule."),
        (["bilagSystemsTally", "bilagFlare2011"], "BILAG-2004 systems tally (2012) and the flare box of 2011: obtain the definitions."),
        (["clasi"], "CLASI: confirm on the printed form that the row of the scalp has no scarring grade and that doubling is one tick."),
        (["sdi"], "SDI: confirm where pancreatic insufficiency and tendon rupture come from, and the list of items that count once ever present."),
        (["sledas"], "SLE-DAS: confirm the coefficients with figure 1 of the paper of 2019, and the wording of remission in the paper of 2021."),
        (["rsfi", "s2kRi50"], "Revised flare index and S2K RI-50: obtain the forms; permission may be needed."),
        (["sledai2k"], "SLEDAI-2K: the joint number of arthritis in the paper of 2002; wording of the SELENA items."),
        (["slicc2012", "eularAcr2019"], "SLICC 2012: wording of the neurologic criterion and of anti-dsDNA. EULAR/ACR 2019: the wordings marked as recalled."),
        (["ultrasound"], "GLOESS: the joints of the sets of 22 and 9."),
        (["lumos"], "LuMOS: coefficients, if it is wanted."),
        (["das28"], "House policy: sedimentation rate below 1, cut-offs for CRP, the boundary of 3.2, the global limit of the Boolean definition."),
        (["clasi", "bilag2004", "sledai2k", "sledas", "das28", "lupusQol"], "Licences: write to Pennsylvania, the BILAG group, Toronto, Coimbra, Nijmegen and RWS."),
    ]
}
