// SPDX-License-Identifier: Apache-2.0

import MalarPublishing

/// The places of everything in a flow diagram, in points.
struct FlowLayout {
    static let textSize = 7.0
    static let lineStep = 8.6
    static let padding = 5.0
    static let indent = 4.5
    /// By how much a second line of the same text is set in.
    static let hang = 3.0
    /// Between two entries of a box that are not set in.
    static let entryGap = 2.0
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

    /// The layout of least height among those with wider columns at the sides, or equal columns where little is gained by others.
    init(_ diagram: PRISMAFlowDiagram) {
        let boxes = diagram.boxes
        self.init(diagram, boxes, weights: [:])
        // A diagram that no page holds is not worth 26 more layouts.
        guard boxes.reduce(0, { $0 + $1.lines.count }) <= 300, boxes.allSatisfy({ $0.lines.allSatisfy { $0.label.utf8.count <= 2000 } })
        else { return }
        var least = height * 0.9
        for weights in Self.candidates(Set(boxes.map(\.column))) {
            let layout = FlowLayout(diagram, boxes, weights: weights)
            if layout.height < least - 1e-9, layout.width <= width + 1e-9 { (self, least) = (layout, layout.height) }
        }
    }

    private static func candidates(_ columns: Set<PRISMAFlowBox.Column>) -> [[PRISMAFlowBox.Column: Double]] {
        let factors = [1.0, 1.4, 1.9]
        return factors.flatMap { main in
            factors.flatMap { side in
                (columns.contains(.otherSide) ? factors : [1]).map { [.main: main, .side: side, .otherSide: $0] }
            }
        }
    }

    private init(_ diagram: PRISMAFlowDiagram, _ boxes: [PRISMAFlowBox], weights: [PRISMAFlowBox.Column: Double]) {
        let columns = FlowColumns(Set(boxes.map(\.column)), width: diagram.width.points, weights: weights)
        headings = Self.headings(diagram, columns)
        var top = (headings.map(\.frame.bottom).max() ?? 0) + 8
        (self.boxes, phases, width) = ([], [], columns.width)
        var extents: [PRISMAFlowBox.Phase: (top: Double, bottom: Double)] = [:]
        for row in 0...(boxes.map(\.row).max() ?? 0) {
            let placed = boxes.filter { $0.row == row }.map { Self.place($0, columns.range($0.column), top: top) }
            let phase = placed.first?.box.phase ?? .included
            let bottom = (placed.map(\.frame.bottom) + [top + Self.leastHeight(row: row, of: boxes)]).max() ?? top
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
    private static func leastHeight(row: Int, of boxes: [PRISMAFlowBox]) -> Double {
        if row == 0 { return 62 }
        return row == 4 && !boxes.contains { $0.row > 4 } ? 42 : 0
    }

    private static func place(_ box: PRISMAFlowBox, _ range: ClosedRange<Double>, top: Double) -> Placed {
        var labels: [Scene.Label] = []
        var baseline = top + padding + 0.73 * textSize
        for (place, line) in box.lines.enumerated() {
            let left = range.lowerBound + padding + Double(line.level) * indent
            let hang = line.level > 0 ? Self.hang : 0
            let room = range.upperBound - padding - left
            if place > 0, line.level == 0 { baseline += entryGap }
            for (index, text) in WrappedLines.lines(of: line.text, room: room, hang: hang, size: textSize).enumerated() {
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
                id: text.0, frame: .init(left: left, top: edge, right: right, bottom: edge + height), lines: lines,
                isMain: text.0 == "newstud")
        }
    }
}

/// Columns with their gaps, of equal width unless weights are given.
struct FlowColumns {
    private var ranges: [PRISMAFlowBox.Column: ClosedRange<Double>] = [:]
    private(set) var width = 0.0

    init(_ columns: Set<PRISMAFlowBox.Column>, width: Double, weights: [PRISMAFlowBox.Column: Double]) {
        let sorted = columns.sorted()
        let fixed = FlowLayout.edge * 2 + FlowLayout.phaseWidth + FlowLayout.phaseGap
        let gaps = sorted.dropFirst().reduce(0) { $0 + (FlowLayout.gaps[$1] ?? 0) }
        let least = FlowLayout.smallestColumn
        // What is left above the least width of each column is shared out by weight.
        let spare = max(0, width - fixed - gaps - least * Double(sorted.count))
        let total = sorted.reduce(0) { $0 + Self.share($1, weights) }
        var left = FlowLayout.edge + FlowLayout.phaseWidth + FlowLayout.phaseGap
        for (index, name) in sorted.enumerated() {
            if index > 0 { left += FlowLayout.gaps[name] ?? 0 }
            let column = least + (total > 0 ? spare * Self.share(name, weights) / total : 0)
            ranges[name] = left...(left + column)
            left += column
        }
        self.width = left + FlowLayout.edge
    }

    private static func share(_ column: PRISMAFlowBox.Column, _ weights: [PRISMAFlowBox.Column: Double]) -> Double {
        guard let weight = weights[column] else { return 1 }
        return weight * weight * weight
    }

    /// The left and the right edge; nothing for a column that is left out.
    func range(_ column: PRISMAFlowBox.Column) -> ClosedRange<Double> { ranges[column] ?? 0...0 }
}
