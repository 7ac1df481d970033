// SPDX-License-Identifier: Apache-2.0

import MalarStatistics

/// Tasks a to d, each from raw numbers to the result.
struct RankTasks {
    let data: BenchmarkData

    func exactSignedRank() throws -> [Row] {
        try [26, 50, 200, 1000].map { n in
            let differences = try data.read("signed-rank-\(n)").map(Optional.init)
            return Row.measure("a", "n=\(n)") {
                PairedSample.differences(differences).flatMap(SignedRankTest.exact.exactPart).value?.twoSided.value ?? -1
            }
        }
    }

    func exactMannWhitney() throws -> [Row] {
        try [13, 50, 200].map { n in
            let both = try data.read("mann-whitney-\(n)").map(Optional.init)
            let (x, y) = (Array(both[..<n]), Array(both[n...]))
            return Row.measure("b", "n=\(n)+\(n)") { TwoSamples.groups(x, y).flatMap(MannWhitneyTest().exactTails).value?.distance ?? -1 }
        }
    }

    /// The matrix is turned into doubles within the time, as the peers do.
    func manySignedRanks() throws -> [Row] {
        let matrix = try data.matrix()
        let row = Row.measure("c", "\(matrix.count / 26) tests of n=26") {
            SignedRankTest.spss.asymptoticBatch(differences: matrix.map(Double.init), pairs: 26).p.reduce(0, +)
        }
        return [row]
    }

    func bootstrap() throws -> [Row] {
        let values = try data.read("bootstrap-26")
        return [("percentile", Bootstrap.Interval.percentile), ("BCa", .bca)].map { name, interval in
            let bootstrap = Bootstrap(.median, interval: interval, replicates: 10_000)
            return Row.measure("d", name) { bootstrap.result(of: values).value?.lower ?? -1 }
        }
    }
}
