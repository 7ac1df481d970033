// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarCohort
internal import MalarInstruments
internal import MalarStatistics

/// The probability of being assessed at a time point, and the weights that follow from it.
///
/// A logistic model of being assessed given SLEDAI-2K and damage at baseline, age, and the last SLEDAI-2K before the window, over the
/// patients whose follow-up could have reached the time point. A covariate that is not known of every one of them, is equal in all, or
/// repeats another is left out of the model.
/// - Source: J. M. Robins, A. Rotnitzky, L. P. Zhao, J. Am. Stat. Assoc. 90 (1995) 106-121, doi:10.1080/01621459.1995.10476493.
struct RemainingModel: Sendable {
    /// The fewest patients assessed, and the fewest not assessed, for a model.
    static let fewest = (assessed: 10, lost: 5)

    let point: TimePoint
    /// Assessed and not assessed of those who could have been.
    let assessed: [CohortMember]
    let lost: [CohortMember]
    /// One over the probability of being assessed, in the order of the assessed; or why there is none.
    let weights: Result<[Double], Refusal>
    let covariates: [String]

    struct Refusal: Error, Sendable, Hashable {
        let words: String
    }

    init(_ members: [CohortMember], at point: TimePoint) {
        let reachable = members.reachable(at: point)
        self.point = point
        assessed = reachable.filter { $0.visit(point) != nil }
        lost = reachable.filter { $0.visit(point) == nil }
        guard !lost.isEmpty else {
            (weights, covariates) = (.success(assessed.map { _ in 1 }), [])
            return
        }
        guard assessed.count >= Self.fewest.assessed, lost.count >= Self.fewest.lost else {
            let words = "too few: \(assessed.count) assessed and \(lost.count) not"
            (weights, covariates) = (.failure(Refusal(words: words)), [])
            return
        }
        let columns = Self.columns(assessed + lost, point)
        covariates = columns.map(\.name)
        weights = Self.weights(columns.map(\.values), assessed: assessed.count, all: assessed.count + lost.count)
    }

    /// What may go into a model of what happens at a time point.
    private static func candidates(_ point: TimePoint) -> [(String, (CohortMember) -> Double?)] {
        [
            ("SLEDAI-2K at baseline", { $0.value(.score(.sledai2k), at: nil).number }),
            ("age", { AnalysisVariable.named("ageAtStart")?.value($0.course).number }),
            ("damage", { StudyAnalysis.damage($0.course)?.number }),
            ("last SLEDAI-2K before the window", { $0.lastActivity(before: point) }),
        ]
    }

    /// The covariates that can be used, each with mean 0 and deviation 1.
    static func columns(_ members: [CohortMember], _ point: TimePoint) -> [(name: String, values: [Double])] {
        var found: [(name: String, values: [Double])] = []
        for (name, read) in candidates(point) {
            let values = members.compactMap(read)
            guard values.count == members.count, let scaled = standardised(values),
                !found.contains(where: { isRepeated($0.values, scaled) })
            else { continue }
            found.append((name, scaled))
        }
        return found
    }

    private static func standardised(_ values: [Double]) -> [Double]? {
        let found = Descriptives(values.map { $0 }, quantiles: .haverage)
        guard let mean = found.mean.value, let deviation = found.standardDeviation.value, deviation > 0 else { return nil }
        return values.map { ($0 - mean) / deviation }
    }

    private static func isRepeated(_ first: [Double], _ second: [Double]) -> Bool {
        zip(first, second).allSatisfy { abs($0 - $1) < 1e-9 }
    }

    /// 1 / (1 + e^-x).
    private static func logistic(_ x: Double) -> Double {
        let small = exp(-abs(x))
        return x >= 0 ? 1 / (1 + small) : small / (1 + small)
    }

    private static func weights(_ columns: [[Double]], assessed: Int, all: Int) -> Result<[Double], Refusal> {
        guard !columns.isEmpty else { return .failure(Refusal(words: "no covariate is known of every patient")) }
        var table: [String: ModelColumn] = [
            "assessed": .numbers((0..<all).map { $0 < assessed ? 1 : 0 }), "id": .numbers((0..<all).map { Double($0) }),
        ]
        for (place, values) in columns.enumerated() { table["x\(place)"] = .numbers(values) }
        let text = "assessed ~ " + columns.indices.map { "x\($0)" }.joined(separator: " + ")
        guard let formula = try? ModelFormula(text),
            let fit = try? EstimatingEquations(formula, family: .binomial, correlation: .independence).fit(ModelTable(table)),
            let beta = fit.unadjusted.value?.estimates, beta.count == columns.count + 1
        else { return .failure(Refusal(words: "the model separates or did not converge")) }
        let shares = (0..<assessed).map { row in
            let predictor = beta[0] + columns.indices.reduce(0) { $0 + beta[$1 + 1] * columns[$1][row] }
            return logistic(predictor)
        }
        guard shares.allSatisfy({ $0 > 1e-6 }) else { return .failure(Refusal(words: "the model separates or did not converge")) }
        return .success(shares.map { 1 / $0 })
    }
}

extension [CohortMember] {
    /// Those whose follow-up could have reached a time point: assessed there, or not though they could have been.
    func reachable(at point: TimePoint) -> [CohortMember] { filter { $0.absence(point)?.countsAsNoResponse ?? true } }
}

extension CohortMember {
    /// SLEDAI-2K at the last visit that counts before a window, otherwise at baseline.
    func lastActivity(before point: TimePoint) -> Double? {
        let earlier = visitsAfterStart.filter { visit in course.day(of: visit).map { $0 < point.window.lowerBound } ?? false }
        let later = earlier.reversed().lazy.compactMap { measured(.score(.sledai2k), at: $0).number }.first
        return later ?? value(.score(.sledai2k), at: nil).number
    }
}

/// Weighted values of patients.
struct WeightedSample: Sendable {
    let values: [(value: Double, weight: Double)]

    /// (sum of weights)^2 over the sum of their squares.
    var effectiveSize: Double {
        let (sum, squares) = values.reduce((0.0, 0.0)) { ($0.0 + $1.weight, $0.1 + $1.weight * $1.weight) }
        return squares > 0 ? sum * sum / squares : 0
    }

    var mean: Double? {
        let sum = values.reduce(0) { $0 + $1.weight }
        return sum > 0 ? values.reduce(0) { $0 + $1.weight * $1.value } / sum : nil
    }

    /// The value at which half of the weight is reached; the middle of two where it is reached between them.
    var median: Double? {
        let sorted = values.sorted { $0.value < $1.value }
        let half = values.reduce(0) { $0 + $1.weight } / 2
        var sum = 0.0
        for (place, item) in sorted.enumerated() {
            sum += item.weight
            if abs(sum - half) < 1e-9 * half, place + 1 < sorted.count { return (item.value + sorted[place + 1].value) / 2 }
            if sum > half { return item.value }
        }
        return sorted.last?.value
    }
}
