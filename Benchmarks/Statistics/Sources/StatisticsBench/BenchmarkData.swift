// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The numbers that every program is timed on: files of little-endian doubles, made from fixed seeds. All of them are made up.
struct BenchmarkData {
    let folder: URL

    /// Writes every file that is not there yet.
    func write() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var generator = SplitMix64(seed: 20_261_121)
        for n in [26, 50, 200, 1000] { try put("signed-rank-\(n)", (0..<n).map { _ in generator.change(allowingZero: false) }) }
        for n in [13, 50, 200] {
            let first = (0..<n).map { _ in generator.score(mean: 3.7) }
            try put("mann-whitney-\(n)", first + (0..<n).map { _ in generator.score(mean: 3.1) })
        }
        let matrix = (0..<26_000_000).map { _ in Int8(generator.change(allowingZero: true)) }
        try Data(matrix.map { UInt8(bitPattern: $0) }).write(to: folder.appendingPathComponent("wilcoxon-matrix.i8"))
        try put("bootstrap-26", (0..<26).map { _ in generator.change(allowingZero: true) })
        try survival("survival-tied", rows: 1_000_000, rounded: true, &generator)
        try survival("survival-distinct", rows: 1_000_000, rounded: false, &generator)
        try cox(rows: 100_000, &generator)
    }

    func read(_ name: String) throws -> [Double] {
        try Data(contentsOf: folder.appendingPathComponent(name + ".f64")).withUnsafeBytes { Array($0.bindMemory(to: Double.self)) }
    }

    func matrix() throws -> [Int8] {
        try Data(contentsOf: folder.appendingPathComponent("wilcoxon-matrix.i8")).map { Int8(bitPattern: $0) }
    }

    private func put(_ name: String, _ values: [Double]) throws {
        try values.withUnsafeBytes { try Data($0).write(to: folder.appendingPathComponent(name + ".f64")) }
    }

    /// Two groups whose hazards differ a little; censored at random.
    private func survival(_ name: String, rows: Int, rounded: Bool, _ generator: inout SplitMix64) throws {
        var (times, events, groups) = ([Double](), [Double](), [Double]())
        for _ in 0..<rows {
            let group = generator.unit() < 0.5 ? 0.0 : 1.0
            var time = generator.exponential(rate: 0.02 * exp(0.1 * group)) * 30
            var censored = generator.unit() * 3000
            if rounded { (time, censored) = (time.rounded(.up), censored.rounded(.up)) }
            times.append(min(time, censored))
            events.append(time <= censored ? 1 : 0)
            groups.append(group)
        }
        for (part, values) in [("time", times), ("event", events), ("group", groups)] { try put("\(name)-\(part)", values) }
    }

    private func cox(rows: Int, _ generator: inout SplitMix64) throws {
        let effects = [0.3, -0.2, 0.1, 0, 0.5]
        var columns = [[Double]](repeating: [], count: 5)
        var (times, events) = ([Double](), [Double]())
        for _ in 0..<rows {
            let x = effects.map { _ in generator.normal() }
            for (index, value) in x.enumerated() { columns[index].append(value) }
            let rate = 0.02 * exp(zip(x, effects).reduce(0) { $0 + $1.0 * $1.1 })
            let time = (generator.exponential(rate: rate) * 30).rounded(.up)
            let censored = (generator.unit() * 3000).rounded(.up)
            times.append(min(time, censored))
            events.append(time <= censored ? 1 : 0)
        }
        try put("cox-time", times)
        try put("cox-event", events)
        for (index, column) in columns.enumerated() { try put("cox-x\(index + 1)", column) }
    }
}

/// SplitMix64, and what is drawn with it.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Above 0 and below 1.
    mutating func unit() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }
    mutating func exponential(rate: Double) -> Double { -log(unit()) / rate }
    mutating func normal() -> Double { (-2 * log(unit())).squareRoot() * cos(2 * .pi * unit()) }

    /// A change of a score, from -6 to 9.
    mutating func change(allowingZero: Bool) -> Double {
        while true {
            let change = Double(next() % 16) - 6
            if allowingZero || change != 0 { return change }
        }
    }

    /// A score with many ties: twice a Poisson count, and now and then one more.
    mutating func score(mean: Double) -> Double {
        var (product, count) = (unit(), 0.0)
        let limit = exp(-mean)
        while product > limit {
            product *= unit()
            count += 1
        }
        return 2 * count + (unit() < 0.3 ? 1 : 0)
    }
}
