// SPDX-License-Identifier: Apache-2.0

public import MalarStatistics

/// A way to pool proportions: the model, the estimator of the variance between studies, and what the interval of the mean refers to.
public struct PoolingMethod: Sendable, Hashable {
    /// The model, or for the crude sum the absence of one.
    public enum Model: Sendable, Hashable {
        /// Binomial counts, normal logits (GLMM), maximum likelihood.
        case randomInterceptLogistic
        /// Inverse variances on a scale; on the logit and raw scales ½ is added only in studies with none or all.
        case inverseVariance(ProportionScale, HeterogeneityEstimator)
        /// All patients as if they came from one study, with the exact interval.
        case crudeSum
    }

    /// Which number of patients leads back from the Freeman-Tukey scale.
    public enum MeanSize: String, Sendable, Hashable, CaseIterable {
        case harmonic, geometric, arithmetic
    }

    /// How the studies are put together.
    public var model: Model
    /// What the interval of the mean refers to. A GLMM has no Knapp-Hartung version: it takes t with k - 1 degrees of freedom in its place.
    public var reference: MetaAnalysis.Reference
    /// Only for the Freeman-Tukey scale.
    public var meanSize = MeanSize.harmonic

    /// A method; the interval refers to the normal distribution unless told otherwise.
    public init(_ model: Model, _ reference: MetaAnalysis.Reference = .z, meanSize: MeanSize = .harmonic) {
        self.model = model
        self.reference = reference
        self.meanSize = meanSize
    }

    /// The random-intercept logistic model with t, the main method unless the protocol says otherwise.
    public static let main = PoolingMethod(.randomInterceptLogistic, .t)
    /// The crude sum.
    public static let crude = PoolingMethod(.crudeSum)

    /// Every method that the table of methods sets side by side, the recommended first.
    public static let all: [PoolingMethod] =
        [.main, PoolingMethod(.randomInterceptLogistic)]
        + [HeterogeneityEstimator.restrictedLikelihood, .pauleMandel, .derSimonianLaird].flatMap { estimator in
            [MetaAnalysis.Reference.z, .knappHartung, .modifiedKnappHartung].map { PoolingMethod(.inverseVariance(.logit, estimator), $0) }
        } + [
            PoolingMethod(.inverseVariance(.logit, .common)), PoolingMethod(.inverseVariance(.raw, .restrictedLikelihood)),
            PoolingMethod(.inverseVariance(.arcsine, .restrictedLikelihood)),
        ] + MeanSize.allCases.map { PoolingMethod(.inverseVariance(.freemanTukey, .restrictedLikelihood), meanSize: $0) } + [.crude]
}

extension PoolingMethod {
    /// The method as a table or a footnote names it.
    public var name: String {
        switch model {
        case .randomInterceptLogistic: "Random-intercept logistic model (GLMM, ML)"
        case .inverseVariance(.logit, .common): "Logit, common effect, inverse variance"
        case .inverseVariance(let scale, let estimator): "\(scale.title), \(estimator.rawValue)\(sizeWords(scale))"
        case .crudeSum: "Crude sum (studies ignored)"
        }
    }

    private func sizeWords(_ scale: ProportionScale) -> String {
        scale == .freemanTukey ? ", back by the \(meanSize.rawValue) mean size" : ""
    }

    /// How the interval of the mean is made.
    public var intervalName: String {
        if model == .crudeSum { return "Clopper-Pearson" }
        return switch effectiveReference {
        case .z: "normal"
        case .t: "t, k − 1 df"
        case .knappHartung: "Knapp-Hartung"
        case .modifiedKnappHartung: "Knapp-Hartung, never narrower"
        }
    }

    /// A word of warning that stands wherever the method is printed; `nil` for a method without one.
    public var caution: String? {
        switch model {
        case .inverseVariance(.freemanTukey, _): "not recommended: the way back depends on one chosen number of patients"
        case .inverseVariance(.raw, _): "may leave 0 to 100 %"
        case .inverseVariance(.logit, .common): "assumes that all studies share one proportion"
        case .crudeSum: "ignores that patients come from different studies"
        default: nil
        }
    }

    /// The method inside of a sentence.
    public var phrase: String {
        switch model {
        case .randomInterceptLogistic: "a random-intercept logistic model (GLMM, maximum likelihood)"
        case .inverseVariance(.logit, .common): "inverse variances of the logits, as if all studies shared one proportion"
        case .inverseVariance(.raw, let estimator): "inverse variances of the untransformed proportions (\(estimator.rawValue))"
        case .inverseVariance(let scale, let estimator):
            "inverse variances on the \(scale.shortTitle) scale (\(estimator.rawValue)\(sizeWords(scale)))"
        case .crudeSum: "the crude sum, which ignores the studies"
        }
    }

    /// How its interval is made, inside of a sentence.
    public var intervalPhrase: String {
        if model == .crudeSum { return "a Clopper-Pearson interval" }
        return switch effectiveReference {
        case .z: "a normal interval"
        case .t: "an interval by Student's t with k − 1 degrees of freedom"
        case .knappHartung: "a Knapp-Hartung interval"
        case .modifiedKnappHartung: "a modified Knapp-Hartung interval, which is never narrower than the model's own"
        }
    }

    /// The reference that is used: a GLMM takes t where a Knapp-Hartung interval was asked for.
    var effectiveReference: MetaAnalysis.Reference {
        model == .randomInterceptLogistic && reference != .z ? .t : reference
    }
}

extension ProportionScale {
    /// The scale inside of a sentence or a label.
    var shortTitle: String {
        switch self {
        case .logit: "logit"
        case .arcsine: "arcsine"
        case .freemanTukey: "Freeman-Tukey"
        case .raw: "untransformed"
        }
    }

    /// The scale as a table names it.
    var title: String {
        switch self {
        case .logit: "Logit"
        case .arcsine: "Arcsine"
        case .freemanTukey: "Freeman-Tukey double arcsine"
        case .raw: "Untransformed"
        }
    }
}
