// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Quantile definitions")
struct QuantileTests {
    private func sample(_ values: [Double]) throws -> OrderedSample { try #require(OrderedSample.ordering(values).value) }

    @Test(
        "Quartiles of 2, 5, 8",
        arguments: [
            (.haverage, 2, 8), (.r7, 3.5, 6.5), (.tukeyHinges, 3.5, 6.5), (.r6, 2, 8),
        ] as [(QuantileDefinition, Double, Double)])
    func quartilesOfThree(definition: QuantileDefinition, lower: Double, upper: Double) throws {
        let sample = try sample([5, 8, 2])
        #expect(sample.quantile(0.25, definition).value?.value == lower && sample.quantile(0.75, definition).value?.value == upper)
    }

    @Test("R type 3 takes the even observation half way, ROUND the upper one")
    func halfWay() throws {
        let sample = try sample((1...10).map(Double.init))
        #expect(sample.quantile(0.25, .r3).value?.value == 2 && sample.quantile(0.25, .round).value?.value == 3)
        #expect(sample.quantile(0.35, .r3).value?.value == 4 && sample.quantile(0.35, .round).value?.value == 4)
    }

    @Test("A position that is whole but for rounding is whole: p = 0.1, 0.3, 0.7 of 9, n + 1 = 10")
    func wholePositions() throws {
        let sample = try sample([10, 20, 30, 40, 50, 60, 70, 80, 90])
        for tenths in 1...9 {
            let quantile = try #require(sample.quantile(Double(tenths) / 10).value)
            #expect(quantile.value == Double(tenths) * 10 && !quantile.isClamped)
        }
    }

    @Test("Clamped where the position lies outside, at the ends not")
    func clamped() throws {
        let sample = try sample([1, 2, 3, 4])
        #expect(sample.quantile(0.1).value?.isClamped == true && sample.quantile(0.1).value?.value == 1)
        #expect(sample.quantile(0.9).value?.isClamped == true && sample.quantile(0.9).value?.value == 4)
        #expect(sample.quantile(0.2).value?.isClamped == false)
        #expect(sample.quantile(0, .r7).value?.isClamped == false && sample.quantile(1, .r7).value?.value == 4)
    }

    @Test("Refused", arguments: [-0.01, 1.01, .nan])
    func refused(probability: Double) throws {
        let sample = try sample([1, 2])
        #expect(sample.quantile(probability).reason == .invalidArgument)
        #expect(sample.quantile(0.3, .tukeyHinges).reason == .invalidArgument)
    }

    @Test("Definitions with two names are one")
    func synonyms() throws {
        let twins: [(QuantileDefinition, QuantileDefinition)] = [
            (.haverage, .r6), (.waverage, .r4), (.empirical, .r1), (.aempirical, .r2),
        ]
        try forRandomSamples { sample, probability in
            for (one, other) in twins {
                #expect(sample.quantile(probability, one).value?.value == sample.quantile(probability, other).value?.value)
            }
        }
    }

    @Test("Within the data, rising with p, and for most definitions mirrored with the data")
    func properties() throws {
        let mirrored: [QuantileDefinition] = [.r2, .r5, .r6, .r7, .r8, .r9]
        try forRandomSamples { sample, probability in
            let mirror = try self.sample(sample.values.map { -$0 })
            for definition in QuantileDefinition.allCases where definition != .tukeyHinges {
                let value = try #require(sample.quantile(probability, definition).value).value
                let next = try #require(sample.quantile(min(1, probability + 0.0625), definition).value).value
                #expect(value >= sample.minimum && value <= sample.maximum && next >= value)
                guard mirrored.contains(definition) else { continue }
                let reflected = -(try #require(mirror.quantile(1 - probability, definition).value).value)
                #expect((value - reflected).magnitude <= 1e-14 * max(1, value.magnitude), "\(definition) at \(probability)")
            }
        }
    }

    @Test("The median does not depend on the definition of the quartiles")
    func median() {
        for definition in QuantileDefinition.allCases {
            #expect(Descriptives([4, 1, 3, 2], quantiles: definition).median.value == 2.5)
        }
    }

    private func forRandomSamples(_ body: (OrderedSample, Double) throws -> Void) throws {
        var generator = SeededGenerator(seed: 1)
        for count in 1...14 {
            let sample = try sample(generator.tiedDifferences(count: count))
            for sixteenth in 0...16 { try body(sample, Double(sixteenth) / 16) }
        }
    }
}
