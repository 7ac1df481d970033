// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// Rows in the order in which the likelihood reads them, with standardised covariates.
struct CoxDesign: Sendable {
    let sample: SurvivalSample
    let columnCount: Int
    /// Original rows by stratum, then from the latest time back, within a time events first.
    let rows: [UInt32]
    let blocks: [malar_cox_block]
    /// Standardised covariates, row by row in that order.
    let values: [Double]
    let means: [Double]
    let scales: [Double]
    /// Sums of the standardised covariates over events.
    let eventSums: [Double]

    init(_ sample: SurvivalSample, covariates: [[Double]], strata: [Int]?) throws(StatisticsFailure) {
        guard !covariates.isEmpty else { throw .invalidArgument }
        let n = sample.count
        guard covariates.allSatisfy({ $0.count == n }), strata.map({ $0.count == n }) ?? true else { throw .lengthMismatch }
        guard sample.events.contains(true) else { throw .noEvents }
        let standards = try covariates.map { column throws(StatisticsFailure) in try Standardisation(column) }
        let (rows, blocks) = Self.order(sample, strata: strata)
        self.sample = sample
        self.rows = rows
        self.blocks = blocks
        columnCount = covariates.count
        means = standards.map(\.mean)
        scales = standards.map(\.scale)
        values = Self.gather(covariates, standards, rows)
        eventSums = Self.sums(values, blocks, columnCount)
    }

    private static func gather(_ covariates: [[Double]], _ standards: [Standardisation], _ rows: [UInt32]) -> [Double] {
        let p = covariates.count
        return [Double](unsafeUninitializedCapacity: rows.count * p) { buffer, count in
            for (index, column) in covariates.enumerated() {
                let standard = standards[index]
                column.withUnsafeBufferPointer { column in
                    rows.withUnsafeBufferPointer { rows in
                        for place in rows.indices { buffer[place * p + index] = standard.apply(column[Int(rows[place])]) }
                    }
                }
            }
            count = rows.count * p
        }
    }

    private static func sums(_ values: [Double], _ blocks: [malar_cox_block], _ p: Int) -> [Double] {
        var sums = [SurvivalSum](repeating: SurvivalSum(), count: p)
        values.withUnsafeBufferPointer { values in
            var start = 0
            for block in blocks {
                for row in start..<(start + Int(block.events)) {
                    for column in 0..<p { sums[column].add(values[row * p + column]) }
                }
                start += Int(block.rows)
            }
        }
        return sums.map(\.value)
    }
}

/// Mean and spread of a covariate, robust to overflow.
private struct Standardisation {
    let mean: Double
    let scale: Double

    init(_ column: [Double]) throws(StatisticsFailure) {
        let (first, n) = (column.first ?? 0, Double(column.count))
        var (largest, varies) = (0.0, false)
        for value in column {
            largest = max(largest, value.magnitude)
            varies = varies || value != first
            // A comparison with NaN is false, so that max would pass over it.
            guard value.isFinite else { throw .nonFiniteInput }
        }
        guard varies else { throw .zeroVariance }
        var sum = SurvivalSum()
        for value in column { sum.add(value / largest) }
        let middle = sum.value / n
        var squares = 0.0
        for value in column {
            let difference = value / largest - middle
            squares += difference * difference
        }
        mean = middle * largest
        scale = (squares / n).squareRoot() * largest
        guard scale > 0 else { throw .zeroVariance }
    }

    @inline(__always)
    func apply(_ value: Double) -> Double { (value - mean) / scale }
}

extension CoxDesign {
    /// The rows in order, and the blocks of one time.
    private static func order(_ sample: SurvivalSample, strata: [Int]?) -> ([UInt32], [malar_cox_block]) {
        let ascending = TimeOrder(sample.times)
        var rows: [UInt32] = ascending.rows.reversed()
        if let strata {
            // Stable by stratum: a counting sort over the strata in their order.
            let codes = Dictionary(uniqueKeysWithValues: Set(strata).sorted().enumerated().map { ($1, $0) })
            var parts = [[UInt32]](repeating: [], count: codes.count)
            for row in rows { parts[codes[strata[Int(row)]] ?? 0].append(row) }
            rows = parts.flatMap { $0 }
        }
        var blocks: [malar_cox_block] = []
        sample.times.withUnsafeBufferPointer { times in
            sample.events.withUnsafeBufferPointer { events in
                rows.withUnsafeMutableBufferPointer { rows in
                    arrange(rows, times, events, strata, into: &blocks)
                }
            }
        }
        return (rows, blocks)
    }

    private static func arrange(
        _ rows: UnsafeMutableBufferPointer<UInt32>, _ times: UnsafeBufferPointer<Double>, _ events: UnsafeBufferPointer<Bool>,
        _ strata: [Int]?, into blocks: inout [malar_cox_block]
    ) {
        var (start, censored) = (0, [UInt32]())
        while start < rows.count {
            let first = Int(rows[start])
            let isNew = start == 0 || strata.map { $0[Int(rows[start - 1])] != $0[first] } ?? false
            censored.removeAll(keepingCapacity: true)
            var (end, place) = (start, start)
            while end < rows.count, times[Int(rows[end])] == times[first], strata.map({ $0[Int(rows[end])] == $0[first] }) ?? true {
                if events[Int(rows[end])] {
                    rows[place] = rows[end]
                    place += 1
                } else {
                    censored.append(rows[end])
                }
                end += 1
            }
            for (offset, row) in censored.enumerated() { rows[place + offset] = row }
            blocks.append(
                malar_cox_block(rows: Int32(end - start), events: Int32(place - start), starts_stratum: isNew ? 1 : 0))
            start = end
        }
    }
}
