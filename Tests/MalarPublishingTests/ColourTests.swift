// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import MalarPublishing

@Suite("Colours: WCAG 2.2, contrast")
struct ColourTests {
    /// Relative luminance and contrast as WCAG 2.2 defines them.
    static func luminance(_ colour: Colour) -> Double {
        let parts = [colour.red, colour.green, colour.blue].map { part in
            let value = Double(part) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    static func contrast(_ first: Colour, _ second: Colour) -> Double {
        let sorted = [luminance(first), luminance(second)].sorted()
        return (sorted[1] + 0.05) / (sorted[0] + 0.05)
    }

    @Test("Black on white is 21 to 1") func formula() { #expect(abs(Self.contrast(Colour(0), Colour(0xFFFFFF)) - 21) < 1e-9) }

    static let schemes = [("light", ColourScheme.light), ("dark", ColourScheme.dark)]
    static let texts = [
        ("ink", "paper"), ("ink", "raised"), ("soft", "paper"), ("soft", "raised"), ("accent", "paper"), ("accent", "raised"),
        ("ink", "neutral-ground"), ("ink", "caution-ground"), ("ink", "problem-ground"), ("positive", "positive-ground"),
        ("neutral", "neutral-ground"), ("caution", "caution-ground"), ("problem", "problem-ground"), ("text", "paper"), ("muted", "paper"),
        ("reference", "paper"), ("text", "background"), ("text", "verdict-low"), ("text", "verdict-moderate"), ("text", "verdict-unknown"),
        ("background", "verdict-high"), ("background", "verdict-critical"),
    ]

    @Test("Text has at least 4.5 to 1", arguments: 0...1)
    func text(index: Int) throws {
        let scheme = Self.schemes[index].1
        for (front, ground) in Self.texts {
            let ratio = try Self.contrast(#require(scheme(front)), #require(scheme(ground)))
            #expect(ratio >= 4.5, "\(Self.schemes[index].0): \(front) on \(ground)")
        }
        for tint in scheme.tints { #expect(try Self.contrast(#require(scheme(.text)), tint) >= 4.5) }
    }

    @Test("Series, axes, focus and rules have at least 3 to 1", arguments: 0...1)
    func graphics(index: Int) throws {
        let scheme = Self.schemes[index].1
        let paper = try #require(scheme("paper"))
        for number in 0..<Ink.seriesCount { #expect(try Self.contrast(#require(scheme(.series(number))), paper) >= 3) }
        for name in ["axis", "focus", "rule", "soft"] { #expect(try Self.contrast(#require(scheme(name)), paper) >= 3, "\(name)") }
        #expect(scheme.series.count == Ink.seriesCount && scheme.tints.count == Ink.seriesCount)
    }

    @Test("Every ink has a colour in both schemes, and series colours differ", arguments: 0...1)
    func complete(index: Int) {
        let scheme = Self.schemes[index].1
        #expect(Ink.all.allSatisfy { scheme($0) != nil })
        #expect(Set(scheme.series).count == scheme.series.count)
        #expect(HTMLStyle.sheet.contains(scheme.declarations))
    }
}
