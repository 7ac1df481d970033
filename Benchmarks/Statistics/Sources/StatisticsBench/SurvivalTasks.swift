// SPDX-License-Identifier: Apache-2.0

import MalarStatistics

/// Tasks e and f, from columns of numbers to the result.
struct SurvivalTasks {
    let data: BenchmarkData

    /// Both curves with their standard errors, and the log-rank test.
    func curvesAndTest() throws -> [Row] {
        try [("3000 distinct times", "survival-tied"), ("all times distinct", "survival-distinct")].map { name, file in
            let times = try data.read("\(file)-time")
            let events = try data.read("\(file)-event").map { $0 == 1 }
            let groups = try data.read("\(file)-group").map { Int($0) }
            return try Row.measure("e", name) {
                let table = try SurvivalTable(try SurvivalSample(times: times, events: events), groups: groups, groupCount: 2)
                precondition(table.curves.count == 2)
                return LogRankTest([.logRank]).result(of: table).value?.tests.first?.chiSquare ?? -1
            }
        }
    }

    func cox() throws -> [Row] {
        let times = try data.read("cox-time")
        let events = try data.read("cox-event").map { $0 == 1 }
        let covariates = try (1...5).map { try data.read("cox-x\($0)") }
        return try [("Efron", CoxModel.Ties.efron), ("Breslow", .breslow)].map { name, ties in
            try Row.measure("f", name) {
                let sample = try SurvivalSample(times: times, events: events)
                return CoxModel(ties: ties).fit(sample, covariates: covariates).value?.coefficients.first ?? -1
            }
        }
    }
}
