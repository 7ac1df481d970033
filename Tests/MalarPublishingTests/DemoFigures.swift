// SPDX-License-Identifier: Apache-2.0
import MalarPublishing

extension DemoDocument {
    static let swimmerPlot = SwimmerPlot(
        lanes: (0..<12).map { index in
            let end = Double(6 + (index * 7) % 19) + 0.5
            let change = Double(2 + (index * 5) % 5)
            return .init(
                "P\(index < 9 ? "0" : "")\(index + 1)",
                segments: [
                    .init("run-in", from: -2 - Double(index % 3), to: 0), .init("full", from: 0, to: change, label: "10 mg"),
                    .init("taper", from: change, to: end),
                ],
                markers: [.init("start", at: 0), .init("visit", at: 3), .init("visit", at: 6)]
                    + (index % 4 == 1 ? [.init("event", at: 6.1)] : []) + (index % 5 == 3 ? [.init("stop", at: end)] : []),
                continues: index % 5 != 3,
                annotation: index % 5 == 3 ? "Stopped: own wish" : index % 2 == 0 ? "Target at month \(index + 2)" : nil)
        },
        segmentKinds: [
            .init(id: "run-in", name: "Before treatment", colour: 6, texture: .outlined), .init(id: "full", name: "Full dose", colour: 0),
            .init(id: "taper", name: "Tapering", colour: 4, texture: .hatched),
        ],
        markerKinds: [
            .init(id: "start", name: "Start", shape: .triangle, ink: .series(2)),
            .init(id: "stop", name: "Stop", shape: .square, ink: .text),
            .init(id: "event", name: "Event", shape: .diamond, ink: .series(1)),
            .init(id: "visit", name: "Assessment", shape: .ring, ink: .text),
        ],
        timeLabel: "Months from the start of treatment", laneTitle: "Participant", annotationTitle: "Outcome", referenceTimes: [0])

    static func panel(_ title: String, unit: String?, top: Double, references: [PairedPlot.Reference], count: Int = 6) -> PairedPlot.Panel {
        let pairs = (0..<count).map { index in
            let before = top * (0.55 + 0.09 * Double((index * 5) % 6))
            return PairedPlot.Pair(
                "P0\(index + 1)", before: before, after: index == 4 ? nil : before * (index == 2 ? 0.9 : 0.3 + 0.02 * Double(index)),
                series: index)
        }
        return .init(title, unit: unit, pairs: pairs, references: references, center: .init(before: top * 0.78, after: top * 0.3))
    }

    static let pairedPlot = PairedPlot(
        panels: [
            panel("Score", unit: "points", top: 18, references: [.init(band: 0...4, label: "Low activity")]),
            panel("Daily dose", unit: "mg", top: 22.5, references: [.init(line: 5, label: "Target: 5 mg")]),
            panel("Loss", unit: "g per day", top: 2.8, references: [.init(line: 0.5, label: "0.5 g")]),
            panel("Assessment by the centre", unit: "0 to 3", top: 2.4, references: []),
        ], beforeLabel: "Start", afterLabel: "Month 12")

    static let swimmer = Figure(
        id: "figure-1", label: "Figure 1", caption: "Course of twelve participants from the start of treatment.",
        alternativeText: "One bar per participant over months, with phases of treatment, assessments and events.", scene: swimmerPlot.scene,
        data: Table(
            id: "figure-1-data", label: "", caption: "Phases of treatment",
            columns: [.init("Participant"), .init("Months", alignment: .right)],
            rows: swimmerPlot.lanes.map { lane in .init([Cell(lane.label), Cell("\(lane.segments.last?.end ?? 0)")]) }))

    static let paired = Figure(
        id: "figure-2", label: "Figure 2", caption: "Before and after twelve months, one line per participant. P05 has no second value.",
        alternativeText: "Four panels of paired values; all but one participant fall in each.", scene: pairedPlot.scene,
        data: Table(
            id: "figure-2-data", label: "", caption: "Score", columns: [.init("Participant"), .init("Start", alignment: .right)],
            rows: pairedPlot.panels[0].pairs.map { .init([Cell($0.label), Cell("\($0.before ?? 0)", value: .number($0.before ?? 0))]) }))

    static let narrow = Figure(
        id: "figure-3", label: "Figure 3", caption: "A figure for a single column.",
        alternativeText: "Two panels of paired values.",
        scene: PairedPlot(
            panels: Array(pairedPlot.panels.prefix(2)), beforeLabel: "Start", afterLabel: "Month 12", width: .singleColumn
        ).scene,
        data: Table(id: "figure-3-data", label: "", caption: "As Figure 2", columns: [.init("Participant")], rows: [.init(["P01"])]))
}
