// SPDX-License-Identifier: Apache-2.0

import MalarPublishing

/// The places of everything in a flow diagram, in points.
struct FlowLayout {
    static let textSize = 7.0
    static let lineStep = 8.6
    static let padding = 5.0
    static let indent = 6.0
    /// By how much a second line of the same text is set in.
    static let hang = 3.0
    static let phaseWidth = 15.0
    static let phaseGap = 7.0
    static let rowGap = 15.0
    static let edge = 0.5
    static let smallestColumn = 62.0
    static let titleSize = 7.5
    /// The gap before each column but the first.
    static let gaps: [PRISMAFlowBox.Column: Double] = [.main: 12, .side: 17, .other: 14, .otherSide: 15]

    /// A box with its lines of print.
    struct Placed {
        var box: PRISMAFlowBox
        var frame: Scene.Box
        var labels: [Scene.Label]
    }

    /// A heading over one or two columns.
    struct Heading {
        var id: String
        var frame: Scene.Box
        var lines: [String]
        var isMain: Bool
    }

    var width: Double
    var height: Double
    var boxes: [Placed]
    var headings: [Heading]
    var phases: [(phase: PRISMAFlowBox.Phase, frame: Scene.Box)]

    init(_ diagram: PRISMAFlowDiagram) {
        let boxes = diagram.boxes
        let columns = FlowColumns(Set(boxes.map(\.column)), width: diagram.width.points)
        headings = Self.headings(diagram, columns)
        var top = (headings.map(\.frame.bottom).max() ?? 0) + 8
        (self.boxes, phases, width) = ([], [], columns.width)
        var extents: [PRISMAFlowBox.Phase: (top: Double, bottom: Double)] = [:]
        for row in 0...(boxes.map(\.row).max() ?? 0) {
            let placed = boxes.filter { $0.row == row }.map { Self.place($0, columns.range($0.column), top: top) }
            let phase = placed.first?.box.phase ?? .included
            let bottom = (placed.map(\.frame.bottom) + [top + Self.leastHeight(row: row)]).max() ?? top
            extents[phase] = (extents[phase]?.top ?? top, bottom)
            self.boxes += placed
            top = bottom + Self.rowGap
        }
        height = top - Self.rowGap + Self.edge
        phases = PRISMAFlowBox.Phase.allCases.compactMap { phase in
            extents[phase].map { (phase, .init(left: Self.edge, top: $0.top, right: Self.edge + Self.phaseWidth, bottom: $0.bottom)) }
        }
    }

    /// So that the word of the phase, which is set upright, has room beside the row.
    private static func leastHeight(row: Int) -> Double { row == 0 ? 62 : row == 4 ? 42 : 0 }

    private static func place(_ box: PRISMAFlowBox, _ range: ClosedRange<Double>, top: Double) -> Placed {
        var labels: [Scene.Label] = []
        var baseline = top + padding + 0.73 * textSize
        for line in box.lines {
            let left = range.lowerBound + padding + Double(line.level) * indent
            let room = range.upperBound - padding - left - hang
            for (index, text) in WrappedLines.lines(of: line.text, room: room, size: textSize).enumerated() {
                labels.append(Scene.Label(text, at: .init(left + (index > 0 ? hang : 0), baseline), size: textSize))
                baseline += lineStep
            }
        }
        let bottom = baseline - lineStep + 0.27 * textSize + padding
        return Placed(
            box: box, frame: .init(left: range.lowerBound, top: top, right: range.upperBound, bottom: bottom), labels: labels)
    }

    private static func headings(_ diagram: PRISMAFlowDiagram, _ columns: FlowColumns) -> [Heading] {
        let kind = diagram.isUpdate ? "new studies" : "studies"
        let texts: [(String, PRISMAFlowBox.Column, PRISMAFlowBox.Column, String)] =
            (diagram.isUpdate ? [("prevstud", .previous, .previous, "Previous studies")] : [])
            + [("newstud", .main, .side, "Identification of \(kind) via databases and registers")]
            + (diagram.hasOtherMethods ? [("othstud", .other, .otherSide, "Identification of \(kind) via other methods")] : [])
        let lines = texts.map { text in
            let room = columns.range(text.2).upperBound - columns.range(text.1).lowerBound - 2 * padding
            return WrappedLines.lines(of: text.3, room: room, size: titleSize, isBold: true)
        }
        let height = Double(lines.map(\.count).max() ?? 1) * 9.2 + 7
        return zip(texts, lines).map { text, lines in
            let (left, right) = (columns.range(text.1).lowerBound, columns.range(text.2).upperBound)
            return Heading(
                id: text.0, frame: .init(left: left, top: edge, right: right, bottom: edge + height), lines: lines, isMain: text.0 == "newstud")
        }
    }
}

/// Columns of equal width with their gaps.
struct FlowColumns {
    private var ranges: [PRISMAFlowBox.Column: ClosedRange<Double>] = [:]
    private(set) var width = 0.0

    init(_ columns: Set<PRISMAFlowBox.Column>, width: Double) {
        let sorted = columns.sorted()
        let fixed = FlowLayout.edge * 2 + FlowLayout.phaseWidth + FlowLayout.phaseGap
        let gaps = sorted.dropFirst().reduce(0) { $0 + (FlowLayout.gaps[$1] ?? 0) }
        let count = Double(max(1, sorted.count))
        let column = max(FlowLayout.smallestColumn, (width - fixed - gaps) / count)
        var left = FlowLayout.edge + FlowLayout.phaseWidth + FlowLayout.phaseGap
        for (index, name) in sorted.enumerated() {
            if index > 0 { left += FlowLayout.gaps[name] ?? 0 }
            ranges[name] = left...(left + column)
            left += column
        }
        self.width = left + FlowLayout.edge
    }

    /// The left and the right edge; nothing for a column that is left out.
    func range(_ column: PRISMAFlowBox.Column) -> ClosedRange<Double> { ranges[column] ?? 0...0 }
}
