// SPDX-License-Identifier: Apache-2.0

/// How the scale and the working correlation are estimated from the residuals.
public enum MomentRule: String, Hashable, Sendable, CaseIterable, Codable {
    /// Divided by the observations, and by the pairs; AR(1) from the pairs at every distance, as geepack.
    case geepack
    /// Divided by the observations less the coefficients, and by the pairs less the coefficients.
    case adjusted = "moment_adjusted"
    /// Divided by the observations, and by the pairs.
    case unadjusted = "moment_unadjusted"
}

extension MarginalProblem {
    /// How many pairs of observations the correlation is estimated from.
    var pairs: Int {
        switch model.correlation {
        case .independence: 0
        case .exchangeable: clusters.reduce(0) { $0 + $1.rows.count * ($1.rows.count - 1) / 2 }
        case .ar1: clusters.reduce(0) { $0 + zip($1.places, $1.places.dropFirst()).count { $1 - $0 == 1 } }
        }
    }

    /// What the sums are divided by; `nil` where nothing is left.
    func divisors(_ rule: MomentRule) -> (scale: Double, pairs: Double)? {
        let lost = rule == .adjusted ? columns : 0
        guard observations > lost, model.correlation == .independence || pairs > lost else { return nil }
        return (Double(observations - lost), Double(pairs - lost))
    }

    /// The scale and the next working correlation.
    func moments(
        _ residuals: [Double], _ rule: MomentRule, divisors: (scale: Double, pairs: Double), alpha: Double
    ) -> (scale: Double, alpha: Double)? {
        let scale = dot(residuals, residuals) / divisors.scale
        guard scale > 0, scale.isFinite else { return nil }
        switch model.correlation {
        case .independence: return (scale, 0)
        case .exchangeable: return (scale, exchangeableSum(residuals) / (scale * divisors.pairs))
        case .ar1 where rule == .geepack: return (scale, everyDistance(residuals, scale: scale, alpha: alpha))
        case .ar1: return (scale, lagged(residuals, upTo: 1)[0].sum / (scale * divisors.pairs))
        }
    }

    private func exchangeableSum(_ residuals: [Double]) -> Double {
        clusters.reduce(0) { total, cluster in
            // Each residual times the sum of those before it: no difference of two squares.
            var before = 0.0
            var sum = 0.0
            for row in cluster.rows {
                sum += residuals[row] * before
                before += residuals[row]
            }
            return total + sum
        }
    }

    /// Products of residuals by their distance in time, from 1 on.
    private func lagged(_ residuals: [Double], upTo limit: Int) -> [(sum: Double, count: Int)] {
        var sums = [(sum: Double, count: Int)](repeating: (0, 0), count: limit)
        for cluster in clusters {
            for (first, row) in cluster.rows.enumerated() {
                for second in (first + 1)..<max(first + 1, cluster.rows.count) {
                    let distance = cluster.places[second] - cluster.places[first]
                    if distance > limit { break }
                    sums[distance - 1].sum += residuals[row] * residuals[cluster.rows[second]]
                    sums[distance - 1].count += 1
                }
            }
        }
        return sums
    }

    /// One step of Gauss and Newton for the least squares of r(j) r(k) / scale about alpha^|j - k| over all pairs.
    private func everyDistance(_ residuals: [Double], scale: Double, alpha: Double) -> Double {
        let farthest = clusters.reduce(1) { max($0, ($1.places.last ?? 0) - ($1.places.first ?? 0)) }
        // From some distance on, the powers of alpha are nothing beside 1.
        let reach = alpha.magnitude < 1 ? 60 - 45 / PlatformMathematics.naturalLogarithm(max(alpha.magnitude, 1e-300)) : 1e9
        var (above, below) = (0.0, 0.0)
        for (index, lag) in lagged(residuals, upTo: min(farthest, Int(reach))).enumerated() where lag.count > 0 {
            let power = PlatformMathematics.power(alpha, Double(index))
            let slope = Double(index + 1) * power
            above += slope * (lag.sum / scale - Double(lag.count) * power * alpha)
            below += Double(lag.count) * slope * slope
        }
        return below > 0 ? alpha + above / below : alpha
    }
}
