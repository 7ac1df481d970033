// SPDX-License-Identifier: Apache-2.0

extension NormalDistribution {
    /// The z with P(Z <= z) = p, for p strictly between 0 and 1; otherwise `.invalidArgument`.
    ///
    /// - Source: M. J. Wichura, algorithm AS 241 (PPND16), Appl. Statist. 37 (1988) 477-484, doi:10.2307/2347330;
    ///   in the tails one Newton step against `upperTail` is added.
    public static func quantile(_ p: Double) -> Computed<Double> {
        guard p > 0, p < 1 else { return .undefined(.invalidArgument) }
        let fromMiddle = p - 0.5
        guard fromMiddle.magnitude > 0.425 else {
            let r = 0.180625 - fromMiddle * fromMiddle
            return .value(fromMiddle * ratio(central, at: r))
        }
        let tail = min(p, 1 - p)
        let magnitude = refined(tailQuantile(tail), for: tail)
        return .value(fromMiddle < 0 ? -magnitude : magnitude)
    }

    /// The z with P(Z > z) = p; infinite at 0 and 1.
    public static func upperQuantile(_ p: Double) -> Double {
        precondition(p >= 0 && p <= 1, "a probability lies between 0 and 1")
        if p == 0 { return .infinity }
        if p == 1 { return -.infinity }
        return -(quantile(p).value ?? 0)
    }

    /// The half-width factor of a two-sided interval: the z with P(|Z| > z) = 1 - level.
    public static func critical(level: Double) -> Double { upperQuantile((1 - level) / 2) }

    private static func tailQuantile(_ tail: Double) -> Double {
        let r = (-PlatformMathematics.naturalLogarithm(tail)).squareRoot()
        return r <= 5 ? ratio(middle, at: r - 1.6) : ratio(far, at: r - 5)
    }

    private static func refined(_ z: Double, for tail: Double) -> Double {
        let step = (upperTail(z) - tail) / density(z)
        return step.isFinite ? z + step : z
    }

    private typealias Ratio = (numerator: [Double], denominator: [Double])

    private static func ratio(_ ratio: Ratio, at r: Double) -> Double {
        let polynomial = { (coefficients: [Double]) in coefficients.reversed().reduce(0) { $0 * r + $1 } }
        return polynomial(ratio.numerator) / polynomial(ratio.denominator)
    }

    // The published coefficients, constant term first.
    private static let central: Ratio = (
        [
            3.387_132_872_796_366_608_0, 133.141_667_891_784_377_45, 1971.590_950_306_551_442_7, 13731.693_765_509_461_125,
            45921.953_931_549_871_457, 67265.770_927_008_700_853, 33430.575_583_588_128_105, 2509.080_928_730_122_672_7,
        ],
        [
            1, 42.313_330_701_600_911_252, 687.187_007_492_057_908_30, 5394.196_021_424_751_107_7,
            21213.794_301_586_595_867, 39307.895_800_092_710_610, 28729.085_735_721_942_674, 5226.495_278_852_854_561_0,
        ]
    )
    private static let middle: Ratio = (
        [
            1.423_437_110_749_683_577_34, 4.630_337_846_156_545_295_90, 5.769_497_221_460_691_405_50, 3.647_848_324_763_204_605_04,
            1.270_458_252_452_368_382_58, 0.241_780_725_177_450_611_770, 0.022_723_844_989_269_184_583_3, 7.745_450_142_783_414_076_40e-4,
        ],
        [
            1, 2.053_191_626_637_758_821_87, 1.676_384_830_183_803_849_40, 0.689_767_334_985_100_004_550,
            0.148_103_976_427_480_074_590, 0.015_198_666_563_616_457_196_6, 5.475_938_084_995_344_946_00e-4,
            1.050_750_071_644_416_843_24e-9,
        ]
    )
    private static let far: Ratio = (
        [
            6.657_904_643_501_103_777_20, 5.463_784_911_164_114_369_90, 1.784_826_539_917_291_335_80, 0.296_560_571_828_504_891_230,
            0.026_532_189_526_576_123_093_0, 1.242_660_947_388_078_438_60e-3, 2.711_555_568_743_487_578_15e-5,
            2.010_334_399_292_288_132_65e-7,
        ],
        [
            1, 0.599_832_206_555_887_937_690, 0.136_929_880_922_735_805_310, 0.014_875_361_290_850_614_852_5,
            7.868_691_311_456_132_591_00e-4, 1.846_318_317_510_054_681_80e-5, 1.421_511_758_316_445_888_70e-7,
            2.044_263_103_389_939_785_64e-15,
        ]
    )
}
