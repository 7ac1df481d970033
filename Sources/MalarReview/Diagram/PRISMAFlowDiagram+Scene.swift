// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

extension PRISMAFlowDiagram {
    /// The drawing: phases at the left, previous studies, the databases' arm, the arm of other methods. As high as its boxes need.
    ///
    /// Each box is an element with an id of its own: `idPrefix` and the template's name.
    public var scene: Scene {
        let layout = FlowLayout(self)
        let elements =
            layout.phases.map { drawing($0.phase, $0.frame) } + layout.headings.map(drawing) + layout.arrows.map(\.element)
            + layout.boxes.map(drawing)
        return Scene(size: .init(width: layout.width, height: layout.height), elements: elements)
    }

    private func drawing(_ phase: PRISMAFlowBox.Phase, _ frame: Scene.Box) -> Scene.Element {
        let middle = Scene.Point(
            (frame.left + frame.right) / 2 + TextMetrics.capHeight * FlowLayout.titleSize / 2, (frame.top + frame.bottom) / 2)
        let word = Scene.Label(
            phase.word, at: middle, anchor: .middle, size: FlowLayout.titleSize, isBold: true, isVertical: true)
        let box = Self.rectangle(frame, radius: 3, fill: .tint(0), stroke: .init(.series(0), width: 0.6))
        return .linked([box, .text(word)], id: idPrefix + phase.rawValue, title: nil, to: links[phase.rawValue])
    }

    private func drawing(_ heading: FlowLayout.Heading) -> Scene.Element {
        let frame = heading.frame
        let first =
            (frame.top + frame.bottom) / 2 - Double(heading.lines.count - 1) * 4.6 + TextMetrics.capHeight * FlowLayout.titleSize / 2
        let labels = heading.lines.enumerated().map { index, line in
            Scene.Element.text(
                .init(
                    line, at: .init((frame.left + frame.right) / 2, first + Double(index) * 9.2), anchor: .middle,
                    size: FlowLayout.titleSize, isBold: true))
        }
        let box = Self.rectangle(
            frame, radius: 5, fill: heading.isMain ? .tint(4) : .tint(6), stroke: .init(heading.isMain ? .series(4) : .muted, width: 0.6))
        return .linked([box] + labels, id: idPrefix + heading.id, title: nil, to: links[heading.id])
    }

    private func drawing(_ placed: FlowLayout.Placed) -> Scene.Element {
        let box = Self.rectangle(placed.frame, radius: 0, fill: .background, stroke: .init(.axis, width: 0.75))
        return .linked(
            [box] + placed.labels.map(Scene.Element.text), id: idPrefix + placed.box.id, title: placed.box.summary,
            to: links[placed.box.id])
    }

    private static func rectangle(_ frame: Scene.Box, radius: Double, fill: Ink, stroke: Scene.Stroke) -> Scene.Element {
        .rectangle(
            origin: .init(frame.left, frame.top), size: .init(width: frame.right - frame.left, height: frame.bottom - frame.top),
            cornerRadius: radius, fill: fill, stroke: stroke)
    }
}

extension PRISMAFlowBox {
    /// The first line and how many stand below it, for hovering and reading aloud.
    var summary: String { lines.map(\.text).joined(separator: "; ").replacing("\u{A0}", with: " ") }
}

/// A line with a head at its end, from one box to another.
struct FlowArrow: Hashable {
    var points: [Scene.Point]

    var element: Scene.Element {
        guard let tip = points.last, points.count > 1 else { return .group([], title: nil) }
        let before = points[points.count - 2]
        // All last strokes are level or upright.
        let (dx, dy) = ((tip.x - before.x).signum, (tip.y - before.y).signum)
        let base = Scene.Point(tip.x - 4.2 * dx, tip.y - 4.2 * dy)
        let head = [tip, Scene.Point(base.x - 2 * dy, base.y + 2 * dx), Scene.Point(base.x + 2 * dy, base.y - 2 * dx)]
        return .group(
            [.polyline(points.dropLast() + [base], .init(.axis, width: 0.9)), .polygon(head, fill: .axis, stroke: nil)], title: nil)
    }
}

extension Double {
    fileprivate var signum: Double { self > 0 ? 1 : self < 0 ? -1 : 0 }
}

extension FlowLayout {
    /// Down each arm, from each box to its side box, and from the outer columns to the studies included.
    var arrows: [FlowArrow] { down(.main) + down(.other) + across(.main, .side) + across(.other, .otherSide) + inward }

    private func down(_ column: PRISMAFlowBox.Column) -> [FlowArrow] {
        let chain = boxes.filter { $0.box.column == column }
        return zip(chain, chain.dropFirst()).map { upper, lower in
            let x = (upper.frame.left + upper.frame.right) / 2
            return FlowArrow(points: [.init(x, upper.frame.bottom), .init(x, lower.frame.top)])
        }
    }

    private func across(_ from: PRISMAFlowBox.Column, _ to: PRISMAFlowBox.Column) -> [FlowArrow] {
        boxes.filter { $0.box.column == from }.flatMap { box in
            boxes.filter { $0.box.column == to && $0.box.row == box.box.row }.map { side in
                let y = (box.frame.top + min(box.frame.bottom, side.frame.bottom)) / 2
                return FlowArrow(points: [.init(box.frame.right, y), .init(side.frame.left, y)])
            }
        }
    }

    private var inward: [FlowArrow] {
        func frame(_ id: String) -> Scene.Box? { boxes.first { $0.box.id == id }?.frame }
        func middle(_ low: Double, _ high: Double) -> Double { (low + high) / 2 }
        var arrows: [FlowArrow] = []
        if let from = frame("other_assessed"), let to = frame("new_studies") {
            let (x, y) = (middle(from.left, from.right), middle(to.top, to.bottom))
            arrows.append(FlowArrow(points: [.init(x, from.bottom), .init(x, y), .init(to.right, y)]))
        }
        if let from = frame("previous_studies"), let to = frame("total_studies") {
            let (x, y) = (middle(from.left, from.right), middle(to.top, to.bottom))
            arrows.append(FlowArrow(points: [.init(x, from.bottom), .init(x, y), .init(to.left, y)]))
        }
        return arrows
    }
}
