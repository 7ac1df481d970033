// SPDX-License-Identifier: Apache-2.0

import Foundation

/// `StatisticsBench data FOLDER` writes the numbers, `run FOLDER [TASK...]` times Malar on them, `table FILE...` compares the rows.
@main
struct Main {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch (arguments.first, arguments.dropFirst().first) {
        case ("data", let folder?): try BenchmarkData(folder: URL(fileURLWithPath: folder)).write()
        case ("run", let folder?):
            let data = BenchmarkData(folder: URL(fileURLWithPath: folder))
            let tasks = arguments.count > 2 ? Array(arguments.dropFirst(2)) : ["a", "b", "c", "d", "e", "f"]
            for task in tasks { for row in try rows(of: task, data) { try row.print() } }
        case ("table", .some):
            guard try RatioTable(files: Array(arguments.dropFirst())).print() else { exit(1) }
        default:
            print("StatisticsBench data FOLDER | run FOLDER [TASK...] | table FILE...")
            exit(2)
        }
    }

    private static func rows(of task: String, _ data: BenchmarkData) throws -> [Row] {
        switch task {
        case "a": try RankTasks(data: data).exactSignedRank()
        case "b": try RankTasks(data: data).exactMannWhitney()
        case "c": try RankTasks(data: data).manySignedRanks()
        case "d": try RankTasks(data: data).bootstrap()
        case "e": try SurvivalTasks(data: data).curvesAndTest()
        case "f": try SurvivalTasks(data: data).cox()
        default: []
        }
    }
}
