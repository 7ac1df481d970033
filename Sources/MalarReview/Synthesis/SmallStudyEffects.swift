// SPDX-License-Identifier: Apache-2.0

public import MalarStatistics

/// Whether small studies differ from large ones, as they do where small negative studies stay unpublished.
public enum SmallStudyEffects: Sendable, Hashable {
    case tested(EggerRegression)
    /// Why there is no test, in a sentence.
    case notTested(String)

    /// Below so many studies the test has too little power to tell chance from bias.
    ///
    /// - Source: J. A. C. Sterne and others, BMJ 343 (2011) d4002, doi:10.1136/bmj.d4002.
    public static let fewestStudies = 10

    /// The sentence of a report.
    public var sentence: String {
        switch self {
        case .notTested(let reason): reason
        case .tested(let test):
            "Egger's regression on the logit scale: bias \(SynthesisNumber.text(test.bias, 2)) "
                + "(standard error \(SynthesisNumber.text(test.biasStandardError, 2)), \(test.p.map(SynthesisNumber.p) ?? "no p")). "
                + "For proportions the standard error depends on the proportion itself, so that this test can point to a bias that is none."
        }
    }

    static func of(_ studies: ProportionStudies?) -> SmallStudyEffects {
        guard let studies else { return .notTested("Small-study effects are not tested: there is no study.") }
        return of(ProportionScale.logit.effects(studies), count: studies.count)
    }

    static func of(_ effects: Computed<StudyEffects>, count: Int) -> SmallStudyEffects {
        guard count >= fewestStudies else {
            let studies = SynthesisNumber.count(count, "study", "studies")
            return .notTested(
                "Small-study effects and publication bias are not tested: with \(studies), fewer than \(fewestStudies), a test or a funnel "
                    + "plot cannot tell bias from chance.")
        }
        switch effects.flatMap(EggerRegression.of) {
        case .value(let test): return .tested(test)
        case .undefined(let reason): return .notTested("Small-study effects are not tested: \(reason.sentence)")
        }
    }
}
