// SPDX-License-Identifier: Apache-2.0

/// One lane per subject over time: bars for phases, signs for events, an arrow where observation goes on.
///
/// Times are in the unit of `timeLabel`, months as a rule, on the scale the caller chose, for example from the start of treatment.
public struct SwimmerPlot: Sendable, Hashable {
    /// A kind of bar. Kinds differ by texture as well as by colour.
    public struct SegmentKind: Sendable, Hashable {
        /// How a bar is filled: pale, pale with diagonal lines, or not at all. A hatched bar shows no label.
        public enum Texture: String, Sendable, Hashable, CaseIterable {
            case plain, hatched, outlined
        }

        /// What segments call their kind; different for each kind of a plot.
        public var id: String
        /// The words of the legend.
        public var name: String
        /// Number of the series colour, from 0.
        public var colour: Int
        /// What tells kinds of the same colour apart.
        public var texture: Texture

        /// A kind of bar, plain unless told otherwise.
        public init(id: String, name: String, colour: Int, texture: Texture = .plain) {
            self.id = id
            self.name = name
            self.colour = colour
            self.texture = texture
        }
    }

    /// A kind of event.
    public struct MarkerKind: Sendable, Hashable {
        /// What markers call their kind; different for each kind of a plot.
        public var id: String
        /// The words of the legend.
        public var name: String
        /// What tells kinds of the same ink apart.
        public var shape: MarkerShape
        /// Gives the colour; the ink of text unless told otherwise.
        public var ink: Ink

        /// A kind of event, with its shape and ink.
        public init(id: String, name: String, shape: MarkerShape, ink: Ink = .text) {
            self.id = id
            self.name = name
            self.shape = shape
            self.ink = ink
        }
    }

    /// A stretch of time of one kind. The label is printed in the bar where it fits.
    public struct Segment: Sendable, Hashable {
        /// The `id` of a kind of bar that the plot lists.
        public var kind: String
        /// In the unit of `timeLabel`.
        public var start: Double
        /// In the unit of `timeLabel`, not before `start`; a bar without length is drawn half a point long.
        public var end: Double
        /// Left out where it does not fit, a marker stands in the way or the bar is hatched; `nil` for none.
        public var label: String?

        /// - Precondition: both times are finite and `start` is not after `end`.
        public init(_ kind: String, from start: Double, to end: Double, label: String? = nil) {
            precondition(start.isFinite && end.isFinite && start <= end, "a segment runs forward in time")
            self.kind = kind
            self.start = start
            self.end = end
            self.label = label
        }
    }

    /// An event at one time.
    public struct Marker: Sendable, Hashable {
        /// The `id` of a kind of event that the plot lists.
        public var kind: String
        /// In the unit of `timeLabel`.
        public var time: Double

        /// - Precondition: the time is finite.
        public init(_ kind: String, at time: Double) {
            precondition(time.isFinite, "an event has a time")
            self.kind = kind
            self.time = time
        }
    }

    /// One subject's bars and signs.
    public struct Lane: Sendable, Hashable {
        /// Printed at the left, cut with an ellipsis where it is too long.
        public var label: String
        /// In the order they are drawn: a later one covers an earlier one.
        public var segments: [Segment]
        /// In any order; one that would hide its neighbour is set above or below the bar.
        public var markers: [Marker]
        /// Whether an arrow at the end of the last segment says that it goes on.
        public var continues: Bool
        /// Text to the right of the plot.
        public var annotation: String?

        /// A lane with its segments in the order they are drawn; without an arrow unless told otherwise.
        public init(_ label: String, segments: [Segment], markers: [Marker] = [], continues: Bool = false, annotation: String? = nil) {
            self.label = label
            self.segments = segments
            self.markers = markers
            self.continues = continues
            self.annotation = annotation
        }

        var end: Double? { segments.map(\.end).max() }
    }

    /// From top to bottom.
    public var lanes: [Lane]
    /// In the order of the legend, which shows all of them, used or not.
    public var segmentKinds: [SegmentKind]
    /// In the order of the legend, behind the kinds of bar.
    public var markerKinds: [MarkerKind]
    /// The title of the time axis.
    public var timeLabel: String
    /// Headings of the lane labels and of the annotations.
    public var laneTitle: String
    /// The heading of the annotations; empty for none.
    public var annotationTitle: String
    /// What the arrow means.
    public var continuesLabel: String
    /// Times at which a line runs through all lanes.
    public var referenceTimes: [Double]
    /// The width of the whole figure, names and annotations included.
    public var width: FigureWidth

    /// - Precondition: each segment and marker is of a kind that is listed.
    public init(
        lanes: [Lane], segmentKinds: [SegmentKind], markerKinds: [MarkerKind] = [], timeLabel: String = "Months", laneTitle: String = "",
        annotationTitle: String = "", continuesLabel: String = "Ongoing at last observation", referenceTimes: [Double] = [],
        width: FigureWidth = .doubleColumn
    ) {
        let (segments, markers) = (Set(segmentKinds.map(\.id)), Set(markerKinds.map(\.id)))
        precondition(lanes.allSatisfy { $0.segments.allSatisfy { segments.contains($0.kind) } }, "each segment is of a listed kind")
        precondition(lanes.allSatisfy { $0.markers.allSatisfy { markers.contains($0.kind) } }, "each marker is of a listed kind")
        self.lanes = lanes
        self.segmentKinds = segmentKinds
        self.markerKinds = markerKinds
        self.timeLabel = timeLabel
        self.laneTitle = laneTitle
        self.annotationTitle = annotationTitle
        self.continuesLabel = continuesLabel
        self.referenceTimes = referenceTimes
        self.width = width
    }
}
