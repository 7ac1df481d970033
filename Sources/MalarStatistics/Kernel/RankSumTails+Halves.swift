// SPDX-License-Identifier: Apache-2.0

extension RankSumTails.Halves where Count == UInt64 {
    /// Tails from whole numbers, divided by the number of splits once.
    func wholeTails(_ observed: Int, _ mean: Int, _ deviation: Int) -> RankSumTails.Tails {
        var low: UInt128 = 0
        var high: UInt128 = 0
        var mirror: UInt128 = 0
        var all: UInt128 = 0
        for k in choices {
            let (a, b, base) = (lower.row(k), upper.row(few - k), base(k))
            let (rising, falling) = (Self.running(b), Self.running(b.reversed()))
            let total = falling.last ?? 0
            all &+= a.reduce(UInt128(0)) { $0 &+ UInt128($1) } &* UInt128(total)
            low &+= Self.sum(a, rising, through: steps(upTo: observed, from: base))
            high &+= Self.sum(a, falling, from: steps(downTo: observed, from: base))
            mirror &+=
                observed < mean
                ? Self.sum(a, falling, from: steps(downTo: mean + deviation, from: base))
                : Self.sum(a, rising, through: steps(upTo: mean - deviation, from: base))
        }
        let splits = ScaledNumber(all)
        let far = deviation == 0 ? all : mirror &+ (observed < mean ? low : high)
        return RankSumTails.Tails(low: ScaledNumber(low) / splits, high: ScaledNumber(high) / splits, far: ScaledNumber(far) / splits)
    }

    private static func running(_ counts: some Sequence<UInt64>) -> [UInt64] {
        var sum: UInt64 = 0
        return counts.map { count in
            sum &+= count
            return sum
        }
    }

    /// Pairs whose steps sum to at most `last`; `rising[j]` counts those of the other half up to step j.
    private static func sum(_ a: ArraySlice<UInt64>, _ rising: [UInt64], through last: Int) -> UInt128 {
        guard last >= 0 else { return 0 }
        var sum: UInt128 = 0
        for (step, count) in zip(0...last, a) { sum &+= UInt128(count) &* UInt128(rising[min(last - step, rising.count - 1)]) }
        return sum
    }

    /// Pairs whose steps sum to at least `first`; `falling[j]` counts the last j + 1 steps of the other half.
    private static func sum(_ a: ArraySlice<UInt64>, _ falling: [UInt64], from first: Int) -> UInt128 {
        var sum: UInt128 = 0
        for (step, count) in a.enumerated() {
            let needed = max(0, first - step)
            guard needed < falling.count else { continue }
            sum &+= UInt128(count) &* UInt128(falling[falling.count - 1 - needed])
        }
        return sum
    }
}

extension RankSumTails.Halves where Count == Double {
    /// Tails from doubles; every sum has only positive terms.
    func tails(_ observed: Int, _ mean: Int, _ deviation: Int) -> RankSumTails.Tails {
        var low = ScaledNumber.zero
        var high = ScaledNumber.zero
        var mirror = ScaledNumber.zero
        var all = ScaledNumber.zero
        for k in choices {
            let (a, b, base) = (Array(lower.row(k)), Array(upper.row(few - k)), base(k))
            let (rising, falling) = (Self.running(b), Self.running(b.reversed()))
            let backwards = Array(a.reversed())
            let (lastA, lastB) = (a.count - 1, b.count - 1)
            let total = ScaledNumber(a.reduce(0, +)) * ScaledNumber(rising[lastB])
            // A row that lies wholly within a tail counts as its total, so that the tail of everything is exactly 1.
            func part(_ a: [Double], _ sums: [Double], _ last: Int) -> ScaledNumber {
                last >= lastA + lastB ? total : Self.sum(a, sums, through: last)
            }
            all = all + total
            low = low + part(a, rising, steps(upTo: observed, from: base))
            // Counted from the other end, a high sum is a low one.
            high = high + part(backwards, falling, lastA + lastB - steps(downTo: observed, from: base))
            mirror =
                mirror
                + (observed < mean
                    ? part(backwards, falling, lastA + lastB - steps(downTo: mean + deviation, from: base))
                    : part(a, rising, steps(upTo: mean - deviation, from: base)))
        }
        let far = deviation == 0 ? all : mirror + (observed < mean ? low : high)
        return RankSumTails.Tails(low: low / all, high: high / all, far: far / all)
    }

    private static func running(_ counts: some Sequence<Double>) -> [Double] {
        var sum = 0.0
        return counts.map { count in
            sum += count
            return sum
        }
    }

    /// Pairs whose steps sum to at most `last`, both factors first divided by the largest power of two that they hold.
    private static func sum(_ a: [Double], _ rising: [Double], through last: Int) -> ScaledNumber {
        guard last >= 0 else { return .zero }
        let end = min(last, a.count - 1)
        let scaleA = Int(a[0...end].reduce(1, max).exponent)
        let scaleB = Int(rising[min(last, rising.count - 1)].exponent)
        let (factorA, factorB) = (
            PlatformMathematics.scaled(1, byPowerOfTwo: -scaleA), PlatformMathematics.scaled(1, byPowerOfTwo: -scaleB)
        )
        var sum = 0.0
        for step in 0...end { sum += (a[step] * factorA) * (rising[min(last - step, rising.count - 1)] * factorB) }
        return ScaledNumber(sum, exponent: scaleA + scaleB)
    }
}
