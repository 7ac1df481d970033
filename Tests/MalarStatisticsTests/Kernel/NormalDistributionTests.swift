// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Normal distribution, against 60-digit arithmetic (mpmath 1.3)")
struct NormalDistributionTests {
    static let tails: [(z: Double, tail: Double)] = [
        (-37.5, 1.0),
        (-8.3, 0.99999999999999994794),
        (-2.7, 0.99653302619695933336),
        (-0.3, 0.61791142218895263307),
        (0.0, 0.5),
        (1e-10, 0.49999999996010577196),
        (0.7, 0.24196365222307302862),
        (1.0, 0.15865525393145705141),
        (1.3, 0.096800484585610325542),
        (1.959963984540054, 0.025000000000000010876),
        (2.1, 0.017864420562816552877),
        (3.3, 0.0004834241423837775071),
        (5.9, 1.8175078630994284578e-9),
        (8.123, 2.2739966001665745214e-16),
        (12.34, 2.7577941516989773998e-35),
        (17.77, 6.0345379103958978974e-71),
        (23.45, 6.6095264322607984808e-122),
        (29.87, 2.4140778728002422245e-196),
        (33.3, 1.9305055059278399761e-243),
        (36.9, 2.3105244811406175061e-298),
        (37.4, 1.953681561648992248e-306),
    ]

    @Test("Upper tail", arguments: tails)
    func upperTail(z: Double, tail: Double) {
        #expect((NormalDistribution.upperTail(z) - tail).magnitude <= 4e-16 * tail)
        #expect(NormalDistribution.lowerTail(-z) == NormalDistribution.upperTail(z))
    }

    @Test(
        "Logarithm of the upper tail",
        arguments: [
            (-5.0, -2.8665161296376359338e-7), (0.5, -1.1759117615936186089), (30.0, -454.32124395634319711),
            (35.99, -652.14300020463580342), (36.01, -652.86355490615543922), (40.0, -804.60844201375378817),
            (60.0, -1805.0135606805671387), (1000.0, -500007.82669481218431),
        ])
    func logUpperTail(z: Double, logarithm: Double) {
        #expect((NormalDistribution.logUpperTail(z) - logarithm).magnitude <= 5e-16 * logarithm.magnitude)
    }

    @Test(
        "Quantile",
        arguments: [
            (Double.leastNonzeroMagnitude, -38.467405617144346251), (1e-300, -37.047096299361199237), (1e-100, -21.273453560965324294),
            (1e-20, -9.2623400897984075796), (1e-07, -5.19933758219281694), (0.001, -3.0902323061678135354),
            (0.025, -1.9599639845400542118), (0.05, -1.644853626951472688), (0.07499, -1.4396021182393162092),
            (0.0751, -1.4388253927525399824), (0.2, -0.84162123357291416552), (0.4, -0.25334710313579974132),
            (0.49, -0.025068908258711058033), (0.4999999, -2.5066282747031065135e-7), (0.5000001, 2.5066282733116483012e-7),
            (0.6, 0.25334710313579974132), (0.924, 1.43250272082581191), (0.926, 1.446632067158978807),
            (0.975, 1.9599639845400538556), (0.999999, 4.7534243088170877657),
        ])
    func quantile(p: Double, z: Double) throws {
        let computed = try #require(NormalDistribution.quantile(p).value)
        #expect((computed - z).magnitude <= 5e-16 * z.magnitude)
    }

    @Test("No quantile at the ends and outside", arguments: [0, 1, -0.1, 1.1, .nan, .infinity])
    func noQuantile(p: Double) {
        #expect(NormalDistribution.quantile(p).reason == .invalidArgument)
    }

    @Test("Far out the tail is 0 or 1 and its logarithm still a number")
    func extremes() {
        #expect(NormalDistribution.upperTail(.infinity) == 0 && NormalDistribution.upperTail(-.infinity) == 1)
        #expect(NormalDistribution.upperTail(41) == 0 && NormalDistribution.logUpperTail(41).isFinite)
    }

    @Test("The tail never rises with z")
    func monotone() {
        var last = 1.0
        for step in -4000...4000 {
            let tail = NormalDistribution.upperTail(Double(step) / 100)
            #expect(tail <= last)
            last = tail
        }
    }
}
