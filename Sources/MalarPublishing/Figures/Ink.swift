// SPDX-License-Identifier: Apache-2.0

/// What a stroke or a fill is for. The colour follows from the scheme in which the figure is shown.
public enum Ink: Sendable, Hashable {
    case text
    case muted
    case axis
    case grid
    case background
    /// A reference band.
    case band
    /// A reference line and its label.
    case reference
    /// One of the series colours; numbers beyond the last begin again.
    case series(Int)
    /// A pale fill of the same hue as the series colour.
    case tint(Int)
    /// The fill of a judgement, always with a sign on it, since colour alone says nothing to some readers.
    case verdict(Verdict)

    /// How grave a judgement is, from which its colour follows.
    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        case low, moderate, high, critical, unknown
    }

    /// The name of the colour, used as CSS class and custom property.
    var name: String {
        switch self {
        case .text: "text"
        case .muted: "muted"
        case .axis: "axis"
        case .grid: "grid"
        case .background: "background"
        case .band: "band"
        case .reference: "reference"
        case .series(let number): "series\(Self.wrapped(number))"
        case .tint(let number): "tint\(Self.wrapped(number))"
        case .verdict(let verdict): "verdict-\(verdict.rawValue)"
        }
    }

    static let seriesCount = 7

    private static func wrapped(_ number: Int) -> Int { ((number % seriesCount) + seriesCount) % seriesCount }

    /// Every ink, for style sheets and checks.
    static let all: [Ink] =
        [.text, .muted, .axis, .grid, .background, .band, .reference]
        + (0..<seriesCount).map(Ink.series) + (0..<seriesCount).map(Ink.tint) + Verdict.allCases.map(Ink.verdict)
}
