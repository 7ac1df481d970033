// SPDX-License-Identifier: Apache-2.0

/// A fingerprint of a product of factorials: for each prime its exponent times a fixed number of 128 bits that looks random, summed.
///
/// Equal products have equal prints because their prime factors are the same; two different ones agree by an accident of 1 in 10^38.
struct FactorialPrint: Hashable, Comparable {
    private var high: UInt64 = 0
    private var low: UInt64 = 0

    /// Of the empty product.
    init() {}

    /// Of a prime.
    init(prime: Int) {
        high = Self.mixed(UInt64(prime))
        low = Self.mixed(high ^ 0xD1B5_4A32_D192_ED03)
    }

    static func + (a: Self, b: Self) -> Self {
        var sum = a
        sum.high &+= b.high
        sum.low &+= b.low
        return sum
    }

    static func < (a: Self, b: Self) -> Bool { a.high != b.high ? a.high < b.high : a.low < b.low }

    /// The finaliser of SplitMix64.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Logarithms and fingerprints of the factorials from 0! on.
struct FactorialTable {
    let logarithms: [Double]
    let prints: [FactorialPrint]

    init(through largest: Int) {
        var logarithms = [0.0]
        var prints = [FactorialPrint()]
        var (sum, carried) = (0.0, 0.0)
        var smallestFactor = [Int](0...max(1, largest))
        for n in stride(from: 1, through: largest, by: 1) {
            if n > 1, smallestFactor[n] == n {
                for multiple in stride(from: 2 * n, through: largest, by: n) where smallestFactor[multiple] == multiple {
                    smallestFactor[multiple] = n
                }
            }
            let term = PlatformMathematics.naturalLogarithm(Double(n)) + carried
            let next = sum + term
            carried = term - (next - sum)
            sum = next
            logarithms.append(sum)
            var (print, rest) = (prints[n - 1], n)
            while rest > 1 {
                print = print + FactorialPrint(prime: smallestFactor[rest])
                rest /= smallestFactor[rest]
            }
            prints.append(print)
        }
        self.logarithms = logarithms
        self.prints = prints
    }

    /// Minus the sum of log cell!.
    func logValue(_ cells: [Int]) -> Double { -CompensatedSum(cells.lazy.map { logarithms[$0] }).value }
    /// Of the product of the factorials.
    func print(_ cells: [Int]) -> FactorialPrint { cells.reduce(FactorialPrint()) { $0 + prints[$1] } }

    /// log of the sum over all tables with these margins of the product of 1 / cell!: N! over the factorials of the margins.
    func logSum(rows: [Int], columns: [Int]) -> Double {
        CompensatedSum([logarithms[rows.reduce(0, +)]] + (rows + columns).map { -logarithms[$0] }).value
    }

    /// What minus the sum of log cell! can be at most and at least over all tables with these margins; not always reached.
    func bounds(rows: [Int], columns: [Int]) -> (lower: Double, upper: Double) {
        let byColumns = columns.reduce(0) { $0 + mostUneven($1, over: rows) }
        let byRows = rows.reduce(0) { $0 + mostUneven($1, over: columns) }
        return (-min(byColumns, byRows), evenBound(rows, columns))
    }

    /// The largest sum of log cell! for a total spread over cells of given sizes: the largest cells are filled first.
    private func mostUneven(_ total: Int, over sizes: [Int]) -> Double {
        var (left, sum) = (total, 0.0)
        for size in sizes.sorted(by: >) {
            sum += logarithms[min(left, size)]
            left -= min(left, size)
        }
        return sum
    }

    /// Lagrange's bound with the multipliers log(row) and log(column / N): each cell by itself is best at the whole part of what is
    /// expected in it.
    private func evenBound(_ rows: [Int], _ columns: [Int]) -> Double {
        let total = Double(rows.reduce(0, +))
        var bound = 0.0
        for row in rows where row > 0 {
            for column in columns where column > 0 {
                let expected = Double(row) * Double(column) / total
                let whole = Int(expected)
                bound += Double(whole) * PlatformMathematics.naturalLogarithm(expected) - logarithms[whole]
            }
        }
        for row in rows where row > 0 { bound -= Double(row) * PlatformMathematics.naturalLogarithm(Double(row)) }
        for column in columns where column > 0 {
            bound -= Double(column) * PlatformMathematics.naturalLogarithm(Double(column) / total)
        }
        return bound
    }

    /// How many ways there are to spread a total over cells of given sizes.
    static func waysToSpread(_ total: Int, within sizes: [Int]) -> Double {
        var ways = [Double](repeating: 0, count: total + 1)
        ways[0] = 1
        for size in sizes {
            var sums = [0.0]
            for way in ways { sums.append(sums[sums.count - 1] + way) }
            for left in 0...total { ways[left] = sums[left + 1] - sums[max(0, left - size)] }
        }
        return ways[total]
    }
}
