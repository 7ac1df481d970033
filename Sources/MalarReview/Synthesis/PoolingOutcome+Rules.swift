// SPDX-License-Identifier: Apache-2.0

internal import MalarStatistics

extension PoolingOutcome {
    /// The pooled value of checked studies, or the first rule that forbids one.
    static func of(
        _ studies: [ProportionStudy], _ plan: SynthesisPlan, _ fit: Computed<RandomInterceptLogistic>? = nil
    ) -> PoolingOutcome {
        if let refusal = refusal(studies, plan) { return refusal }
        let counts = ProportionStudies.of(studies.map(\.events), studies.map(\.total))
        let pooled = counts.flatMap { plan.main.pooled($0, level: plan.level, fit) }
        switch pooled {
        case .value(let value): return .pooled(value)
        case .undefined(let reason): return .refused(.methodFailed, "\(plan.main.name): \(reason.sentence)")
        }
    }

    private static func refusal(_ studies: [ProportionStudy], _ plan: SynthesisPlan) -> PoolingOutcome? {
        switch studies.count {
        case 0: return .refused(.noStudy, "No study has a number for this outcome, so there is nothing to pool.")
        case 1: return .refused(.tooFewStudies, "One study is not a synthesis: its own value and interval stand alone.")
        case 2:
            return areApart(studies, plan)
                ? .refused(.twoStudiesApart, "Two studies, no overlap of their intervals: a pooled value is not meaningful.")
                : .refused(
                    .tooFewStudies,
                    "Two studies cannot show how much studies differ: they are listed side by side, with the crude sum, and not pooled.")
        default:
            guard studies.allSatisfy({ $0.events == 0 || $0.events == $0.total }) else { return nil }
            return .refused(
                .allNoneOrAll,
                "Every study has none or all of its patients with the outcome: no model can be fitted; the exact interval of the sum is all "
                    + "there is.")
        }
    }

    private static func areApart(_ studies: [ProportionStudy], _ plan: SynthesisPlan) -> Bool {
        let limits = studies.compactMap {
            ProportionStudies.limits(plan.studyInterval, $0.events, of: $0.total, level: plan.level).value
        }
        guard limits.count == 2 else { return false }
        return limits[0].lower > limits[1].upper || limits[1].lower > limits[0].upper
    }
}

extension SubsetOutcome {
    private init(_ name: String, _ studies: [ProportionStudy], _ plan: SynthesisPlan) {
        let counts = ProportionStudies.of(studies.map(\.events), studies.map(\.total)).value
        self.init(
            name: name, studies: studies.count, events: studies.reduce(0) { $0 + $1.events },
            total: studies.reduce(0) { $0 + $1.total }, outcome: .of(studies, plan),
            crude: counts.flatMap { PoolingMethod.crude.pooled($0, level: plan.level).value })
    }

    static func subsets(_ studies: [ProportionStudy], _ plan: SynthesisPlan) -> [SubsetOutcome] {
        let candidates = [
            ("Without studies of fewer than \(plan.smallStudyBelow) patients", studies.filter { $0.total >= plan.smallStudyBelow }),
            ("Without congress abstracts", studies.filter { $0.isCongressAbstract != true }),
            ("Congress abstracts alone", studies.filter { $0.isCongressAbstract == true }),
        ]
        return candidates.filter { !$0.1.isEmpty && $0.1.count < studies.count }.map { SubsetOutcome($0.0, $0.1, plan) }
    }

    static func leavingOneOut(_ studies: [ProportionStudy], _ plan: SynthesisPlan) -> [SubsetOutcome] {
        guard (3...ProportionSynthesis.mostLeftOut).contains(studies.count) else { return [] }
        return studies.indices.map { index in
            var rest = studies
            let left = rest.remove(at: index)
            return SubsetOutcome("Without \(left.label)", rest, plan)
        }
    }
}
