// SPDX-License-Identifier: Apache-2.0

/// A drawing made of primitives. Lengths are points (1/72 inch) at the printed size; y grows downwards.
public struct Scene: Sendable, Hashable {
    /// The printed size in points; its upper left corner is the origin.
    public var size: Extent
    /// In the order they are drawn: a later one covers an earlier one.
    public var elements: [Element]

    /// A drawing; without elements it is an empty sheet.
    public init(size: Extent, elements: [Element] = []) {
        self.size = size
        self.elements = elements
    }
}

extension Scene {
    /// A place in points from the upper left corner.
    public struct Point: Sendable, Hashable {
        /// To the right, in points.
        public var x: Double
        /// Downwards, in points.
        public var y: Double

        /// A place by its distance to the right and downwards, in points.
        public init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// A size in points.
    public struct Extent: Sendable, Hashable {
        /// From left to right, in points.
        public var width: Double
        /// From top to bottom, in points.
        public var height: Double

        /// A size, width first; neither is checked.
        public init(width: Double, height: Double) {
            self.width = width
            self.height = height
        }
    }

    /// What a drawing is made of. A shape whose fill or stroke is `nil` has none.
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
        /// A group that has an id of its own and leads somewhere: on a page to a part of it, in a file to a web address.
        ///
        /// The id is unique in the document; letters and digits of ASCII, hyphen, full stop and underscore are kept in it.
        case linked([Element], id: String, title: String?, to: LinkTarget?)
    }

    /// How a line is drawn.
    public struct Stroke: Sendable, Hashable {
        /// What the line is for, from which its colour follows.
        public var ink: Ink
        /// In points at the printed size.
        public var width: Double
        /// Lengths of dashes and gaps; empty for a full line.
        public var dash: [Double]

        /// A full line of 0.75 points unless told otherwise.
        public init(_ ink: Ink, width: Double = 0.75, dash: [Double] = []) {
            self.ink = ink
            self.width = width
            self.dash = dash
        }
    }

    /// A line of text, placed by the left end, middle or right end of its baseline.
    public struct Label: Sendable, Hashable {
        /// Which point of the baseline stands at `at`: left end, middle or right end.
        public enum Anchor: String, Sendable, Hashable {
            case start, middle, end
        }

        /// One line of text; it is not broken.
        public var text: String
        /// Where the anchor stands on the baseline.
        public var at: Point
        /// Which point of the baseline `at` means.
        public var anchor: Anchor
        /// Font size in points.
        public var size: Double
        /// Whether the text is bold, which makes it wider.
        public var isBold: Bool
        /// What the text is for, from which its colour follows.
        public var ink: Ink
        /// Turned by 90 degrees against the clock, for the title of a vertical axis.
        public var isVertical: Bool

        /// A label of 7 points, level and placed by its left end unless told otherwise.
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

    /// The width in millimetres; one given by the caller is not checked.
    public var millimetres: Double {
        switch self {
        case .singleColumn: 85
        case .doubleColumn: 175
        case .millimetres(let width): width
        }
    }

    /// The same width in points of 1/72 inch, as a scene counts.
    public var points: Double { millimetres * 72 / 25.4 }
}
