// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import MalarPublishing

@Suite("Figures")
struct FigureTests {
    @Test("Files are well-formed and say what they show", arguments: 0..<3)
    func wellFormed(index: Int) {
        let figure = DemoDocument.document.figures[index]
        let probe = XMLProbe(figure.svg)
        #expect(probe.problem == nil)
        #expect(probe.text.contains(figure.alternativeText) && probe.text.contains(figure.caption))
        #expect(!figure.svg.contains("var("))
    }

    @Test(
        "The printed width is exact",
        arguments: [(FigureWidth.singleColumn, "85mm"), (.doubleColumn, "175mm"), (.millimetres(120), "120mm")])
    func width(width: FigureWidth, expected: String) {
        var plot = DemoDocument.swimmerPlot
        plot.width = width
        #expect(XMLProbe(plot.scene.svg(title: "t", description: "d")).elements[0].attributes["width"] == expected)
    }

    /// Pairs of labels that touch, and labels that leave the drawing.
    static func faults(in scene: Scene) -> [String] {
        let labels = scene.labels
        let outside = labels.filter {
            $0.bounds.left < -0.01 || $0.bounds.right > scene.size.width + 0.01 || $0.bounds.top < -0.01
                || $0.bounds.bottom > scene.size.height + 0.01
        }
        let pairs = labels.indices.flatMap { first in
            labels.indices.filter { $0 > first && labels[first].bounds.overlaps(labels[$0].bounds) }.map {
                "\(labels[first].text) / \(labels[$0].text)"
            }
        }
        return outside.map(\.text) + pairs
    }

    @Test("A linked group leads to a part on a page and to the web everywhere, and nowhere else")
    func linked() {
        let circle = Scene.Element.circle(center: .init(5, 5), radius: 2, fill: .verdict(.low), stroke: nil)
        func scene(_ target: LinkTarget?) -> Scene {
            Scene(size: .init(width: 10, height: 10), elements: [.linked([circle], id: "a_b", title: "T & t", to: target)])
        }
        func page(_ target: LinkTarget?) -> String {
            var markup = Markup()
            scene(target).write(to: &markup, id: "f", title: "t", description: "d", isInline: true)
            return markup.result
        }
        #expect(page(.part("list")).contains("<a id=\"a_b\" href=\"#list\">"))
        #expect(page(.web("https://example.org/?a&b")).contains("href=\"https://example.org/?a&amp;b\""))
        #expect(page(.web("javascript:alert(1)")).contains("<g id=\"a_b\">"))
        #expect(page(nil).contains("<g id=\"a_b\">"))
        let file = scene(.part("list")).svg(title: "t", description: "d")
        #expect(file.contains("<g id=\"a_b\">") && file.contains("#02C100") && XMLProbe(file).problem == nil)
    }

    @Test("The overlap check finds an overlap")
    func check() {
        let scene = Scene(
            size: .init(width: 50, height: 20),
            elements: [.text(.init("abc", at: .init(5, 10))), .group([.text(.init("x", at: .init(8, 12)))], title: nil)])
        #expect(Self.faults(in: scene) == ["abc / x"])
    }

    @Test("No label of a paired plot touches another", arguments: 1...40)
    func paired(seed: UInt64) {
        var generator = Seeded(seed)
        let count = Int.random(in: 0...28, using: &generator)
        let scale = [0.001, 1, 30, 4000][Int(seed) % 4]
        let panels = (0..<Int.random(in: 1...6, using: &generator)).map { number in
            let pairs = (0..<count).map { index in
                PairedPlot.Pair(
                    "Subject \(index)", before: Double.random(in: 0...scale, using: &generator),
                    after: index % 7 == 3 ? nil : (Double.random(in: 0...1, using: &generator) * 4).rounded() / 4 * scale, series: index)
            }
            return PairedPlot.Panel(
                "Variable number \(number) with a long name", unit: "mg per day", pairs: pairs,
                references: [.init(line: scale / 4, label: "Threshold of the protocol"), .init(band: 0...(scale / 8), label: "Band")],
                startsAtZero: number.isMultiple(of: 2))
        }
        for width in [FigureWidth.singleColumn, .doubleColumn] {
            let plot = PairedPlot(panels: panels, beforeLabel: "Start of treatment", afterLabel: "Month 12", width: width)
            #expect(Self.faults(in: plot.scene) == [])
        }
    }

    @Test("No label of a swimmer plot touches another", arguments: 1...40)
    func swimmer(seed: UInt64) {
        var generator = Seeded(seed)
        let lanes = (0..<Int.random(in: 0...30, using: &generator)).map { index in
            let middle = Double.random(in: 0...30, using: &generator)
            let end = middle + Double.random(in: 0...90, using: &generator)
            return SwimmerPlot.Lane(
                index % 5 == 0 ? "A subject with a very long name indeed \(index)" : "S\(index)",
                segments: [.init("a", from: 0, to: middle, label: "phase A"), .init("b", from: middle, to: end, label: "phase B")],
                markers: [.init("m", at: Double.random(in: 0...end, using: &generator))], continues: index.isMultiple(of: 2),
                annotation: index % 3 == 0 ? "A remark of some length on this subject, and more" : nil)
        }
        for width in [FigureWidth.singleColumn, .doubleColumn] {
            let plot = SwimmerPlot(
                lanes: lanes, segmentKinds: [.init(id: "a", name: "A", colour: 0), .init(id: "b", name: "B", colour: 1)],
                markerKinds: [.init(id: "m", name: "An event with quite a long name", shape: .cross)], laneTitle: "Subject",
                annotationTitle: "Remark",
                width: width)
            #expect(Self.faults(in: plot.scene) == [])
        }
    }

    @Test("A figure without data can be drawn")
    func empty() {
        #expect(XMLProbe(SwimmerPlot(lanes: [], segmentKinds: []).scene.svg(title: "", description: "")).problem == nil)
        let panels = [PairedPlot.Panel("x", pairs: []), .init("y", pairs: [.init("", before: nil, after: 3)], startsAtZero: false)]
        for panels in [[], panels] {
            #expect(
                XMLProbe(PairedPlot(panels: panels, beforeLabel: "a", afterLabel: "b").scene.svg(title: "", description: "")).problem == nil
            )
        }
    }
}
