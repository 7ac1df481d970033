// SPDX-License-Identifier: Apache-2.0

public import MalarStatistics

/// Effects of several studies pooled by inverse variances: mean differences, ratios as logarithms, anything with a variance.
///
/// All numbers here stand on the scale on which effects are pooled; tables and figure print ratios.
public struct EffectSynthesis: Sendable, Hashable {
    /// What was asked for.
    public struct Plan: Sendable, Hashable {
        /// What is compared, as a heading words it.
        public var outcome: String
        /// The effect.
        public var measure: EffectMeasure
        /// Of the variance between studies.
        public var estimator = HeterogeneityEstimator.restrictedLikelihood
        /// Of the interval of the mean.
        public var reference = MetaAnalysis.Reference.modifiedKnappHartung
        /// Of all intervals, strictly between 0 and 1.
        public var level = 0.95

        /// A plan with REML and the Knapp-Hartung interval that is never narrower than the normal one.
        public init(outcome: String, measure: EffectMeasure) {
            self.outcome = outcome
            self.measure = measure
        }
    }

    /// One way of pooling with its value, or the reason why it has none.
    public struct Pooled: Sendable, Hashable {
        /// The estimator and what the interval refers to.
        public var estimator: HeterogeneityEstimator, reference: MetaAnalysis.Reference
        /// The analysis.
        public var analysis: Computed<MetaAnalysis>
    }

    /// What was asked for.
    public let plan: Plan
    /// In the order given.
    public let studies: [EffectStudy]
    /// The pooled effect, or why there is none.
    public let main: Computed<MetaAnalysis>
    /// Why the studies are not pooled; `nil` where they are.
    public let refusal: SynthesisWarning?
    /// Common effect, REML, PM and DL with the normal and both Knapp-Hartung intervals.
    public let methods: [Pooled]
    /// Without each study in turn, in the order of the studies; empty below 3 and above ``ProportionSynthesis/mostLeftOut`` studies.
    public let leaveOneOut: [Computed<MetaAnalysis>]
    /// Whether small studies differ from large ones, or why that is not tested.
    public let smallStudyEffects: SmallStudyEffects
    /// Every rule that applies, refusals first.
    public let warnings: [SynthesisWarning]

    /// Computes everything.
    ///
    /// - Throws: ``SynthesisInputError`` with every study that cannot be: an effect that is not finite, a variance that is not above 0, an
    ///   id twice; and for a level that is not strictly between 0 and 1.
    /// - Complexity: O(k) for each method and iteration, O(k²) for leaving out each of at most 100 studies.
    public static func of(_ studies: [EffectStudy], plan: Plan) throws(SynthesisInputError) -> EffectSynthesis {
        var faults = studies.compactMap { study in study.defect.map { "\(study.label) (\(study.id)) \($0)" } }
        var seen: Set<String> = []
        for study in studies where !seen.insert(study.id).inserted { faults.append("\(study.label) (\(study.id)) is named twice") }
        if !(plan.level > 0 && plan.level < 1) { faults.append("the level of the intervals is not between 0 and 1") }
        if studies.count > ProportionSynthesis.mostStudies { faults.append("\(studies.count) studies are more than can be") }
        guard faults.isEmpty else { throw SynthesisInputError(faults) }
        return EffectSynthesis(studies, plan)
    }

    /// From events in two groups, first against second; ½ is added only in studies with an empty cell.
    ///
    /// - Throws: ``SynthesisInputError`` for counts that cannot be, and for measures that two groups of counts do not give.
    public static func of(
        _ tables: [(id: String, label: String, counts: TwoByTwoStudies.Study)], plan: Plan
    ) throws(SynthesisInputError) -> EffectSynthesis {
        let measure: TwoByTwoStudies.Measure
        switch plan.measure {
        case .riskRatio: measure = .riskRatio
        case .oddsRatio: measure = .oddsRatio
        case .riskDifference: measure = .riskDifference
        default: throw SynthesisInputError(["\(plan.measure.name) cannot be computed from events in two groups"])
        }
        guard !tables.isEmpty else { return try of([EffectStudy](), plan: plan) }
        guard let effects = TwoByTwoStudies.of(tables.map(\.counts)).flatMap({ $0.effects(measure) }).value else {
            throw SynthesisInputError(["a study has an empty group, a negative count, or more events than patients"])
        }
        let studies = tables.indices.map { index in
            EffectStudy(
                id: tables[index].id, label: tables[index].label, effect: effects.effects[index], variance: effects.variances[index])
        }
        return try of(studies, plan: plan)
    }

    private init(_ studies: [EffectStudy], _ plan: Plan) {
        self.plan = plan
        self.studies = studies
        let effects = StudyEffects.of(studies.map(\.effect), variances: studies.map(\.variance))
        let refusal = Self.refusal(studies, plan)
        let main: Computed<MetaAnalysis> =
            refusal == nil
            ? effects.flatMap { MetaAnalysis.of($0, estimator: plan.estimator, reference: plan.reference) }
            : .undefined(studies.isEmpty ? .emptySample : .insufficientData)
        self.main = main
        self.refusal = refusal ?? main.reason.map { SynthesisWarning(.methodFailed, $0.sentence) }
        methods =
            studies.count < 2
            ? []
            : Self.asked.map { estimator, reference in
                Pooled(
                    estimator: estimator, reference: reference,
                    analysis: effects.flatMap { MetaAnalysis.of($0, estimator: estimator, reference: reference) })
            }
        leaveOneOut = studies.count > ProportionSynthesis.mostLeftOut ? [] : main.value?.leavingOneOut() ?? []
        smallStudyEffects = .of(effects, count: studies.count)
        warnings = Self.warnings(self.refusal, main.value, methods, smallStudyEffects, studies)
    }

    private static let asked: [(HeterogeneityEstimator, MetaAnalysis.Reference)] =
        [(.common, .z)]
        + [HeterogeneityEstimator.restrictedLikelihood, .pauleMandel, .derSimonianLaird].flatMap { estimator in
            [MetaAnalysis.Reference.z, .knappHartung, .modifiedKnappHartung].map { (estimator, $0) }
        }
}

extension EffectSynthesis {
    /// The normal interval of one study.
    func limits(_ study: EffectStudy) -> (lower: Double, upper: Double) {
        let half = NormalDistribution.upperQuantile((1 - plan.level) / 2) * study.variance.squareRoot()
        return (study.effect - half, study.effect + half)
    }

    private static func refusal(_ studies: [EffectStudy], _ plan: Plan) -> SynthesisWarning? {
        switch studies.count {
        case 0: return .init(.noStudy, "No study has a number for this outcome, so there is nothing to pool.")
        case 1: return .init(.tooFewStudies, "One study is not a synthesis: its own value and interval stand alone.")
        case 2:
            let factor = NormalDistribution.upperQuantile((1 - plan.level) / 2)
            let reach = factor * (studies[0].variance.squareRoot() + studies[1].variance.squareRoot())
            return (studies[0].effect - studies[1].effect).magnitude > reach
                ? .init(.twoStudiesApart, "Two studies, no overlap of their intervals: a pooled value is not meaningful.")
                : .init(
                    .tooFewStudies, "Two studies cannot show how much studies differ: they are listed side by side and not pooled.")
        default: return nil
        }
    }

    private static func warnings(
        _ refusal: SynthesisWarning?, _ main: MetaAnalysis?, _ methods: [Pooled], _ effects: SmallStudyEffects, _ studies: [EffectStudy]
    ) -> [SynthesisWarning] {
        var found = [refusal].compactMap(\.self)
        if let main, studies.count < 5, main.estimator != .common {
            found.append(
                main.heterogeneity.tau2 == 0
                    ? .init(
                        .noHeterogeneityDetected,
                        "No heterogeneity was detected among \(studies.count) studies; so few cannot show that studies agree.")
                    : .init(
                        .fewStudiesForVariance,
                        "The variance between studies rests on \(studies.count) studies and is hardly known; so is the width of the intervals."
                    ))
        }
        let error = { (reference: MetaAnalysis.Reference) in
            methods.first { $0.estimator == .restrictedLikelihood && $0.reference == reference }?.analysis.value?.interval(level: 0.95)
        }
        if main != nil, let normal = error(.z), let hartung = error(.knappHartung), hartung.upper < normal.upper {
            found.append(
                .init(
                    .knappHartungNarrower,
                    "The Knapp-Hartung interval (REML) is narrower than the normal one; read the modified version, which never is."))
        }
        if case .notTested(let sentence) = effects, !studies.isEmpty { found.append(.init(.smallStudyEffectsNotTested, sentence)) }
        return found
    }
}
