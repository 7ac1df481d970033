// SPDX-License-Identifier: Apache-2.0

/// The functions that the procedure `distribution` offers, by name.
enum DistributionFunction {
    static let table: [(name: String, arguments: Int, function: @Sendable ([Double]) -> Double)] = [
        ("normal_cdf", 1, { NormalDistribution.lowerTail($0[0]) }),
        ("normal_sf", 1, { NormalDistribution.upperTail($0[0]) }),
        ("normal_quantile", 1, { -NormalDistribution.upperQuantile($0[0]) }),
        ("t_cdf", 2, { StudentDistribution(degreesOfFreedom: $0[1]).lowerTail($0[0]) }),
        ("t_sf", 2, { StudentDistribution(degreesOfFreedom: $0[1]).upperTail($0[0]) }),
        ("t_quantile", 2, { -StudentDistribution(degreesOfFreedom: $0[1]).upperQuantile($0[0]) }),
        ("chi_square_cdf", 2, { ChiSquareDistribution(degreesOfFreedom: $0[1]).lowerTail($0[0]) }),
        ("chi_square_sf", 2, { ChiSquareDistribution(degreesOfFreedom: $0[1]).upperTail($0[0]) }),
        ("chi_square_quantile", 2, { ChiSquareDistribution(degreesOfFreedom: $0[1]).lowerQuantile($0[0]) }),
        ("f_cdf", 3, { FDistribution(numerator: $0[1], denominator: $0[2]).lowerTail($0[0]) }),
        ("f_sf", 3, { FDistribution(numerator: $0[1], denominator: $0[2]).upperTail($0[0]) }),
        ("f_quantile", 3, { FDistribution(numerator: $0[1], denominator: $0[2]).upperQuantile(1 - $0[0]) }),
        ("beta_cdf", 3, { BetaDistribution($0[1], $0[2]).lowerTail($0[0]) }),
        ("beta_sf", 3, { BetaDistribution($0[1], $0[2]).upperTail($0[0]) }),
        ("beta_quantile", 3, { BetaDistribution($0[1], $0[2]).lowerQuantile($0[0]) }),
        ("gamma_cdf", 2, { GammaDistribution(shape: $0[1]).lowerTail($0[0]) }),
        ("gamma_sf", 2, { GammaDistribution(shape: $0[1]).upperTail($0[0]) }),
        ("gamma_quantile", 2, { GammaDistribution(shape: $0[1]).lowerQuantile($0[0]) }),
        ("binomial_cdf", 3, { binomial($0) { $0.lowerTail($1) } }),
        ("binomial_sf", 3, { binomial($0) { $0.upperTail(from: $1 + 1) } }),
        ("binomial_pmf", 3, { binomial($0) { $0.mass($1) } }),
        ("poisson_cdf", 2, { PoissonDistribution(mean: $0[1]).lowerTail(whole($0[0])) }),
        ("poisson_sf", 2, { PoissonDistribution(mean: $0[1]).upperTail(from: whole($0[0]) + 1) }),
        ("signed_rank_cdf", 2, { signedRank($0) }),
        ("rank_sum_cdf", 3, { rankSum($0) }),
    ]

    static let names = table.map(\.name).joined(separator: ", ")

    static func value(_ point: StatisticsValue) throws -> Double {
        guard let name = point["f"]?.text, let list = point["args"]?.list else {
            throw RequestProblem("Each point is an object with the keys f and args.")
        }
        guard let entry = table.first(where: { $0.name == name }) else {
            throw RequestProblem("A function f is one of: \(names).")
        }
        let arguments = try list.map { try ProcedureRequest.number($0, "args") }
        guard arguments.count == entry.arguments, inDomain(name, arguments) else { throw StatisticsFailure.invalidArgument }
        return entry.function(arguments)
    }

    /// Parameters above 0, probabilities between 0 and 1.
    private static func inDomain(_ name: String, _ arguments: [Double]) -> Bool {
        let parameters = arguments.dropFirst()
        if name.hasPrefix("binomial") {
            return arguments[1] >= 0 && arguments[1] == arguments[1].rounded() && (0...1).contains(arguments[2])
        }
        if name.hasPrefix("signed_rank") || name.hasPrefix("rank_sum") {
            return parameters.allSatisfy { $0 >= 0 && $0 <= 1000 && $0 == $0.rounded() }
        }
        guard parameters.allSatisfy({ $0 > 0 }) else { return false }
        return !name.hasSuffix("quantile") || (arguments[0] > 0 && arguments[0] < 1)
    }

    private static func whole(_ x: Double) -> Int { Int(exactly: x.rounded(.down)) ?? (x > 0 ? .max - 1 : -1) }

    private static func binomial(_ a: [Double], _ read: (BinomialDistribution, Int) -> Double) -> Double {
        read(BinomialDistribution(trials: Int(a[1]), probability: a[2]), whole(a[0]))
    }

    /// P(W+ <= w) for n untied differences.
    private static func signedRank(_ a: [Double]) -> Double {
        let n = Int(a[1])
        let sum = whole(a[0])
        if sum < 0 { return 0 }
        if sum >= n * (n + 1) / 2 { return 1 }
        return SignFlipDistribution.tails(ranks: Array(1...n), sum: sum).value?.less ?? .nan
    }

    /// P(U <= u) for two groups without ties: the number of ways to choose the ranks of the first with at most that U.
    private static func rankSum(_ a: [Double]) -> Double {
        let (n, m) = (Int(a[1]), Int(a[2]))
        let limit = whole(a[0])
        if limit < 0 { return 0 }
        if limit >= n * m { return 1 }
        // The near tail is counted; by symmetry the far one is what the other end leaves.
        if limit > n * m / 2 { return 1 - rankSum([Double(n * m - limit - 1), a[1], a[2]]) }
        var chances = [[Double]](repeating: [Double](repeating: 0, count: limit + 1), count: n + 1)
        chances[0][0] = 1
        for item in 1...(n + m) {
            for chosen in stride(from: min(item, n), through: 1, by: -1) {
                let shift = item - chosen
                guard shift <= limit, shift <= m else { continue }
                for u in stride(from: limit, through: shift, by: -1) { chances[chosen][u] += chances[chosen - 1][u - shift] }
            }
        }
        return chances[n].reduce(0, +) / PlatformMathematics.exponential(SpecialFunctions.logBinomial(n + m, n))
    }
}
