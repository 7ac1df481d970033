// SPDX-License-Identifier: Apache-2.0

internal import MalarStatistics

extension ProportionSynthesis {
    /// What a Methods section says of this synthesis: the plan, with the rules by which pooling would be refused.
    public var methodsParagraph: String {
        var text =
            "\(plan.outcome): proportions of the single studies are given with \(plan.levelWords) \(plan.studyInterval.name) intervals. "
            + "Three or more studies were to be pooled by \(plan.main.phrase), with \(plan.main.intervalPhrase). "
        text +=
            "Of one or two studies, and where every study had none or all of its patients with the outcome, no pooled model was to be fitted; "
            + "the crude sum, which ignores the studies, is given with its Clopper-Pearson interval and labelled so. "
        text +=
            "Heterogeneity is described on the logit scale by Q, I² (from tau², and from Q), tau² (REML) with its Q-profile interval, and by a "
            + "prediction interval (t, k − 1 degrees of freedom). "
        text +=
            "In sensitivity analyses other models and scales stand beside the main one, each study is left out in turn, and studies of fewer "
            + "than \(plan.smallStudyBelow) patients and congress abstracts are left out. "
        return text + "Small-study effects were to be tested from \(SmallStudyEffects.fewestStudies) studies on."
    }

    /// What a Results section says. Every number in it is computed.
    public var resultsParagraph: String {
        guard let crude else { return "\(plan.outcome): no study reports a number." + missingWords }
        let counts = SynthesisNumber.count(studies.count, "study", "studies")
        var text = "\(plan.outcome) was reported by \(counts) for \(totals.events) of \(totals.total) patients. "
        text += Self.rangeWords(studies)
        switch main {
        case .pooled(let value): text += pooledWords(value)
        case .refused(_, let sentence): text += "The studies were not pooled. \(sentence) "
        }
        text +=
            "The crude sum (studies ignored) is \(SynthesisNumber.percent(crude.estimate)) % (\(plan.levelWords) CI "
            + "\(SynthesisNumber.percent(crude.lower)) to \(SynthesisNumber.percent(crude.upper)))."
        return text + missingWords
    }

    /// A plain word on whether to read the pooled value, with the gravest reasons.
    public var plainWord: String {
        let wanted: [SynthesisWarning.Severity] = verdict == .notPooled ? [.refusal] : [.objection, .caution]
        let reasons = warnings.filter { wanted.contains($0.severity) }.map(\.message)
        return ([verdict.words + "."] + reasons).joined(separator: " ")
    }

    private static func rangeWords(_ studies: [StudyInterval]) -> String {
        guard studies.count > 1, let low = studies.min(by: { $0.share < $1.share }), let high = studies.max(by: { $0.share < $1.share })
        else {
            return ""
        }
        if low.share == high.share { return "Every study found \(SynthesisNumber.percent(low.share)) %. " }
        return "Proportions ranged from \(SynthesisNumber.percent(low.share)) % (\(low.study.label), \(low.study.fraction)) to "
            + "\(SynthesisNumber.percent(high.share)) % (\(high.study.label), \(high.study.fraction)). "
    }

    private func pooledWords(_ value: PooledProportion) -> String {
        var text =
            "The pooled proportion was \(SynthesisNumber.percent(value.estimate)) % (\(plan.levelWords) CI "
            + "\(SynthesisNumber.percent(value.lower)) to \(SynthesisNumber.percent(value.upper))) by \(value.method.phrase) with "
            + value.method.intervalPhrase
        if let range = value.prediction {
            text +=
                ", with a prediction interval from \(SynthesisNumber.percent(range.lowerBound)) % to "
                + "\(SynthesisNumber.percent(range.upperBound)) %"
        }
        text += ". "
        if let spread { text += spread.sentence(level: plan.levelWords) + " " }
        return text + differenceWords
    }

    private var differenceWords: String {
        let values = methods.filter { $0.method.model != .crudeSum }.compactMap(\.outcome.value)
        guard let low = values.min(by: { $0.estimate < $1.estimate }), let high = values.max(by: { $0.estimate < $1.estimate }) else {
            return ""
        }
        return "Across the methods of the sensitivity analysis the mean ran from \(SynthesisNumber.percent(low.estimate)) % "
            + "(\(low.method.shortName)) to \(SynthesisNumber.percent(high.estimate)) % (\(high.method.shortName)). "
    }

    private var missingWords: String {
        guard !withoutNumber.isEmpty else { return "" }
        let names = SynthesisNumber.list(withoutNumber.map { "\($0.label), \($0.reason)" })
        return " No number could be taken from \(SynthesisNumber.count(withoutNumber.count, "study", "studies")): \(names)."
    }
}
