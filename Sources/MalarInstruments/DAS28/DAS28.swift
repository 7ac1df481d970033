// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Disease Activity Score of 28 joints. Built for rheumatoid arthritis; in lupus it describes the joints only.
///
/// - Source: `prevoo1995`; formulae with C-reactive protein and without global health: `dasScoreNl`.
public enum DAS28: Sendable {
    /// The four published formulae. They are not interchangeable within a patient's series.
    public enum Formula: String, CaseIterable, Sendable {
        /// 0.56·√tjc28 + 0.28·√sjc28 + 0.70·ln(esr) + 0.014·gh
        case das28Esr4
        /// (0.56·√tjc28 + 0.28·√sjc28 + 0.70·ln(esr)) · 1.08 + 0.16
        case das28Esr3
        /// 0.56·√tjc28 + 0.28·√sjc28 + 0.36·ln(crp + 1) + 0.014·gh + 0.96
        case das28Crp4
        /// (0.56·√tjc28 + 0.28·√sjc28 + 0.36·ln(crp + 1)) · 1.10 + 1.15
        case das28Crp3

        /// Whether it takes C-reactive protein instead of the sedimentation rate.
        public var usesCrp: Bool { self == .das28Crp4 || self == .das28Crp3 }
        /// Whether it takes the patient's global health.
        public var usesGlobalHealth: Bool { self == .das28Esr4 || self == .das28Crp4 }

        /// The score.
        ///
        /// - Parameters:
        ///   - tjc28: Tender joints, 0 to 28.
        ///   - sjc28: Swollen joints, 0 to 28.
        ///   - marker: Sedimentation rate in mm/h, where below 1 is taken as 1, or C-reactive protein in mg/L.
        ///   - gh: Global health, 0 (best) to 100 (worst); not read by the formulae without it.
        public func score(tjc28: Double, sjc28: Double, marker: Double, gh: Double) -> Double {
            let joints = 0.56 * tjc28.squareRoot() + 0.28 * sjc28.squareRoot()
            return switch self {
            case .das28Esr4: joints + 0.70 * log(max(marker, 1)) + 0.014 * gh
            case .das28Esr3: (joints + 0.70 * log(max(marker, 1))) * 1.08 + 0.16
            case .das28Crp4: joints + 0.36 * log(marker + 1) + 0.014 * gh + 0.96
            case .das28Crp3: (joints + 0.36 * log(marker + 1)) * 1.10 + 1.15
            }
        }
    }

    /// What a visit gives.
    public struct Inputs: Sendable, Hashable {
        /// Tender and swollen joints among the 28; a range while joints are unknown.
        public var tjc28: Bounds, sjc28: Bounds
        /// Sedimentation rate in mm/h and C-reactive protein in mg/L.
        public var esr: Double?, crp: Double?
        /// Global health in mm, 0 to 100.
        public var gh: Double?

        /// What a visit gives; joints of which nothing is known are 0 to 28.
        public init(tjc28: Bounds = Bounds(0, 28), sjc28: Bounds = Bounds(0, 28), esr: Double? = nil, crp: Double? = nil, gh: Double? = nil)
        {
            self.tjc28 = tjc28
            self.sjc28 = sjc28
            self.esr = esr
            self.crp = crp
            self.gh = gh
        }
    }

    /// The score of a formula, or the range that unknown joints or global health leave. Without its marker a formula has no bounds.
    public static func score(_ formula: Formula, _ inputs: Inputs) -> Bounds {
        guard let marker = formula.usesCrp ? inputs.crp : inputs.esr else { return .unknown }
        let gh = formula.usesGlobalHealth ? inputs.gh.map { ($0, $0) } ?? (0, 100) : (0, 0)
        return Bounds(
            formula.score(tjc28: inputs.tjc28.lowest ?? 0, sjc28: inputs.sjc28.lowest ?? 0, marker: marker, gh: gh.0),
            formula.score(tjc28: inputs.tjc28.highest ?? 28, sjc28: inputs.sjc28.highest ?? 28, marker: marker, gh: gh.1))
    }

    /// The cut-offs of the scores with sedimentation rate.
    public static let esrBands = BandScheme(
        "das28Esr", source: "fransen2005", [.below(2.6, "remission"), .through(3.2, "low"), .through(5.1, "moderate"), .above("high")])
    /// Cut-offs made for the scores with C-reactive protein.
    public static let crpBands = BandScheme(
        "das28CrpDedicated", source: "fleischmann2017",
        [.below(2.4, "remission"), .through(2.9, "low"), .through(4.6, "moderate"), .above("high")])
    /// The cut-offs of the sedimentation rate, as they were used for C-reactive protein as well.
    public static let crpLegacyBands = BandScheme(
        "das28CrpLegacy", source: "dasScoreNl", [.below(2.6, "remission"), .through(3.2, "low"), .through(5.1, "moderate"), .above("high")])
}
