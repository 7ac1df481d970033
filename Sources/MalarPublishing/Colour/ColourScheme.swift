// SPDX-License-Identifier: Apache-2.0

/// The colours of a page and of its figures, in light or in dark surroundings.
///
/// Series colours follow Okabe and Ito, whose set differs in lightness as well as in hue, so that readers with any colour vision tell them
/// apart; they are darkened on white and kept bright on black so that each has at least 3:1 against the page.
/// - Source: Okabe M, Ito K. Color Universal Design. 2008. Contrast: WCAG 2.2, success criteria 1.4.3 and 1.4.11.
struct ColourScheme {
    /// Colours of the page by name, in the order of the style sheet.
    var page: KeyValuePairs<String, Colour>
    var series: [Colour]
    var tints: [Colour]
    var figure: KeyValuePairs<String, Colour>

    func callAsFunction(_ name: String) -> Colour? {
        page.first { $0.key == name }?.value ?? figure.first { $0.key == name }?.value
    }

    func callAsFunction(_ ink: Ink) -> Colour? {
        for number in 0..<Ink.seriesCount {
            if ink.name == "series\(number)" { return series[number] }
            if ink.name == "tint\(number)" { return tints[number] }
        }
        return figure.first { $0.key == ink.name }?.value
    }

    /// Declarations of CSS custom properties.
    var declarations: String {
        page.map { "--\($0.key):\($0.value.css);" }.joined()
            + Ink.all.compactMap { ink in self(ink).map { "--fig-\(ink.name):\($0.css);" } }.joined()
    }
}

extension ColourScheme {
    static let light = ColourScheme(
        page: [
            "paper": Colour(0xFFFFFF), "raised": Colour(0xF6F7F5), "ink": Colour(0x1B2226), "soft": Colour(0x55616A),
            "rule": Colour(0x1B2226), "hair": Colour(0xD9DEDC), "accent": Colour(0x0B5C7A), "focus": Colour(0x0B5C7A),
            "positive": Colour(0x1E6B45), "positive-ground": Colour(0xE5F2EA), "neutral": Colour(0x45525B),
            "neutral-ground": Colour(0xEBEFF1), "caution": Colour(0x7A4F00), "caution-ground": Colour(0xFCF2DC),
            "problem": Colour(0x9B2C1D), "problem-ground": Colour(0xFBE9E5),
        ],
        series: [0x0072B2, 0xD55E00, 0x00845F, 0xB0568C, 0xA66F00, 0x2F86B8, 0x4D565C].map(Colour.init),
        tints: [0xC9E2F2, 0xFAD9C2, 0xC5E8DB, 0xF1D7E6, 0xF8E3B5, 0xD9EEFA, 0xDDE2E5].map(Colour.init),
        figure: [
            "text": Colour(0x1B2226), "muted": Colour(0x55616A), "axis": Colour(0x55616A), "grid": Colour(0xE4E8E6),
            "background": Colour(0xFFFFFF), "band": Colour(0xE5F2EA), "reference": Colour(0x1E6B45),
            "verdict-low": Colour(0x02C100), "verdict-moderate": Colour(0xE2DF07), "verdict-high": Colour(0xBF0000),
            "verdict-critical": Colour(0x820000), "verdict-unknown": Colour(0x4EA1F7),
        ])

    static let dark = ColourScheme(
        page: [
            "paper": Colour(0x12181C), "raised": Colour(0x1A2227), "ink": Colour(0xE8ECEE), "soft": Colour(0xA9B5BC),
            "rule": Colour(0xC9D1D5), "hair": Colour(0x323D44), "accent": Colour(0x7CC4E2), "focus": Colour(0xF0C85A),
            "positive": Colour(0x8AD3AB), "positive-ground": Colour(0x16312A), "neutral": Colour(0xBAC5CB),
            "neutral-ground": Colour(0x263037), "caution": Colour(0xF0C06A), "caution-ground": Colour(0x352A12),
            "problem": Colour(0xF5A393), "problem-ground": Colour(0x3A1E1B),
        ],
        series: [0x56B4E9, 0xFF8A4C, 0x2FC796, 0xE39BC4, 0xE69F00, 0xF0E442, 0xB7C1C7].map(Colour.init),
        tints: [0x1F4259, 0x57301B, 0x17483A, 0x50344A, 0x4F3A0E, 0x4A4714, 0x39444B].map(Colour.init),
        figure: [
            "text": Colour(0xE8ECEE), "muted": Colour(0xA9B5BC), "axis": Colour(0xA9B5BC), "grid": Colour(0x2B353B),
            "background": Colour(0x12181C), "band": Colour(0x18332B), "reference": Colour(0x8AD3AB),
            "verdict-low": Colour(0x08701B), "verdict-moderate": Colour(0x6E6A00), "verdict-high": Colour(0xFF7B6B),
            "verdict-critical": Colour(0xFFC2B8), "verdict-unknown": Colour(0x1C5DA0),
        ])
}
