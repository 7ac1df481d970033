// SPDX-License-Identifier: Apache-2.0

/// Observed and expected events, weighted differences and their covariances, summed over the times of one or more strata.
struct LogRankSums {
    let groups: Int
    let weights: [LogRankWeight]
    var observed: [Double]
    var expected: [SurvivalSum]
    /// By weight, then group.
    var scores: [SurvivalSum]
    /// By weight, then the lower triangle by rows.
    var covariances: [Double]

    init(groups: Int, weights: [LogRankWeight]) {
        self.groups = groups
        self.weights = weights
        observed = [Double](repeating: 0, count: groups)
        expected = [SurvivalSum](repeating: SurvivalSum(), count: groups)
        scores = [SurvivalSum](repeating: SurvivalSum(), count: groups * weights.count)
        covariances = [Double](repeating: 0, count: groups * (groups + 1) / 2 * weights.count)
    }

    /// Adds one stratum.
    ///
    /// - Parameter largest: the number of rows of all strata, by which numbers at risk are divided in weights
    /// - Complexity: O(distinct times x groups^2)
    mutating func add(_ table: SurvivalTable, largest: Int) {
        precondition(table.groupCount == groups, "strata with other groups")
        var moment = Moment(table, scale: 1 / Double(largest))
        table.events.withUnsafeBufferPointer { events in
            table.censored.withUnsafeBufferPointer { censored in
                for time in table.times.indices {
                    moment.enter(events, from: time * groups)
                    if moment.deaths > 0 { add(&moment) }
                    moment.leave(events, censored, from: time * groups)
                }
            }
        }
    }

    private mutating func add(_ moment: inout Moment) {
        let (d, n) = (moment.deaths, moment.atRisk)
        for group in 0..<groups {
            observed[group] += moment.died[group]
            let share = moment.left[group] / n
            moment.share[group] = share
            expected[group].add(d * share)
            moment.difference[group] = moment.died[group] - d * share
        }
        let spread = n > 1 ? d * ((n - d) / (n - 1)) : 0
        moment.spread(spread)
        for index in weights.indices {
            let weight = weights[index].value(atRisk: n, scale: moment.scale, survival: moment.survival)
            add(moment, weight: weight, index: index)
        }
        moment.survival *= (n - d) / n
    }

    @inline(__always)
    private mutating func add(_ moment: Moment, weight: Double, index: Int) {
        for group in 0..<groups { scores[index * groups + group].add(weight * moment.difference[group]) }
        let cells = moment.covariance.count
        let square = weight * weight
        for cell in 0..<cells { covariances[index * cells + cell] += square * moment.covariance[cell] }
    }
}

/// What is known at one time of one stratum.
private struct Moment {
    let scale: Double
    var left: [Double]
    var died: [Double]
    var share: [Double]
    var difference: [Double]
    var covariance: [Double]
    var deaths = 0.0
    var atRisk: Double
    /// The Kaplan-Meier estimate of all groups just before the time.
    var survival = 1.0

    init(_ table: SurvivalTable, scale: Double) {
        self.scale = scale
        left = table.sizes.map(Double.init)
        atRisk = left.reduce(0, +)
        died = left
        share = left
        difference = left
        covariance = [Double](repeating: 0, count: left.count * (left.count + 1) / 2)
    }

    @inline(__always)
    mutating func enter(_ events: UnsafeBufferPointer<Int32>, from cell: Int) {
        deaths = 0
        for group in left.indices {
            died[group] = Double(events[cell + group])
            deaths += died[group]
        }
    }

    @inline(__always)
    mutating func leave(_ events: UnsafeBufferPointer<Int32>, _ censored: UnsafeBufferPointer<Int32>, from cell: Int) {
        for group in left.indices {
            let gone = Double(events[cell + group] + censored[cell + group])
            left[group] -= gone
            atRisk -= gone
        }
    }

    /// The hypergeometric covariance of the events of each two groups.
    @inline(__always)
    mutating func spread(_ factor: Double) {
        var cell = 0
        for row in left.indices {
            for column in 0..<row {
                covariance[cell] = -factor * share[row] * share[column]
                cell += 1
            }
            covariance[cell] = factor * share[row] * ((atRisk - left[row]) / atRisk)
            cell += 1
        }
    }
}
