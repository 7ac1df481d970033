// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import MalarPublishing

@Suite("Ticks, label places, numbers, text widths")
struct LayoutTests {
    @Test(
        "Known axes",
        arguments: [
            (0.0...18, ["0", "5", "10", "15", "20"]), (0...1, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
            (-0.05...0.1, ["−0.06", "−0.04", "−0.02", "0.00", "0.02", "0.04", "0.06", "0.08", "0.10"]),
            (0...4000, ["0", "1000", "2000", "3000", "4000"]),
        ])
    func known(range: ClosedRange<Double>, labels: [String]) {
        #expect(Ticks.nice(covering: range, about: labels.count > 6 ? 8 : 5).labels == labels)
    }

    @Test(
        "Months go in steps that people count in",
        arguments: [
            (0.0...12, 2.0), (0...24, 3), (-3...24.5, 6), (0...60, 12), (0...120, 24), (0...400, 60),
        ])
    func months(range: ClosedRange<Double>, step: Double) { #expect(Ticks.months(covering: range, about: step == 3 ? 8 : 7).step == step) }

    @Test("Ticks cover the range, rise evenly, are few, and are labelled by their values", arguments: 1...200)
    func properties(seed: UInt64) {
        var generator = Seeded(seed)
        let magnitude = [1e-4, 1, 1e3, 1e7][Int(seed) % 4]
        let bounds = [
            Double.random(in: -magnitude...magnitude, using: &generator), Double.random(in: -magnitude...magnitude, using: &generator),
        ].sorted()
        let count = Int.random(in: 2...9, using: &generator)
        let ticks = Ticks.nice(covering: bounds[0]...bounds[1], about: count)
        let tolerance = ticks.step * 1e-6
        #expect(ticks.range.lowerBound <= bounds[0] + tolerance && ticks.range.upperBound >= bounds[1] - tolerance)
        #expect(ticks.range.lowerBound > bounds[0] - ticks.step && ticks.range.upperBound < bounds[1] + ticks.step * 1.001)
        #expect((2...(count + 3)).contains(ticks.values.count))
        #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { abs($1 - $0 - ticks.step) < tolerance })
        #expect(zip(ticks.labels, ticks.values).allSatisfy { Double($0.replacingOccurrences(of: "−", with: "-")) == $1 })
        #expect(Set(ticks.labels).count == ticks.labels.count)
    }

    @Test("A range without width still has an axis", arguments: [0.0, 5, -3.2, 1e6])
    func degenerate(value: Double) {
        for ticks in [Ticks.nice(covering: value...value), .months(covering: value...value)] {
            #expect(ticks.range.lowerBound <= value && value <= ticks.range.upperBound && ticks.values.count >= 2)
        }
    }

    @Test("Labels keep their distance and order, and stay where nothing is in the way", arguments: 1...100)
    func spread(seed: UInt64) {
        var generator = Seeded(seed)
        let wishes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in Double.random(in: 0...100, using: &generator) }
        let places = LabelPlacement.spread(wishes, gap: 7, within: 0...100)
        let sorted = places.sorted()
        #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 > 7 - 1e-9 })
        #expect(sorted.allSatisfy { $0 > -1e-9 && $0 < 100 + 1e-9 })
        let order = wishes.indices.sorted { wishes[$0] < wishes[$1] }
        #expect(order.map { places[$0] } == sorted)
        #expect(LabelPlacement.spread([10, 30, 20], gap: 7, within: 0...100) == [10, 30, 20])
        #expect(LabelPlacement.spread([50, 50], gap: 8, within: 0...100) == [46, 54])
    }

    @Test(
        "Decimals",
        arguments: [
            (0.0, 2, "0.00"), (-0.001, 2, "0.00"), (1.005, 2, "1.00"), (1.5, 0, "2"), (-1.5, 0, "-2"), (123.456, 1, "123.5"),
            (0.0625, 3, "0.063"),
        ])
    func decimals(value: Double, places: Int, expected: String) { #expect(FixedDecimal.text(value, decimals: places) == expected) }

    static let widths = Shared.file("platform/fig/liberation_widths.txt")

    @Test("Advance widths are those measured from the font", .enabled(if: widths != nil, "the shared folder is not beside the package"))
    func advances() throws {
        let text = try String(contentsOf: #require(Self.widths), encoding: .utf8)
        let measured = text.split(whereSeparator: { ",\n".contains($0) }).compactMap { Int($0) }
        #expect(LiberationSans.regularASCII == measured && measured.count == 95)
    }

    @Test("Text is measured", arguments: [("", 0.0), ("MMMM", 33.32), ("iiii", 8.88), ("≤ 5 mg", 30.5)])
    func measure(text: String, expected: Double) { #expect(abs(TextMetrics.width(of: text, size: 10) - expected) < 0.01) }

    @Test("Cut text fits", arguments: [3.0, 12, 20, 40, 80, 200])
    func fitted(room: Double) {
        let text = "A subject with a long name"
        let cut = TextMetrics.fitted(text, to: room, size: 7)
        #expect(TextMetrics.width(of: cut, size: 7) <= room)
        #expect(cut == text || cut.isEmpty || cut.hasSuffix("…"))
    }
}
