// SPDX-License-Identifier: Apache-2.0

public import MalarInstruments

/// A score that a study follows over its visits.
public enum OutcomeScore: String, Sendable, CaseIterable, Hashable {
    case sledai2k, clinicalSledai, das28, das28Esr4, das28Esr3, das28Crp4, das28Crp3, pga, patientGlobal, tjc28, sjc28
    case sledas, clasiActivity, clasiDamage

    /// The name in print.
    public var label: String {
        switch self {
        case .sledai2k: "SLEDAI-2K"
        case .clinicalSledai: "Clinical SLEDAI-2K"
        case .das28: "DAS28"
        case .das28Esr4: "DAS28-ESR"
        case .das28Esr3: "DAS28-ESR (3 variables)"
        case .das28Crp4: "DAS28-CRP"
        case .das28Crp3: "DAS28-CRP (3 variables)"
        case .pga: "Physician global assessment"
        case .patientGlobal: "Patient global assessment"
        case .tjc28: "Tender joints (28)"
        case .sjc28: "Swollen joints (28)"
        case .sledas: "SLE-DAS"
        case .clasiActivity: "CLASI activity"
        case .clasiDamage: "CLASI damage"
        }
    }

    /// Decimals in print.
    public var decimals: Int {
        switch self {
        case .sledai2k, .clinicalSledai, .tjc28, .sjc28, .patientGlobal, .clasiActivity, .clasiDamage: 0
        case .sledas, .das28, .das28Esr4, .das28Esr3, .das28Crp4, .das28Crp3: 2
        case .pga: 1
        }
    }

    /// The default bands of the score, where it has any. A recorded DAS28 without a formula is read by the cut-offs of DAS28-ESR.
    public var bands: BandScheme? {
        switch self {
        case .sledai2k: SLEDAI2K.description.bands.first
        case .das28, .das28Esr4, .das28Esr3: DAS28.description.bands.first
        case .das28Crp4, .das28Crp3: DAS28.description.bands.dropFirst().first
        case .sledas: SLEDAS.description.bands.first
        case .clasiActivity: CLASI.description.bands.first
        default: nil
        }
    }
}

/// A score at a visit: what its items give beside what the chart has.
public struct ScoreAtVisit: Sendable, Hashable {
    /// What the items give; bounds where items are unknown, `nil` where no item is known.
    public let derived: Bounds?
    /// What the chart has.
    public let recorded: Double?
    /// The items that are unknown.
    public let missing: [String]

    /// The value that is used: the derived one where items give it, otherwise the recorded one, otherwise bounds.
    public var used: Bounds {
        if let derived, derived.value != nil { return derived }
        if let recorded { return Bounds(recorded) }
        return derived ?? .unknown
    }

    /// Whether the used value is the one on the chart.
    public var isRecorded: Bool { derived?.value == nil && recorded != nil }
}

extension Visit {
    /// A score at this visit.
    public func score(_ score: OutcomeScore) -> ScoreAtVisit {
        let recorded = recordedScore(score.rawValue)
        switch score {
        case .sledai2k, .clinicalSledai: return derived(SLEDAI2K.self, score, recorded)
        case .das28Esr4, .das28Esr3, .das28Crp4, .das28Crp3: return derived(DAS28.self, score, recorded)
        case .das28: return ScoreAtVisit(derived: nil, recorded: recorded, missing: [])
        case .pga, .patientGlobal: return ScoreAtVisit(derived: nil, recorded: number(score.rawValue), missing: [])
        case .tjc28: return joints("tender", number(score.rawValue))
        case .sjc28: return joints("swollen", number(score.rawValue))
        case .sledas: return complete(SLEDAS.self, part: "sledas", recorded)
        case .clasiActivity: return complete(CLASI.self, part: "activity", recorded)
        case .clasiDamage: return complete(CLASI.self, part: "damage", recorded)
        }
    }

    /// A count of joints: as recorded, otherwise from a joint map without unknown joints.
    private func joints(_ sign: String, _ recorded: Double?) -> ScoreAtVisit {
        guard recorded == nil else { return ScoreAtVisit(derived: nil, recorded: recorded, missing: []) }
        let map = Joint28.allCases.map { finding("\(sign).\($0.rawValue)") }
        let count = map.contains(.unknown) ? nil : map.filter { $0 == .present }.count
        return ScoreAtVisit(derived: count.map { Bounds(Double($0)) }, recorded: nil, missing: [])
    }

    /// The score of a form of its own, which most visits do not have: derived where its items give a value, and otherwise as recorded.
    private func complete(_ instrument: any Instrument.Type, part id: String, _ recorded: Double?) -> ScoreAtVisit {
        let assessment = try? instrument.assess(answers(for: instrument.description))
        let value = assessment.flatMap { id == $0.score?.id ? $0.score?.value : $0.part(id)?.value }
        return ScoreAtVisit(derived: value.map { Bounds($0) }, recorded: recorded, missing: value == nil ? assessment?.missing ?? [] : [])
    }

    private func derived(_ instrument: any Instrument.Type, _ score: OutcomeScore, _ recorded: Double?) -> ScoreAtVisit {
        let answers = answers(for: instrument.description)
        let isAnswered = answers.hasKnown
        guard isAnswered, let assessment = try? instrument.assess(answers) else {
            return ScoreAtVisit(derived: nil, recorded: recorded, missing: [])
        }
        let part = score.rawValue == instrument.description.id ? assessment.score : assessment.part(score.rawValue)
        return ScoreAtVisit(derived: part.map { Bounds($0.lowest, $0.highest) }, recorded: recorded, missing: assessment.missing)
    }
}
