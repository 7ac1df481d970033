// SPDX-License-Identifier: Apache-2.0

import MalarUnits

extension SLEDAS {
    /// What answers say of a visit, of the score that was recorded for it, and of the glucocorticoids.
    struct Reading {
        let visit: Visit
        let intake: GlucocorticoidIntake
        /// The score from the items, or the recorded one where the items leave it open.
        let score: Bounds
        let isRecorded: Bool
        let flags: [String]

        init(_ answers: Answers) throws(AnswerError) {
            try description.check(answers)
            let visit = Visit(answers)
            try visit.checkAmounts()
            self.visit = visit
            intake = GlucocorticoidIntake(recordedOrOf: answers)
            let (derived, recorded) = (SLEDAS.score(visit), answers.number("sledas"))
            let compared = RecordedOrDerived(rounded(derived), recorded: recorded.map { rounded($0) })
            isRecorded = compared.isRecorded && derived.value == nil
            score = isRecorded ? Bounds(recorded) : derived
            let serology = SLEDAS.serology.items.filter { answers.finding($0.rawValue) == .unknown && visit.findings[$0] == .present }
            flags = serology.map { "derived.\($0.rawValue)" } + visit.flags + compared.flags("sledas") + intake.flags
        }

        /// Required answers that leave the score open, in the order of the form.
        var missing: [String] { isRecorded ? [] : visit.missing }
    }
}

extension SLEDAS.Visit {
    /// The visit that answers give by item id.
    public init(_ answers: Answers) {
        var findings = Findings<SLEDAS.Item>(answers)
        let measured: [(SLEDAS.Item, Finding)] = Self.measuredSerology(answers)
        for (item, finding) in measured where findings[item] == .unknown { findings[item] = finding }
        self.init(
            findings, sjc28: answers.number("sjc28"), proteinuriaMg: answers.number("proteinuriaMg"),
            platelets: answers.number("platelets"), leukocytes: answers.number("leukocytes"),
            arthritisOutside28: answers.finding("arthritisOutside28", ifNeverAsked: .absent))
    }

    /// C3 and C4 against their limits, anti-dsDNA against its own. CH50 and Farr assay are not mentioned by the score.
    private static func measuredSerology(_ answers: Answers) -> [(SLEDAS.Item, Finding)] {
        var measurements = SLEDAI2K.Measurements(answers)
        (measurements.ch50, measurements.farrBinding) = (nil, nil)
        return [
            (.hypocomplementemia, measurements.finding(.lowComplement)), (.increasedAntiDsDna, measurements.finding(.increasedDnaBinding)),
        ]
    }

    /// Refuses counts of 0, which have no logarithm, and items found present whose amount lies within the limit.
    func checkAmounts() throws(AnswerError) {
        for (item, id) in SLEDAS.graded {
            guard let amount = amount(item) else { continue }
            if item != .proteinuria, amount <= 0 { throw AnswerError(.outOfRange, item: id, expected: "expects more than 0") }
            let term = SLEDAS.row(item).term
            if findings[item] == .present, !term.isActive(amount) {
                throw AnswerError(.contradiction, item: item.rawValue, expected: "expects \(id) \(term.limitInWords) where it is present")
            }
        }
    }

    var missing: [String] { SLEDAS.Item.allCases.compactMap(missing) }

    private func missing(_ item: SLEDAS.Item) -> String? {
        if let id = SLEDAS.graded.first(where: { $0.item == item })?.amount {
            return findings[item] == .absent || amount(item) != nil ? nil : id
        }
        switch item {
        case .arthritis:
            if contribution(SLEDAS.row(.arthritis)).value != nil { return nil }
            return sjc28 == nil ? "sjc28" : "arthritisOutside28"
        case .localizedRash where findings[.generalizedRash] == .present: return nil
        default: return findings[item] == .unknown ? item.rawValue : nil
        }
    }

    /// What rests on a measurement alone, what was measured but not attributed, and which of two answers counts.
    var flags: [String] {
        let measured = SLEDAS.graded.filter { graded in amount(graded.item).map { SLEDAS.row(graded.item).term.isActive($0) } ?? false }
        let derived = measured.filter { findings[$0.item] == .unknown }.map { "derived.\($0.item.rawValue)" }
        let unattributed = measured.filter { findings[$0.item] == .absent }.map { "notAttributed.\($0.item.rawValue)" }
        let counted = sjc28.map { count in findings[.arthritis].isPresent.map { $0 != (count > 0) } ?? false } ?? false
        let rashes = findings[.localizedRash] == .present && findings[.generalizedRash] == .present
        let uncounted = sjc28 == nil && findings[.arthritis] == .absent
        return derived + unattributed + (counted ? ["countDecides.arthritis"] : []) + (uncounted ? ["withoutCount.arthritis"] : [])
            + (rashes ? ["onlyGeneralizedRashCounts"] : [])
    }
}

extension SLEDAS.Term {
    var limitInWords: String {
        switch self {
        case .above(let limit, _, _): "above \(limit.inWords)"
        case .below(let limit, _, _): "below \(limit.inWords)"
        case .step, .joints: "above 0"
        }
    }
}
