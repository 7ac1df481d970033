// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarStatistics
import Testing

/// Patients whose response depends on the last activity and on why they stopped, and who are missing more often where they stopped.
private struct SimulatedAttrition {
    var outcomes: [Bool?] = []
    var activity: [Double] = []
    var inefficacy: [Double] = []
    var harm: [Double] = []
    /// The response of everyone, also of those who are missing.
    var responses: [Bool] = []

    init(patients: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func happens(_ logit: Double) -> Bool { Double.random(in: 0..<1, using: &generator) < 1 / (1 + exp(-logit)) }
        for _ in 0..<patients {
            let last = (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) }
            let failed = happens(-1.6 + last)
            let harmed = !failed && happens(-2)
            let response = happens(0.6 - last - (failed ? 2 : 0) - (harmed ? 0.5 : 0))
            let isMissing = happens(failed ? 0.6 : harmed ? 0.4 : -2.5)
            activity.append(last)
            inefficacy.append(failed ? 1 : 0)
            harm.append(harmed ? 1 : 0)
            responses.append(response)
            outcomes.append(isMissing ? nil : response)
        }
    }

    var covariates: [[Double]] { [activity, inefficacy, harm].filter { Set($0).count > 1 } }
    /// Of those assessed.
    var observed: Double { Double(outcomes.count { $0 == true }) / Double(outcomes.count { $0 != nil }) }
    /// With those missing as non-responders.
    var asNonResponders: Double { Double(outcomes.count { $0 == true }) / Double(outcomes.count) }
}

@Suite("Imputation where stopping depends on its reason")
struct AttritionSimulationTests {
    /// The share of responders among very many patients.
    private static let truth: Double = {
        let all = SimulatedAttrition(patients: 200_000, seed: 99).responses
        return Double(all.count { $0 }) / Double(all.count)
    }()

    private struct Summary {
        var bias = 0.0, observedBias = 0.0, nonResponderBias = 0.0, coverage = 0.0, withoutReasons = 0.0
    }

    private static func summary(patients: Int, runs: Int) -> Summary {
        var sum = Summary()
        for run in 0..<runs {
            let data = SimulatedAttrition(patients: patients, seed: UInt64(1000 + run))
            // A seed for each run: with one for all, the chance of its few draws would not average out.
            let imputation = BinaryImputation(imputations: 20, seed: UInt64(run))
            guard let share = imputation.share(of: data.outcomes, given: data.covariates).value,
                let plain = imputation.share(of: data.outcomes, given: [data.activity]).value
            else { continue }
            sum.bias += (share.estimate - truth) / Double(runs)
            sum.withoutReasons += (plain.estimate - truth) / Double(runs)
            sum.observedBias += (data.observed - truth) / Double(runs)
            sum.nonResponderBias += (data.asNonResponders - truth) / Double(runs)
            sum.coverage += (share.interval.lower...share.interval.upper).contains(truth) ? 1 / Double(runs) : 0
        }
        return sum
    }

    /// Observed case counts too few of those who failed, non-responder imputation takes all of the missing for failures. The weak prior
    /// draws a reason that few show towards no effect, which leaves some bias with few patients.
    @Test("Small bias and coverage near 95 %, where observed case is too high and non-responder imputation too low")
    func bias() {
        let found = Self.summary(patients: 120, runs: 250)
        #expect(found.bias.magnitude < 0.012, "\(found)")
        #expect((0.92...0.98).contains(found.coverage), "\(found)")
        #expect(found.observedBias > 0.05 && found.nonResponderBias < -0.05, "\(found)")
        #expect(found.withoutReasons > found.bias + 0.01, "\(found)")
    }

    @Test("The bias goes with more patients, and that of the other rules does not")
    func manyPatients() {
        let found = Self.summary(patients: 600, runs: 60)
        #expect(found.bias.magnitude < 0.009, "\(found)")
        #expect(found.observedBias > 0.05 && found.nonResponderBias < -0.05 && found.withoutReasons > 0.02, "\(found)")
    }

    @Test("With 26 patients the prior leaves part of the bias of observed case, and the interval covers")
    func fewPatients() {
        let found = Self.summary(patients: 26, runs: 400)
        #expect(found.bias < 0.7 * found.observedBias && found.bias.magnitude < 0.025, "\(found)")
        #expect((0.92...0.995).contains(found.coverage), "\(found)")
    }
}
