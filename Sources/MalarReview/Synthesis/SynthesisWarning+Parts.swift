// SPDX-License-Identifier: Apache-2.0

internal import MalarStatistics

extension SynthesisWarning {
    /// What the rules look at.
    struct Parts {
        var plan: SynthesisPlan
        var studies: [ProportionSynthesis.StudyInterval]
        var withoutNumber: [StudyWithoutNumber]
        var main: PoolingOutcome
        var methods: [MethodOutcome]
        var effects: SmallStudyEffects

        /// Refusals, then objections, cautions and notes, each in the order of the rules.
        var all: [SynthesisWarning] {
            let found =
                refusals + [dominance, assumed, missing, spread, apart, width, size, small, disagreement, abstracts].compactMap(\.self)
                + [knappHartung, outside, crudeSum, bias].compactMap(\.self)
            return Severity.allCases.flatMap { severity in found.filter { $0.severity == severity } }
        }
    }
}

extension SynthesisWarning.Parts {
    private var isPooled: Bool { main.value != nil }
    private var total: Int { studies.reduce(0) { $0 + $1.study.total } }

    private func value(_ model: PoolingMethod.Model, _ reference: MetaAnalysis.Reference = .z) -> PooledProportion? {
        methods.first { $0.method == PoolingMethod(model, reference) }?.outcome.value
    }

    private var refusals: [SynthesisWarning] {
        guard case .refused(let rule, let sentence) = main else { return [] }
        return [.init(rule, sentence)]
    }

    private var spread: SynthesisWarning? {
        guard let tau2 = main.value?.tau2, studies.count < 5 else { return nil }
        return tau2 == 0
            ? .init(
                .noHeterogeneityDetected,
                "No heterogeneity was detected among \(studies.count) studies; so few cannot show that studies agree.")
            : .init(
                .fewStudiesForVariance,
                "The variance between studies rests on \(studies.count) studies and is hardly known; so is the width of the intervals.")
    }

    private var apart: SynthesisWarning? {
        guard studies.count > 2, let highest = studies.max(by: { $0.lower < $1.lower }),
            let lowest = studies.min(by: { $0.upper < $1.upper }), highest.lower > lowest.upper
        else { return nil }
        return .init(
            .intervalsApart,
            "The intervals of \(lowest.study.label) (\(lowest.study.fraction)) and \(highest.study.label) (\(highest.study.fraction)) do not "
                + "overlap: look for what sets these studies apart before reading the mean.")
    }

    private var width: SynthesisWarning? {
        guard let range = main.value?.prediction, range.upperBound - range.lowerBound >= 0.5 else { return nil }
        return .init(
            .widePrediction,
            "A further study may find anything from \(SynthesisNumber.percent(range.lowerBound)) % to "
                + "\(SynthesisNumber.percent(range.upperBound)) %: the mean says little about a single centre.")
    }

    private var size: SynthesisWarning? {
        guard isPooled, total < 50 else { return nil }
        return .init(.fewPatients, "There are \(total) patients in all; below 50 the choice of method shifts the result.")
    }

    private var small: SynthesisWarning? {
        let small = studies.filter { $0.study.total < plan.smallStudyBelow }
        guard !small.isEmpty else { return nil }
        let words = small.count == 1 ? "1 study has" : "\(small.count) studies have"
        return .init(
            .caseReports,
            "\(words) fewer than \(plan.smallStudyBelow) patients. Single cases are published because they went well; read the analysis "
                + "without them beside this one.")
    }

    private var dominance: SynthesisWarning? {
        guard studies.count > 1, let largest = studies.max(by: { $0.study.total < $1.study.total }), 2 * largest.study.total > total else {
            return nil
        }
        return .init(
            .oneStudyDominates,
            "\(largest.study.label) has \(largest.study.total) of the \(total) patients: what all studies say together is mostly what this "
                + "one says.")
    }

    private var assumed: SynthesisWarning? {
        let names = studies.filter { !$0.study.assumption.isEmpty }.map {
            "\($0.study.label), \($0.study.fraction): \($0.study.assumption)"
        }
        guard !names.isEmpty else { return nil }
        return .init(.assumedCounts, "Assumed, not taken from a report: \(SynthesisNumber.list(names)).")
    }

    private var missing: SynthesisWarning? {
        guard !withoutNumber.isEmpty else { return nil }
        let names = SynthesisNumber.list(withoutNumber.map { "\($0.label) (\($0.reason))" })
        return .init(.studiesWithoutNumber, "Not in this synthesis because there is no number: \(names).")
    }

    private var abstracts: SynthesisWarning? {
        let names = studies.filter { $0.study.isCongressAbstract == true }.map(\.study.label)
        guard !names.isEmpty else { return nil }
        return .init(.congressAbstracts, "Known from congress abstracts alone: \(SynthesisNumber.list(names)).")
    }

    private var disagreement: SynthesisWarning? {
        let sensible: [PoolingMethod.Model] = [
            .randomInterceptLogistic, .inverseVariance(.logit, .restrictedLikelihood), .inverseVariance(.arcsine, .restrictedLikelihood),
        ]
        let estimates = sensible.compactMap { value($0)?.estimate }
        guard isPooled, let low = estimates.min(), let high = estimates.max(), high - low > 0.1 else { return nil }
        return .init(
            .methodsDisagree,
            "From the same patients the GLMM, the logit and the arcsine give means from \(SynthesisNumber.percent(low)) % to "
                + "\(SynthesisNumber.percent(high)) %: name the method wherever the result is quoted.")
    }

    private var knappHartung: SynthesisWarning? {
        guard isPooled else { return nil }
        let narrower = [HeterogeneityEstimator.restrictedLikelihood, .pauleMandel, .derSimonianLaird].filter { estimator in
            guard let normal = value(.inverseVariance(.logit, estimator)),
                let other = value(.inverseVariance(.logit, estimator), .knappHartung)
            else { return false }
            return other.upper - other.lower < normal.upper - normal.lower
        }
        guard !narrower.isEmpty else { return nil }
        return .init(
            .knappHartungNarrower,
            "The Knapp-Hartung interval (logit, \(SynthesisNumber.list(narrower.map(\.rawValue)))) is narrower than the normal one; read the "
                + "modified version, which never is.")
    }

    private var outside: SynthesisWarning? {
        guard isPooled, let raw = value(.inverseVariance(.raw, .restrictedLikelihood)) else { return nil }
        let limits = raw.prediction ?? raw.lower...raw.upper
        let (low, high) = (min(limits.lowerBound, raw.lower), max(limits.upperBound, raw.upper))
        guard low < 0 || high > 1 else { return nil }
        let what = raw.prediction.map { $0.lowerBound < 0 || $0.upperBound > 1 } == true ? "prediction interval" : "interval of the mean"
        return .init(
            .outsideScale,
            "On the untransformed scale the \(what) runs from \(SynthesisNumber.percent(low)) % to \(SynthesisNumber.percent(high)) %, which no "
                + "proportion can; use the logit scale.")
    }

    private var crudeSum: SynthesisWarning? {
        guard studies.count > 1 else { return nil }
        return .init(
            .crudeSum, "The crude sum (studies ignored) treats all patients as if they came from one study; its interval is too narrow.")
    }

    private var bias: SynthesisWarning? {
        guard case .notTested(let sentence) = effects, !studies.isEmpty else { return nil }
        return .init(.smallStudyEffectsNotTested, sentence)
    }
}
