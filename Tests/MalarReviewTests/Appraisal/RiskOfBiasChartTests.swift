// SPDX-License-Identifier: Apache-2.0
import Foundation
import MalarDelimited
import MalarPublishing
import MalarReview
import Testing

@Suite("Traffic lights and summary bars")
struct RiskOfBiasChartTests {
    /// The judgements of a file of the package robvis, as they stand in it, and its weights.
    static func robvis(_ name: String) throws -> (chart: RiskOfBiasChart, weights: [String: Double]) {
        let file = try #require(FigureReviewData.file("quality-assessment/\(name)"))
        let text = try DelimitedText(bytes: [UInt8](Data(contentsOf: file)), fileName: name)
        let heads = text.header.names.filter { !["Study", "Weight"].contains($0) }
        let rows = text.records.map { record in
            RiskOfBiasChart.Row(record["Study"]?.text ?? "", heads.map { AppraisalJudgement(rawValue: record[$0]?.text ?? "") })
        }
        let weights = text.records.compactMap { record in
            record["Weight"].flatMap { Double($0.text) }.map { (record["Study"]?.text ?? "", $0) }
        }
        let chart = RiskOfBiasChart(tool: name, columns: heads.map { .init($0, $0 == "Overall" ? "Overall" : "Domain \($0)") }, rows: rows)
        return (chart, Dictionary(uniqueKeysWithValues: weights))
    }

    static let files = [("robvis_data_quadas.csv", 12, 5), ("robvis_data_rob2.csv", 9, 6), ("robvis_data_robins_i_v2.csv", 10, 7)]
    static let hasFiles = FigureReviewData.file("quality-assessment/robvis_data_rob2.csv") != nil

    @Test("Every judgement of the robvis files is understood and drawn", .enabled(if: hasFiles), arguments: files)
    func robvisFiles(name: String, studies: Int, columns: Int) throws {
        let chart = try Self.robvis(name).chart
        #expect(chart.rows.count == studies && chart.columns.count == columns)
        #expect(chart.rows.allSatisfy { !$0.judgements.contains(nil) })
        for width in [FigureWidth.singleColumn, .millimetres(170)] {
            #expect(Self.faults(chart.trafficLight(width: width)) == [])
            #expect(Self.faults(try chart.summaryBars(.equal, width: width)) == [])
        }
    }

    @Test("Shares with equal and with given weights, worked by hand", .enabled(if: hasFiles))
    func shares() throws {
        let (chart, weights) = try Self.robvis("robvis_data_quadas.csv")
        let equal = try chart.summaries(.equal)[0].segments
        #expect(equal.map(\.judgement) == [.low, .someConcerns, .high])
        #expect(equal.map(\.studies) == [7, 4, 1])
        #expect(abs(equal[0].share - 7.0 / 12) < 1e-12)
        let weighted = try chart.summaries(.byStudy(weights))[0].segments
        // Study 5 alone is high in the first column.
        #expect(abs(weighted[2].share - 12.5 / weights.values.reduce(0, +)) < 1e-12)
        #expect(abs(weighted.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    }

    @Test("In the robvis file for ROBINS-I the rule gives the overall judgement of every study without gaps", .enabled(if: hasFiles))
    func rule() throws {
        let chart = try Self.robvis("robvis_data_robins_i_v2.csv").chart
        for row in chart.rows where !row.judgements.contains(.noInformation) {
            // The file has six domains; the seventh is taken as low, which changes no worst domain.
            let words = row.judgements.dropLast().compactMap(\.self) + [.low]
            let entries = zip(AppraisalTool.robinsI.items, words).map { AppraisalEntry($0.id, $1) }
            let appraisal = Appraisal(study: row.study, tool: .robinsI, reviewer: "r", entries: entries)
            #expect(appraisal.overallJudgement == row.judgements.last, "\(row.study)")
        }
    }

    static func random(_ studies: Int, tool: AppraisalTool, seed: UInt64) -> RiskOfBiasChart {
        var generator = SplitMix(seed)
        let appraisals = (1...max(1, studies)).map { number in
            let entries = tool.items.compactMap { item -> AppraisalEntry? in
                let place = Int.random(in: 0...item.allowed.count, using: &generator)
                return place < item.allowed.count ? AppraisalEntry(item.id, item.allowed[place]) : nil
            }
            let name = number % 5 == 0 ? "Consortium of the centres for the study of lupus \(number)" : "Author \(number)"
            return Appraisal(study: name, tool: tool, reviewer: "r", entries: entries)
        }
        return RiskOfBiasChart(studies == 0 ? [] : appraisals, tool: tool)
    }

    /// Texts that leave the sheet or touch each other, and discs that leave it.
    static func faults(_ scene: Scene) -> [String] {
        let labels = scene.labels.filter { !["?", "!", "n/a", "0", "1", "2"].contains($0.text) }
        let outside = scene.labels.filter {
            $0.bounds.left < -0.01 || $0.bounds.top < -0.01 || $0.bounds.right > scene.size.width + 0.01
                || $0.bounds.bottom > scene.size.height + 0.01
        }
        var faults = outside.map { "outside: \($0.text)" }
        for (index, label) in labels.enumerated() {
            for other in labels.dropFirst(index + 1) where label.bounds.overlaps(other.bounds) {
                faults.append("\(label.text) / \(other.text)")
            }
        }
        return faults + discFaults(scene, labels)
    }

    private static func discFaults(_ scene: Scene, _ labels: [Scene.Label]) -> [String] {
        func discs(_ elements: [Scene.Element]) -> [Scene.Box] {
            elements.flatMap { element -> [Scene.Box] in
                switch element {
                case .circle(let center, let radius, _, _):
                    [.init(left: center.x - radius, top: center.y - radius, right: center.x + radius, bottom: center.y + radius)]
                case .group(let parts, _): discs(parts)
                default: []
                }
            }
        }
        let boxes = discs(scene.elements)
        var faults = boxes.filter { $0.left < 0 || $0.top < 0 || $0.right > scene.size.width || $0.bottom > scene.size.height }.map { _ in
            "disc outside"
        }
        for (index, box) in boxes.enumerated() {
            if boxes[(index + 1)...].prefix(40).contains(where: { $0.overlaps(box) }) { faults.append("discs touch") }
            if labels.contains(where: { $0.bounds.overlaps(box) }) { faults.append("a text touches a disc") }
        }
        return faults
    }

    @Test("Nothing touches, with any tool and number of studies", arguments: AppraisalTool.all.map(\.id), [0, 1, 7, 30])
    func geometry(id: String, studies: Int) throws {
        let tool = try #require(AppraisalTool.named(id))
        let chart = Self.random(studies, tool: tool, seed: UInt64(studies))
        for width in [FigureWidth.singleColumn, .millimetres(170)] {
            #expect(Self.faults(chart.trafficLight(width: width)) == [])
            #expect(Self.faults(try chart.summaryBars(.equal, width: width)) == [])
        }
    }

    @Test("200 studies fill five figures; every study is in one")
    func many() {
        let chart = Self.random(200, tool: .robinsI, seed: 1)
        let figures = chart.trafficLightFigures(id: "rob", label: "Figure 2", caption: "Risk of bias")
        #expect(figures.map(\.id) == ["rob", "rob-2", "rob-3", "rob-4", "rob-5"])
        #expect(figures.flatMap { $0.data.rows.map { $0.cells[0].text } } == chart.rows.map(\.study))
        #expect(figures[4].caption == "Risk of bias (part 5 of 5)")
    }

    @Test("Each judgement has a sign of its own within its tool")
    func signs() {
        for tool in AppraisalTool.all {
            for item in tool.items + tool.overallItems {
                let signs = item.allowed.map { judgement in
                    let scene = RiskOfBiasChart(tool: "t", columns: [.init("D1", "D1")], rows: [.init("s", [judgement])]).trafficLight()
                    return Self.drawing(scene)
                }
                #expect(Set(signs).count == item.allowed.count, "\(tool.id) \(item.id)")
            }
        }
    }

    /// What stands on the first disc, colours left out.
    private static func drawing(_ scene: Scene) -> String {
        for case .group(let parts, _) in scene.elements {
            return parts.compactMap { part in
                switch part {
                case .line(let from, let to, _): "line \(Int(from.x - to.x)) \(Int(from.y - to.y))"
                case .text(let label) where label.isBold: label.text
                default: nil
                }
            }.joined(separator: " ")
        }
        return ""
    }

    @Test("Weights are never taken for granted")
    func weights() throws {
        let chart = Self.random(3, tool: .rob2, seed: 2)
        let error = #expect(throws: RiskOfBiasWeightError.self) { try chart.summaryBars(.byStudy(["Author 1": 1])) }
        #expect(error?.studies == ["Author 2", "Author 3"])
        for wrong in [-1, .nan, .infinity] as [Double] {
            #expect(throws: RiskOfBiasWeightError.self) {
                try chart.summaries(.byStudy(["Author 1": 1, "Author 2": 1, "Author 3": wrong]))
            }
        }
        #expect(throws: RiskOfBiasWeightError.self) { try chart.summaries(.byStudy(["Author 1": 0, "Author 2": 0, "Author 3": 0])) }
    }

    @Test("The data table says the judgements in words, and the description counts them")
    func data() throws {
        let chart = RiskOfBiasChart(
            tool: "RoB 2", columns: [.init("D1", "Randomisation"), .init("Overall", "Overall")],
            rows: [.init("A", [.low, .low]), .init("B", [.high, .high]), .init("C", [nil])])
        #expect(
            chart.data(id: "d", caption: "c").rows.map { $0.cells.map(\.text) } == [
                ["A", "Low", "Low"], ["B", "High", "High"], ["C", "", ""],
            ])
        #expect(chart.description == "Judgements by RoB 2 of 3 studies, 2 columns. Overall: low 1, high 1.")
        let figure = try chart.summaryFigure(.equal, id: "f", label: "Figure 3", caption: "Summary")
        #expect(figure.data.rows.map { $0.cells.map(\.text) }.first == ["Randomisation", "Low", "1", "33.3"])
        #expect(figure.data.rows.count == 6)
    }

    @Test(
        "Samples are written where a folder is named", .enabled(if: ProcessInfo.processInfo.environment["MALAR_FIGURES"] != nil && hasFiles)
    )
    func samples() throws {
        let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["MALAR_FIGURES"] ?? "")
        var charts = try Self.files.map { ($0.0, try Self.robvis($0.0).chart) }
        charts += AppraisalTool.all.map { ($0.id, Self.random(8, tool: $0, seed: 4)) }
        for (name, chart) in charts {
            for (suffix, width) in [("", FigureWidth.millimetres(170)), ("-narrow", .singleColumn)] {
                let lights = chart.trafficLight(width: width).svg(title: name, description: chart.description)
                try Data(lights.utf8).write(to: folder.appendingPathComponent("lights-\(name)\(suffix).svg"))
                let bars = try chart.summaryBars(.equal, width: width).svg(title: name, description: chart.description)
                try Data(bars.utf8).write(to: folder.appendingPathComponent("bars-\(name)\(suffix).svg"))
            }
        }
    }
}
