// SPDX-License-Identifier: Apache-2.0

/// A drawing made of primitives. Lengths are points (1/72 inch) at the printed size; y grows downwards.
public struct Scene: Sendable, Hashable {
    public var size: Extent
    public var elements: [Element]

    public init(size: Extent, elements: [Element] = []) {
        self.size = size
        self.elements = elements
    }
}

extension Scene {
    public struct Point: Sendable, Hashable {
        public var x: Double
        public var y: Double

        public init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }
    }

    public struct Extent: Sendable, Hashable {
        public var width: Double
        public var height: Double

        public init(width: Double, height: Double) {
            self.width = width
            self.height = height
        }
    }

    public indirect enum Element: Sendable, Hashable {
        case line(Point, Point, Stroke)
        case polyline([Point], Stroke)
        case polygon([Point], fill: Ink?, stroke: Stroke?)
        case rectangle(origin: Point, size: Extent, cornerRadius: Double, fill: Ink?, stroke: Stroke?)
        case circle(center: Point, radius: Double, fill: Ink?, stroke: Stroke?)
        /// SVG path data.
        case path(String, fill: Ink?, stroke: Stroke?)
        case text(Label)
        /// Elements that belong together; the title is read out and shown on hovering.
        case group([Element], title: String?)
    }

    public struct Stroke: Sendable, Hashable {
        public var ink: Ink
        public var width: Double
        /// Lengths of dashes and gaps; empty for a full line.
        public var dash: [Double]

        public init(_ ink: Ink, width: Double = 0.75, dash: [Double] = []) {
            self.ink = ink
            self.width = width
            self.dash = dash
        }
    }

    /// A line of text, placed by the left end, middle or right end of its baseline.
    public struct Label: Sendable, Hashable {
        public enum Anchor: String, Sendable, Hashable {
            case start, middle, end
        }

        public var text: String
        public var at: Point
        public var anchor: Anchor
        /// Font size in points.
        public var size: Double
        public var isBold: Bool
        public var ink: Ink
        /// Turned by 90 degrees against the clock, for the title of a vertical axis.
        public var isVertical: Bool

        public init(
            _ text: String, at: Point, anchor: Anchor = .start, size: Double = 7, isBold: Bool = false, ink: Ink = .text,
            isVertical: Bool = false
        ) {
            self.text = text
            self.at = at
            self.anchor = anchor
            self.size = size
            self.isBold = isBold
            self.ink = ink
            self.isVertical = isVertical
        }
    }
}

/// The width at which a figure is printed.
public enum FigureWidth: Sendable, Hashable {
    /// 85 mm.
    case singleColumn
    /// 175 mm.
    case doubleColumn
    case millimetres(Double)

    public var millimetres: Double {
        switch self {
        case .singleColumn: 85
        case .doubleColumn: 175
        case .millimetres(let width): width
        }
    }

    public var points: Double { millimetres * 72 / 25.4 }
}
