// SPDX-License-Identifier: Apache-2.0

/// One lane per subject over time: bars for phases, signs for events, an arrow where observation goes on.
///
/// Times are in the unit of `timeLabel`, months as a rule, on the scale the caller chose, for example from the start of treatment.
public struct SwimmerPlot: Sendable, Hashable {
    /// A kind of bar. Kinds differ by texture as well as by colour.
    public struct SegmentKind: Sendable, Hashable {
        public enum Texture: String, Sendable, Hashable, CaseIterable {
            case plain, hatched, outlined
        }

        public var id: String
        public var name: String
        /// Number of the series colour, from 0.
        public var colour: Int
        public var texture: Texture

        public init(id: String, name: String, colour: Int, texture: Texture = .plain) {
            self.id = id
            self.name = name
            self.colour = colour
            self.texture = texture
        }
    }

    /// A kind of event.
    public struct MarkerKind: Sendable, Hashable {
        public var id: String
        public var name: String
        public var shape: MarkerShape
        public var ink: Ink

        public init(id: String, name: String, shape: MarkerShape, ink: Ink = .text) {
            self.id = id
            self.name = name
            self.shape = shape
            self.ink = ink
        }
    }

    /// A stretch of time of one kind. The label is printed in the bar where it fits.
    public struct Segment: Sendable, Hashable {
        public var kind: String
        public var start: Double
        public var end: Double
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

    public struct Marker: Sendable, Hashable {
        public var kind: String
        public var time: Double

        /// - Precondition: the time is finite.
        public init(_ kind: String, at time: Double) {
            precondition(time.isFinite, "an event has a time")
            self.kind = kind
            self.time = time
        }
    }

    public struct Lane: Sendable, Hashable {
        public var label: String
        public var segments: [Segment]
        public var markers: [Marker]
        /// Whether an arrow at the end of the last segment says that it goes on.
        public var continues: Bool
        /// Text to the right of the plot.
        public var annotation: String?

        public init(_ label: String, segments: [Segment], markers: [Marker] = [], continues: Bool = false, annotation: String? = nil) {
            self.label = label
            self.segments = segments
            self.markers = markers
            self.continues = continues
            self.annotation = annotation
        }

        var end: Double? { segments.map(\.end).max() }
    }

    public var lanes: [Lane]
    public var segmentKinds: [SegmentKind]
    public var markerKinds: [MarkerKind]
    /// The title of the time axis.
    public var timeLabel: String
    /// Headings of the lane labels and of the annotations.
    public var laneTitle: String
    public var annotationTitle: String
    /// What the arrow means.
    public var continuesLabel: String
    /// Times at which a line runs through all lanes.
    public var referenceTimes: [Double]
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
