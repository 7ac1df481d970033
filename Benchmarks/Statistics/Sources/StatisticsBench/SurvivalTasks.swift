// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarStatistics

/// Tasks e and f: Kaplan-Meier with the log-rank test of a million rows, and Cox regression of a hundred thousand. Prints one JSON line each.
func survivalTasks() {
    var numbers = SurvivalNumbers(state: 7)
    for (name, isWhole) in [("e KM + log-rank n=1e6", true), ("e KM + log-rank n=1e6 distinct times", false)] {
        let data = SurvivalData(count: 1_000_000, whole: isWhole, from: &numbers)
        report(name, "two groups", medianOfSurvivalRuns { try survivalCurvesAndTest(data) })
        report("\(name), KM alone", "two groups", medianOfSurvivalRuns { try data.table().curves.first?.survival.last })
    }
    let data = CoxData(count: 100_000, from: &numbers)
    report("f Cox n=1e5 p=5", "Efron", medianOfSurvivalRuns { try coxFit(data, ties: .efron)?.logLikelihood })
    report("f Cox n=1e5 p=5", "Breslow", medianOfSurvivalRuns { try coxFit(data, ties: .breslow)?.logLikelihood })
    report("f Cox n=1e5 p=5", "Efron with concordance", medianOfSurvivalRuns { try coxFit(data, ties: .efron)?.concordance.index })
}

private func report(_ task: String, _ name: String, _ seconds: Double) {
    print("{\"task\":\"\(task)\",\"case\":\"\(name)\",\"software\":\"Malar\",\"seconds\":\(seconds)}")
}

/// Both curves with standard errors, and the test: what a report needs.
private func survivalCurvesAndTest(_ data: SurvivalData) throws -> Double? {
    let table = try data.table()
    let curves = table.curves
    precondition(curves.count == 2)
    return LogRankTest([.logRank]).result(of: table).value?.tests.first?.chiSquare
}

private func coxFit(_ data: CoxData, ties: CoxModel.Ties) throws -> CoxFit? {
    CoxModel(ties: ties).fit(try SurvivalSample(times: data.times, events: data.events), covariates: data.covariates).value
}

/// The median of five timings, each of as many runs as take a fifth of a second.
private func medianOfSurvivalRuns(_ run: () throws -> Double?) -> Double {
    var sum = 0.0
    let clock = ContinuousClock()
    let timings = (0..<5).map { _ in
        let start = clock.now
        var (runs, elapsed) = (0, Duration.zero)
        repeat {
            sum += (try? run()) ?? .nan
            runs += 1
            elapsed = clock.now - start
        } while elapsed < .milliseconds(200)
        let parts = elapsed.components
        return (Double(parts.seconds) + Double(parts.attoseconds) * 1e-18) / Double(runs)
    }
    precondition(sum.isFinite, "a run failed")
    return timings.sorted()[2]
}

/// Numbers from SplitMix64.
private struct SurvivalNumbers {
    var state: UInt64

    mutating func uniform() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return (Double((mixed ^ (mixed >> 31)) >> 11) + 0.5) * 0x1p-53
    }

    mutating func exponential(rate: Double) -> Double { -log(uniform()) / rate }
    mutating func normal() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * Double.pi * uniform()) }
}

/// Two groups with exponential times, hazard ratio exp(0.1), censored uniformly: in whole months up to 3000, or continuous.
private struct SurvivalData {
    var times: [Double] = []
    var events: [Bool] = []
    var groups: [Int] = []

    init(count: Int, whole: Bool, from numbers: inout SurvivalNumbers) {
        for _ in 0..<count {
            let group = numbers.uniform() < 0.5 ? 0 : 1
            let time = numbers.exponential(rate: 0.02 * exp(0.1 * Double(group)))
            let (t, c) =
                whole ? ((time * 30).rounded(.up), (1 + 2999 * numbers.uniform()).rounded(.up)) : (time, 100 * numbers.uniform())
            times.append(min(t, c))
            events.append(t <= c)
            groups.append(group)
        }
    }

    func table() throws -> SurvivalTable {
        try SurvivalTable(try SurvivalSample(times: times, events: events), groups: groups, groupCount: 2)
    }
}

/// Five standard normal covariates with coefficients 0.3, -0.2, 0.1, 0 and 0.5.
private struct CoxData {
    var times: [Double] = []
    var events: [Bool] = []
    var covariates = [[Double]](repeating: [], count: 5)

    init(count: Int, from numbers: inout SurvivalNumbers) {
        let coefficients = [0.3, -0.2, 0.1, 0, 0.5]
        for _ in 0..<count {
            var predictor = 0.0
            for column in 0..<5 {
                let x = numbers.normal()
                covariates[column].append(x)
                predictor += coefficients[column] * x
            }
            let time = (numbers.exponential(rate: 0.02 * exp(predictor)) * 30).rounded(.up)
            let censoring = (1 + 2999 * numbers.uniform()).rounded(.up)
            times.append(min(time, censoring))
            events.append(time <= censoring)
        }
    }
}
