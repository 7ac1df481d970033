// SPDX-License-Identifier: Apache-2.0

internal import MalarStatistics

/// The proportions of several studies side by side, pooled where that is sensible.
///
/// Everything is computed once; tables, figure and paragraphs print from here.
public struct ProportionSynthesis: Sendable, Hashable {
    /// One study with its interval.
    public struct StudyInterval: Sendable, Hashable {
        /// The study.
        public var study: ProportionStudy
        /// Its share and the limits of the plan's interval, from 0 to 1.
        public var share: Double, lower: Double, upper: Double
    }

    /// What was asked for.
    public let plan: SynthesisPlan
    /// The studies in the order of the plan.
    public let studies: [StudyInterval]
    /// Studies of the review that have no number for this outcome.
    public let withoutNumber: [StudyWithoutNumber]
    /// All patients as if they came from one study; `nil` without studies.
    public let crude: PooledProportion?
    /// The value of the main method, or the rule that forbids one.
    public let main: PoolingOutcome
    /// Every method side by side, from two studies on. With two studies these are what programs would print, not results.
    public let methods: [MethodOutcome]
    /// Without very small studies, without abstracts of congresses; empty where these are the same studies.
    public let subsets: [SubsetOutcome]
    /// Without each study in turn; empty below 3 studies and above ``mostLeftOut``.
    public let leaveOneOut: [SubsetOutcome]
    /// Q, I² and tau² on the logit scale (REML); `nil` below 2 studies and where they cannot be computed.
    public let spread: SpreadBetweenStudies?
    /// Whether small studies differ from large ones, or why that is not tested.
    public let smallStudyEffects: SmallStudyEffects
    /// Every rule that applies, refusals first.
    public let warnings: [SynthesisWarning]

    /// Leaving out each of more studies than this is not done: it says nothing where there are so many.
    public static let mostLeftOut = 100

    /// Whether a pooled value is given.
    public var verdict: SynthesisVerdict {
        guard main.value != nil else { return .notPooled }
        if warnings.contains(where: { $0.severity == .objection }) { return .unwise }
        return warnings.contains { $0.severity == .caution } ? .pooledWithCaution : .pooled
    }

    /// Patients with the outcome and patients, over all studies.
    public var totals: (events: Int, total: Int) {
        (studies.reduce(0) { $0 + $1.study.events }, studies.reduce(0) { $0 + $1.study.total })
    }
}

extension ProportionSynthesis {
    /// The most studies that one synthesis takes.
    public static let mostStudies = 100_000

    /// Computes everything.
    ///
    /// - Throws: ``SynthesisInputError`` with every study that cannot be: without patients, negative, more patients with the outcome than
    ///   patients, or named twice; and for a level that is not strictly between 0 and 1.
    /// - Complexity: O(k) for each method and iteration, O(k²) for leaving out each of at most ``mostLeftOut`` studies.
    public static func of(
        _ studies: [ProportionStudy], plan: SynthesisPlan, withoutNumber: [StudyWithoutNumber] = []
    ) throws(SynthesisInputError) -> ProportionSynthesis {
        let faults = Self.faults(studies, plan)
        guard faults.isEmpty else { throw SynthesisInputError(faults) }
        return ProportionSynthesis(plan.sorted(studies), plan, withoutNumber)
    }

    private static func faults(_ studies: [ProportionStudy], _ plan: SynthesisPlan) -> [String] {
        var faults = studies.compactMap { study in study.defect.map { "\(study.label) (\(study.id)) \($0)" } }
        var seen: Set<String> = []
        for study in studies where !seen.insert(study.id).inserted {
            faults.append("\(study.label) (\(study.id)) is named twice: the same patients would count twice")
        }
        if !(plan.level > 0 && plan.level < 1) { faults.append("the level of the intervals is not between 0 and 1") }
        if studies.count > mostStudies { faults.append("\(studies.count) studies are more than \(mostStudies)") }
        return faults
    }

    private init(_ sorted: [ProportionStudy], _ plan: SynthesisPlan, _ withoutNumber: [StudyWithoutNumber]) {
        self.plan = plan
        self.withoutNumber = withoutNumber
        studies = sorted.map { study in
            let limits = ProportionStudies.limits(plan.studyInterval, study.events, of: study.total, level: plan.level).value
            return StudyInterval(study: study, share: study.share, lower: limits?.lower ?? 0, upper: limits?.upper ?? 1)
        }
        let counts = ProportionStudies.of(sorted.map(\.events), sorted.map(\.total)).value
        crude = counts.flatMap { PoolingMethod.crude.pooled($0, level: plan.level).value }
        // The costly fit serves every method that rests on it.
        let fit = counts.map { RandomInterceptLogistic.of($0) }
        main = PoolingOutcome.of(sorted, plan, fit)
        let asked = PoolingMethod.all.contains(plan.main) ? PoolingMethod.all : [plan.main] + PoolingMethod.all
        methods =
            sorted.count < 2
            ? []
            : counts.map { counts in
                asked.map { MethodOutcome(method: $0, outcome: $0.pooled(counts, level: plan.level, fit)) }
            } ?? []
        subsets = SubsetOutcome.subsets(sorted, plan)
        leaveOneOut = SubsetOutcome.leavingOneOut(sorted, plan)
        spread = methods.first { $0.method.model == .inverseVariance(.logit, .restrictedLikelihood) }?.outcome.value?.spread
        smallStudyEffects = SmallStudyEffects.of(counts)
        let parts = SynthesisWarning.Parts(
            plan: plan, studies: studies, withoutNumber: withoutNumber, main: main, methods: methods, effects: smallStudyEffects)
        warnings = parts.all
    }
}

extension SynthesisPlan {
    func sorted(_ studies: [ProportionStudy]) -> [ProportionStudy] {
        switch order {
        case .given: studies
        case .alphabet: studies.sorted { ($0.label, $0.id) < ($1.label, $1.id) }
        case .size: studies.sorted { ($1.total, $0.label, $0.id) < ($0.total, $1.label, $1.id) }
        case .year: studies.sorted { ($0.year ?? .max, $0.label, $0.id) < ($1.year ?? .max, $1.label, $1.id) }
        }
    }
}
