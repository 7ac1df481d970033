// SPDX-License-Identifier: Apache-2.0
import MalarPublishing
import MalarReview
import Testing

@Suite("PRISMA 2020 flow diagram: nothing overlaps")
struct FlowGeometryTests {
    /// Texts that leave their box, boxes that touch or leave the sheet, and texts that touch each other.
    static func faults(_ scene: Scene) -> [String] {
        let regions = scene.elements.flatMap(\.regions)
        var faults: [String] = []
        for region in regions {
            let (frame, sheet) = (region.frame, scene.size)
            if frame.left < 0 || frame.top < 0 || frame.right > sheet.width || frame.bottom > sheet.height {
                faults.append("sheet: \(region.id)")
            }
            for label in region.labels where !holds(frame, label.bounds) { faults.append("\(region.id): \(label.text)") }
            for (index, label) in region.labels.enumerated() {
                for other in region.labels.dropFirst(index + 1) where label.bounds.overlaps(other.bounds) {
                    faults.append("\(label.text) / \(other.text)")
                }
            }
        }
        for (index, region) in regions.enumerated() {
            for other in regions.dropFirst(index + 1) where region.frame.overlaps(other.frame) {
                faults.append("\(region.id) / \(other.id)")
            }
        }
        return faults
    }

    private static func holds(_ frame: Scene.Box, _ text: Scene.Box) -> Bool {
        text.left >= frame.left && text.right <= frame.right && text.top >= frame.top && text.bottom <= frame.bottom
    }

    /// Strokes of arrows that run through a box.
    static func crossings(_ scene: Scene) -> [String] {
        let frames = scene.elements.flatMap(\.regions)
        let strokes = scene.elements.flatMap { element -> [(Scene.Point, Scene.Point)] in
            guard case .group(let parts, _) = element, case .polyline(let points, _)? = parts.first else { return [] }
            return Array(zip(points, points.dropFirst()))
        }
        return strokes.flatMap { from, to in
            let stroke = Scene.Box(
                left: min(from.x, to.x) - 0.01, top: min(from.y, to.y) - 0.01, right: max(from.x, to.x) + 0.01,
                bottom: max(from.y, to.y) + 0.01)
            return frames.filter { region in
                let inner = Scene.Box(
                    left: region.frame.left + 0.1, top: region.frame.top + 0.1, right: region.frame.right - 0.1,
                    bottom: region.frame.bottom - 0.1)
                return inner.overlaps(stroke)
            }.map { "arrow through \($0.id)" }
        }
    }

    @Test("The check finds a text that is too wide and boxes that touch")
    func check() {
        func box(_ id: String, _ left: Double, _ text: String) -> Scene.Element {
            .linked(
                [
                    .rectangle(origin: .init(left, 0), size: .init(width: 30, height: 20), cornerRadius: 0, fill: nil, stroke: nil),
                    .text(.init(text, at: .init(left + 2, 10))),
                ], id: id, title: nil, to: nil)
        }
        let scene = Scene(size: .init(width: 100, height: 20), elements: [box("a", 0, "short"), box("b", 28, "far too long for it")])
        #expect(Self.faults(scene) == ["b: far too long for it", "a / b"])
    }

    @Test("Samples at a page's and at a column's width", arguments: 0..<6, [FigureWidth.millimetres(170), .singleColumn])
    func samples(index: Int, width: FigureWidth) {
        let scene = PRISMAFlowDiagram(FlowSamples.all[index].counts, width: width).scene
        #expect(Self.faults(scene) == [])
        #expect(Self.crossings(scene) == [])
    }

    @Test("Random counts, up to 30 reasons a list, names of any length", arguments: 1...60)
    func random(seed: UInt64) {
        let width = [FigureWidth.singleColumn, .millimetres(120), .millimetres(170), .doubleColumn][Int(seed / 4 % 4)]
        let scene = PRISMAFlowDiagram(FlowSamples.random(seed), width: width).scene
        #expect(Self.faults(scene) == [])
        #expect(Self.crossings(scene) == [])
    }

    @Test("Two thousand reasons and a name of ten thousand letters are drawn whole")
    func hostile() {
        var counts = FlowSamples.withOthers
        counts.reportsExcluded = (1...2000).map { .init("Reason \($0)", $0) }
        counts.databases = [.init(String(repeating: "x", count: 10_000), 1), .init("\u{0}\u{202E}<b>&", .max)]
        let diagram = PRISMAFlowDiagram(counts, width: .singleColumn)
        let scene = diagram.scene
        #expect(scene.labels.map(\.text).joined().count { $0 == "x" } > 9_999)
        #expect(
            scene.elements.flatMap(\.regions).allSatisfy { region in
                region.labels.allSatisfy { $0.bounds.right <= region.frame.right }
            })
        #expect(diagram.figure(id: "f", label: "F", caption: "c").svg.contains("&lt;b&gt;&amp;"))
    }

    @Test("The drawing is as wide as asked where its columns fit", arguments: [(0, 85.0), (1, 170), (2, 120), (3, 170), (4, 85)])
    func width(index: Int, millimetres: Double) {
        let scene = PRISMAFlowDiagram(FlowSamples.all[index].counts, width: .millimetres(millimetres)).scene
        #expect(abs(scene.size.width * 25.4 / 72 - millimetres) < 0.01)
        #expect(scene.labels.allSatisfy { $0.size >= 6.5 })
    }
}
