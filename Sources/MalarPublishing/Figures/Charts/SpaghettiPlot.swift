// SPDX-License-Identifier: Apache-2.0

/// One thin line per subject at the true times of its values, and a bold line for the centre.
public struct SpaghettiPlot: Sendable, Hashable {
    /// A value at a time.
    public struct Point: Sendable, Hashable {
        /// In the unit of `timeLabel`.
        public var time: Double
        /// In the unit of the plot.
        public var value: Double

        /// - Precondition: both are finite.
        public init(_ time: Double, _ value: Double) {
            precondition(ChartStyle.isFinite([time, value]), "a point to draw is finite")
            self.time = time
            self.value = value
        }
    }

    /// The values of one subject.
    public struct Subject: Sendable, Hashable {
        /// The name in print; cut with an ellipsis where it is too long.
        public var label: String
        /// In any order; drawn by time.
        public var points: [Point]
        /// Subjects of one group have one colour and dash; index into the groups of the plot.
        public var group: Int
        /// Where the values come from, for the data table.
        public var lineage: Lineage?

        /// A subject, of the first group unless told otherwise.
        public init(_ label: String, points: [Point], group: Int = 0, lineage: Lineage? = nil) {
            self.label = label
            self.points = points
            self.group = group
            self.lineage = lineage
        }
    }

    /// In the order they are drawn.
    public var subjects: [Subject]
    /// The centre, such as the median at each time point; empty for none.
    public var center: [Point]
    /// What the centre is, for the legend.
    public var centerLabel: String
    /// The names of the groups; one or none where subjects are not told apart.
    public var groups: [String]
    /// The named times of the axis.
    public var timePoints: [TimeCoursePlot.TimePoint]
    /// In bold above the plot; empty for none.
    public var title: String
    /// Printed below the title; `nil` for none.
    public var unit: String?
    /// The title of the time axis.
    public var timeLabel: String
    /// Lines and bands behind the data; their words stand in the legend.
    public var references: [ChartReference]
    /// For the foot of the figure, one line each.
    public var notes: [String]
    /// Whether the scale begins at zero.
    public var startsAtZero: Bool
    /// The printed size of the whole figure.
    public var size: FigureSize

    /// - Precondition: each subject is of a group that exists, or of the first.
    public init(
        subjects: [Subject], center: [Point] = [], centerLabel: String = "Median", groups: [String] = [],
        timePoints: [TimeCoursePlot.TimePoint], title: String = "", unit: String? = nil, timeLabel: String,
        references: [ChartReference] = [], notes: [String] = [], startsAtZero: Bool = true, size: FigureSize = .doubleColumn
    ) {
        precondition(subjects.allSatisfy { $0.group == 0 || groups.indices.contains($0.group) }, "a subject is of a group that exists")
        self.subjects = subjects
        self.center = center
        self.centerLabel = centerLabel
        self.groups = groups
        self.timePoints = timePoints
        self.title = title
        self.unit = unit
        self.timeLabel = timeLabel
        self.references = references
        self.notes = notes
        self.startsAtZero = startsAtZero
        self.size = size
    }
}

extension SpaghettiPlot {
    /// The drawing.
    public var scene: Scene {
        let full = size.width.points
        let legend = FigureLegend(entries: legendEntries, width: full - 2).drawing(at: .init(2, 0))
        let heading = PanelTitle(title, unit: unit, room: full)
        let points = subjects.flatMap(\.points) + center
        let axis = ValueAxis(
            covering: points.map(\.value) + references.flatMap { [$0.range.lowerBound, $0.range.upperBound] }, fromZero: startsAtZero)
        let times = points.map(\.time)
        let range = times.min().flatMap { low in times.max().map { low...$0 } }
        let time = TimeAxis(
            timePoints.map { .init(name: $0.name, time: $0.time) }, range: range, title: timeLabel, margin: 0, left: axis.width, right: full
        )
        let foot = FigureNotes(notes, width: full)
        let top = (legend.height > 0 ? legend.height + 4 : 0) + PanelTitle.height(heading.count)
        let height = size.plotHeight(usual: 0.5 * full.clamped(to: 200...360), smallest: 60, rest: top + time.height + foot.height + 1)
        let scale = axis.scale(top: top, bottom: top + height)
        let bands = references.filter { $0.range.lowerBound < $0.range.upperBound }
        let lines = references.filter { $0.range.lowerBound == $0.range.upperBound }
        var elements = legend.elements + heading.drawing(at: .init(0, legend.height > 0 ? legend.height + 4 : 0))
        elements += bands.map { $0.element(from: time.left, to: time.right, scale) }
        elements += axis.drawing(scale, from: time.left, to: time.right)
        elements += lines.map { $0.element(from: time.left, to: time.right, scale) }
        elements += time.drawing(at: top + height)
        elements += subjects.map { line(of: $0, time, scale) }
        elements += centerLine(time, scale)
        let bottom = top + height + time.height
        return Scene(size: .init(width: full, height: bottom + foot.height + 1), elements: elements + foot.drawing(at: bottom))
    }

    private func stroke(_ group: Int) -> Scene.Stroke {
        groups.count > 1 ? ChartStyle.line(group, width: 0.7) : Scene.Stroke(.series(6), width: 0.6)
    }

    private var legendEntries: [FigureLegend.Entry] {
        let names = groups.count > 1 ? groups : subjects.isEmpty ? [] : groups + (groups.isEmpty ? ["One line per subject"] : [])
        let lines = names.enumerated().map { index, name in
            FigureLegend.Entry(text: name) { [.line(.init($0.x - 7, $0.y), .init($0.x + 7, $0.y), stroke(index))] }
        }
        let middle = center.isEmpty ? [] : [FigureLegend.Entry(text: centerLabel) { Self.centerSign($0) }]
        return lines + middle + ChartReference.entries(references)
    }

    private static func centerSign(_ at: Scene.Point) -> [Scene.Element] {
        [
            .line(.init(at.x - 7, at.y), .init(at.x + 7, at.y), .init(.text, width: 2)),
            .circle(center: at, radius: 2.4, fill: .text, stroke: nil),
        ]
    }

    /// A line from value to value, or a dot where there is only one; the ends are small dots.
    private func line(of subject: Subject, _ time: TimeAxis, _ scale: AxisScale) -> Scene.Element {
        let places = subject.points.sorted { ($0.time, $0.value) < ($1.time, $1.value) }.map {
            Scene.Point(time.x($0.time), scale.position(of: $0.value))
        }
        let stroke = stroke(subject.group)
        let ends = places.count > 1 ? places.suffix(1) : places.prefix(1)
        let dots = ends.map { Scene.Element.circle(center: $0, radius: 1.1, fill: stroke.ink, stroke: nil) }
        return .group((places.count > 1 ? [.polyline(places, stroke)] : []) + dots, title: subject.label)
    }

    private func centerLine(_ time: TimeAxis, _ scale: AxisScale) -> [Scene.Element] {
        let places = center.sorted { $0.time < $1.time }.map { Scene.Point(time.x($0.time), scale.position(of: $0.value)) }
        let halo = Scene.Element.polyline(places, .init(.background, width: 3.6))
        let line = Scene.Element.polyline(places, .init(.text, width: 2))
        return (places.count > 1 ? [halo, line] : [])
            + places.map { .circle(center: $0, radius: 2.6, fill: .text, stroke: .init(.background, width: 0.6)) }
    }

    /// The numbers that are drawn, one row for each value.
    public func data(id: String, caption: String) -> Table {
        let subjectRows = subjects.flatMap { subject in
            subject.points.map { point in
                Table.Row([
                    Cell(subject.label), Cell(groups.indices.contains(subject.group) ? groups[subject.group] : ""),
                    ChartStyle.cell(point.time), ChartStyle.cell(point.value, lineage: subject.lineage),
                ])
            }
        }
        let centerRows = center.map { Table.Row([Cell(centerLabel), "", ChartStyle.cell($0.time), ChartStyle.cell($0.value)]) }
        return Table(
            id: id, label: "", caption: caption,
            columns: [.init("Subject"), .init("Group"), .init("Time", alignment: .right), .init("Value", alignment: .right)],
            rows: subjectRows + centerRows)
    }

    /// The drawing with its data.
    public func figure(id: String, label: String, caption: String, alternativeText: String? = nil) -> Figure {
        let words =
            "Values of \(subjects.count) subjects over time, one thin line each" + (center.isEmpty ? "." : ", and the centre in bold.")
        return Figure(
            id: id, label: label, caption: caption, alternativeText: alternativeText ?? words, scene: scene,
            data: data(id: "\(id)-data", caption: "Data of \(label)"))
    }
}
