// SPDX-License-Identifier: Apache-2.0

/// What answers say of SLEDAI-2K for states that ask for little or no clinical activity: the items, or a recorded clinical SLEDAI.
struct ClinicalActivity {
    /// The 24 items, after derivation from measurements.
    let findings: Findings<SLEDAI2K.Item>
    /// The clinical SLEDAI-2K.
    let score: RecordedOrDerived
    /// Which items rest on a measurement, and whether the recorded total contradicts the items.
    let flags: [String]

    init(_ answers: Answers) {
        let reading = SLEDAI2K.Reading(answers)
        findings = reading.findings
        score = RecordedOrDerived(SLEDAI2K.clinical(findings).range, recorded: answers.number(Self.recorded))
        flags = reading.flags + score.flags(Self.recorded)
    }

    /// The clinical items that leave the score open.
    var missing: [String] {
        score.best.value == nil ? findings.unknown.intersection(SLEDAI2K.clinicalItems).items.map(\.rawValue) : []
    }

    /// The serological items that are open.
    var missingSerology: [String] { findings.unknown.intersection(SLEDAI2K.serology).items.map(\.rawValue) }

    /// The score as a named result.
    var part: PartialScore { PartialScore(Self.recorded, score.best) }

    /// Whether the clinical SLEDAI-2K is at most so high.
    func criterion(_ id: String, _ limit: Limit) -> Criterion {
        let state = limit.holds(for: score.best)
        return Criterion(id, "clinical SLEDAI-2K \(limit)", state, decidedBy: words(state))
    }

    /// Whether complement and anti-dsDNA are normal.
    func serology(_ id: String) -> Criterion {
        let state = findings.absence(of: SLEDAI2K.serology)
        let words =
            switch state {
            case .met: "complement and anti-dsDNA normal"
            case .notMet: "\(SLEDAI2K.names(of: findings.present.intersection(SLEDAI2K.serology))) present"
            case .indeterminate: SLEDAI2K.unknownInWords(findings, of: SLEDAI2K.serology)
            }
        return Criterion(id, "complement and anti-dsDNA normal", state, decidedBy: words)
    }

    private func words(_ state: Truth) -> String {
        if score.isRecorded, let recorded = score.best.value { return "clinical SLEDAI \(recorded.inWords) as recorded" }
        let present = findings.present.intersection(SLEDAI2K.clinicalItems)
        if state == .indeterminate { return SLEDAI2K.unknownInWords(findings, of: SLEDAI2K.clinicalItems) }
        return present.isEmpty ? "no clinical item present" : "\(SLEDAI2K.names(of: present)) present"
    }

    static let recorded = "clinicalSledai"

    /// The items of SLEDAI-2K with its measurements, and the clinical SLEDAI-2K as recorded.
    static let form =
        SLEDAI2K.description.items + [
            ItemDescription(
                recorded, "Clinical SLEDAI", .count(0...101), group: "activity", need: .alternative,
                "as recorded; decides where the items leave it open")
        ]
}
