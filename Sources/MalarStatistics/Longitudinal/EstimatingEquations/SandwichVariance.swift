// SPDX-License-Identifier: Apache-2.0

/// Sandwich variances of estimating equations: C M C with C = (sum of B(i))^-1, B(i) = D'V^-1 D, and M the sum of products of the
/// subjects' scores. The corrections act on the scores through H(i) = D C D'V^-1: (I - H)^-1 after Mancl and DeRouen, (I - H)^-1/2 after
/// Kauermann and Carroll. With C = L L' they are functions of the small symmetric matrix L'B(i)L, however many rows a subject has.
/// - Source: L. A. Mancl and T. A. DeRouen, Biometrics 57 (2001) 126-134, doi:10.1111/j.0006-341X.2001.00126.x; G. Kauermann and
///   R. J. Carroll, J. Am. Stat. Assoc. 96 (2001) 1387-1396, doi:10.1198/016214501753382309.
struct SandwichVariance {
    let robust: Matrix
    /// `nil` where a subject alone determines a coefficient.
    let manclDeRouen: Matrix?
    let kauermannCarroll: Matrix?

    /// `nil` where the information is not positive definite.
    init?(_ problem: MarginalProblem, _ solution: MarginalSolution) {
        guard let factor = solution.inverseInformation.cholesky else { return nil }
        let p = problem.columns
        let back = factor.transposed
        var sums = [Matrix](repeating: Matrix(rows: p, columns: p), count: 3)
        var isDefined = true
        for cluster in problem.clusters {
            guard let one = problem.equations(cluster, solution.outcome, alpha: solution.alpha) else { return nil }
            let score = back * one.score
            Self.add(score, to: &sums[0])
            let inner = back * one.information * factor
            guard isDefined, let (values, vectors) = (0.5 * (inner + inner.transposed)).symmetricEigen,
                let largest = values.last, largest < 1 - 1e-10
            else {
                isDefined = false
                continue
            }
            Self.add(Self.applied(values.map { 1 / (1 - $0) }, vectors, score), to: &sums[1])
            Self.add(Self.applied(values.map { 1 / (1 - $0).squareRoot() }, vectors, score), to: &sums[2])
        }
        let outside = sums.map { factor * $0 * back }
        robust = outside[0]
        manclDeRouen = isDefined ? outside[1] : nil
        kauermannCarroll = isDefined ? outside[2] : nil
    }

    private static func add(_ score: [Double], to sum: inout Matrix) {
        for i in score.indices { for j in score.indices { sum[i, j] += score[i] * score[j] } }
    }

    /// The vector after the function of the matrix with these eigenvalues.
    private static func applied(_ values: [Double], _ vectors: Matrix, _ vector: [Double]) -> [Double] {
        let turned = vectors.transposed * vector
        return vectors * zip(values, turned).map { $0 * $1 }
    }
}
