// SPDX-License-Identifier: Apache-2.0

/// Who chose which category how often, and the coefficients from that.
struct RaterShares {
    let rows: [[Int?]]
    /// For each subject how many raters chose each category, and how many there were.
    let counts: [[Double]], sizes: [Int]
    /// The credit of each pair of categories.
    let weight: [[Double]]
    /// Σ_k r_k (r*_k - 1) of each subject, r* with the credit for other categories: the pairs that agree, each counted twice.
    let agreeing: [Double]
    private let n: Double, q: Double

    init(_ rows: [[Int?]], _ categories: Int, _ weights: AgreementWeights) {
        self.rows = rows
        counts = rows.map { row in
            row.reduce(into: [Double](repeating: 0, count: categories)) { counts, place in
                if let place { counts[place] += 1 }
            }
        }
        sizes = rows.map { row in row.count { $0 != nil } }
        let weight = (0..<categories).map { row in (0..<categories).map { weights.weight(row, $0, of: categories) } }
        self.weight = weight
        agreeing = counts.map { count in
            zip(count, Self.spread(count, weight)).reduce(0) { $0 + $1.0 * ($1.1 - 1) }
        }
        (n, q) = (Double(rows.count), Double(categories))
    }

    private static func spread(_ values: [Double], _ weight: [[Double]]) -> [Double] {
        weight.map { row in zip(row, values).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    private func mean(_ values: [Double]) -> Double { CompensatedSum(values).value / Double(values.count) }
    private func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

    /// The mean over subjects of their own shares of each category.
    private var meanShares: [Double] { weight.indices.map { k in mean(counts.indices.map { counts[$0][k] / Double(sizes[$0]) }) } }

    /// The coefficient with this chance agreement. `excess` is half of what each subject adds to it.
    private func coefficient(chance: Double, excess: [Double]) -> SeveralRaters.Coefficient? {
        guard chance < 1 else { return nil }
        let shared = sizes.indices.filter { sizes[$0] > 1 }
        let own = sizes.indices.map { sizes[$0] > 1 ? agreeing[$0] / Double(sizes[$0] * (sizes[$0] - 1)) : 0 }
        let observed = mean(shared.map { own[$0] })
        let value = (observed - chance) / (1 - chance)
        let scale = n / Double(shared.count)
        let contributions = sizes.indices.map { i in
            (sizes[i] > 1 ? scale * (own[i] - chance) : 0) / (1 - chance) - 2 * (1 - value) * excess[i] / (1 - chance) - value
        }
        return SeveralRaters.Coefficient(
            value: value, observed: observed, chance: chance, standardError: error(contributions), degreesOfFreedom: rows.count - 1)
    }

    private func error(_ contributions: [Double]) -> Double? {
        let n = Double(contributions.count)
        return n > 1 ? (CompensatedSum(contributions.map { $0 * $0 }).value / (n * (n - 1))).squareRoot() : nil
    }

    var gwet: SeveralRaters.Coefficient? {
        let shares = meanShares
        let factor = weight.joined().reduce(0, +) / (q * (q - 1))
        let chance = factor * shares.reduce(0) { $0 + $1 * (1 - $1) }
        let complements = shares.map { 1 - $0 }
        return coefficient(
            chance: chance, excess: counts.indices.map { factor * product(counts[$0], complements) / Double(sizes[$0]) - chance })
    }

    var brennanPrediger: SeveralRaters.Coefficient? {
        coefficient(chance: weight.joined().reduce(0, +) / (q * q), excess: [Double](repeating: 0, count: rows.count))
    }

    var fleiss: SeveralRaters.Coefficient? {
        let shares = meanShares
        let credit = Self.spread(shares, weight)
        let chance = product(shares, credit)
        return coefficient(chance: chance, excess: counts.indices.map { product(counts[$0], credit) / Double(sizes[$0]) - chance })
    }

    /// Chance agreement is the mean over all pairs of raters of that of their own margins.
    var conger: SeveralRaters.Coefficient? {
        let raters = rows[0].indices
        let rated = raters.map { rater in Double(rows.count { $0[rater] != nil }) }
        let margins = raters.map { rater in
            weight.indices.map { k in Double(rows.count { $0[rater] == k }) / rated[rater] }
        }
        let totals = weight.indices.map { k in margins.reduce(0) { $0 + $1[k] } }
        // What a rating is worth against all other raters.
        let credit = raters.map { rater in Self.spread(zip(totals, margins[rater]).map { $0 - $1 }, weight) }
        let own = raters.map { product(margins[$0], credit[$0]) }
        let pairs = Double(raters.count * (raters.count - 1))
        let excess = rows.map { row in
            raters.reduce(0) { sum, rater in
                sum + (row[rater].map { (credit[rater][$0] - own[rater]) * n / rated[rater] } ?? 0)
            } / pairs
        }
        return coefficient(chance: own.reduce(0, +) / pairs, excess: excess)
    }

    /// Ratings weigh alike here rather than subjects, and those of subjects with a single rating do not count.
    var krippendorff: SeveralRaters.Coefficient? {
        let shared = sizes.indices.filter { sizes[$0] > 1 }
        let size = mean(shared.map { Double(sizes[$0]) })
        let shares = weight.indices.map { k in mean(shared.map { counts[$0][k] / size }) }
        let credit = Self.spread(shares, weight)
        let chance = product(shares, credit)
        guard chance < 1 else { return nil }
        let own = shared.map { agreeing[$0] / (size * Double(sizes[$0] - 1)) }
        let plain = mean(own)
        let few = 1 / (size * Double(shared.count))
        let observed = (1 - few) * plain + few
        let value = (plain - chance) / (1 - chance)
        let contributions = shared.indices.map { place in
            let i = shared[place]
            let share = (Double(sizes[i]) - size) / size
            let excess = product(counts[i], credit) / size - chance - chance * share
            return (own[place] - plain * share - chance) / (1 - chance) - 2 * (1 - value) * excess / (1 - chance) - value
        }
        return SeveralRaters.Coefficient(
            value: (observed - chance) / (1 - chance), observed: observed, chance: chance, standardError: error(contributions),
            degreesOfFreedom: rows.count - 1)
    }
}
