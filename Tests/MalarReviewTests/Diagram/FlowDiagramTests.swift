// SPDX-License-Identifier: Apache-2.0
import Foundation
import MalarPublishing
import MalarReview
import Testing

@Suite("PRISMA 2020 flow diagram")
struct FlowDiagramTests {
    static func ids(_ counts: FlowCounts) -> [String] { PRISMAFlowDiagram(counts).boxes.map(\.id) }

    static let databaseArm = [
        "database_results", "duplicates", "records_screened", "records_excluded", "dbr_sought_reports", "dbr_notretrieved_reports",
        "dbr_assessed", "dbr_excluded", "new_studies",
    ]
    static let otherArm = ["website_results", "other_sought_reports", "other_notretrieved_reports", "other_assessed", "other_excluded"]
    static let update = ["previous_studies", "total_studies"]

    @Test("The four layouts have the boxes of the template")
    func layouts() {
        let base = Set(Self.databaseArm)
        #expect(Set(Self.ids(FlowSamples.databasesOnly)) == base)
        #expect(Set(Self.ids(FlowSamples.withOthers)) == base.union(Self.otherArm).union(["total_studies_ma"]))
        #expect(Set(Self.ids(FlowSamples.updated(FlowSamples.databasesOnly))) == base.union(Self.update))
        let full = base.union(Self.otherArm).union(Self.update).union(["total_studies_ma"])
        #expect(Set(Self.ids(FlowSamples.updated(FlowSamples.withOthers))) == full)
    }

    @Test(
        "Every box says what it counts and how many",
        arguments: [
            (
                "database_results",
                "Records identified from:\nDatabases (n = 336)\nPubMed (n = 66)\nEmbase (n = 270)\nRegisters (n = 12)\nClinicalTrials.gov (n = 12)"
            ),
            (
                "duplicates",
                "Records removed before screening:\nDuplicate records (n = 58)\nRecords marked as ineligible by automation tools (n = 0)\nRecords removed for other reasons (n = 2)"
            ),
            ("records_screened", "Records screened (n = 288)"), ("records_excluded", "Records excluded (n = 241)"),
            ("dbr_sought_reports", "Reports sought for retrieval (n = 47)"), ("dbr_notretrieved_reports", "Reports not retrieved (n = 2)"),
            ("dbr_assessed", "Reports assessed for eligibility (n = 45)"),
            (
                "dbr_excluded",
                "Reports excluded (n = 41)\nWrong population (n = 14)\nNo articular outcome (n = 12)\nCongress abstract with a later full paper (n = 9)\nFewer than three patients (n = 6)"
            ),
            ("new_studies", "Studies included in review (n = 3)\nReports of included studies (n = 4)"),
        ])
    func texts(id: String, text: String) throws {
        let box = try #require(PRISMAFlowDiagram(FlowSamples.databasesOnly).boxes.first { $0.id == id })
        #expect(box.text.replacing("\u{A0}", with: " ") == text)
    }

    @Test("The unit counted is the unit printed", arguments: 0..<6)
    func units(index: Int) {
        for box in PRISMAFlowDiagram(FlowSamples.all[index].counts).boxes {
            let words = box.text.lowercased()
            let printed = FlowUnit.allCases.filter { unit in
                box.lines.contains { $0.level == 0 && $0.label.lowercased().contains(unit.rawValue.lowercased()) && $0.unit == unit }
            }
            #expect(printed == box.units, "\(box.id): \(words)")
        }
    }

    @Test("What is not known is not printed as nought")
    func unknown() throws {
        let boxes = PRISMAFlowDiagram(FlowSamples.paper).boxes
        let screened = try #require(boxes.first { $0.id == "records_screened" })
        #expect(screened.text == "Records screened (n\u{A0}not\u{A0}reported)")
        #expect(try #require(boxes.first { $0.id == "dbr_excluded" }).text.contains("not\u{A0}reported"))
        #expect(!boxes.contains { $0.text.contains("Registers") })
    }

    @Test(
        "Reports excluded without reasons are none only where the numbers say so",
        arguments: [(3, 3, 0), (40, 3, nil), (nil, 3, nil), (3, nil, nil)] as [(Int?, Int?, Int?)])
    func withoutReasons(assessed: Int?, included: Int?, excluded: Int?) throws {
        var counts = FlowCounts()
        (counts.reportsAssessed, counts.newReports) = (assessed, included)
        let box = try #require(PRISMAFlowDiagram(counts).boxes.first { $0.id == "dbr_excluded" })
        #expect(box.lines[0].count == (excluded.map { .number($0) } ?? .notReported))
    }

    @Test("A column can be drawn or left out whatever its numbers")
    func columns() {
        #expect(PRISMAFlowDiagram(FlowSamples.paper, showsPreviousStudies: true).boxes.contains { $0.column == .previous })
        #expect(!PRISMAFlowDiagram(FlowSamples.withOthers, showsOtherMethods: false).boxes.contains { $0.column >= .other })
    }

    @Test("The table has the numbers of the drawing, and no value for what is not known")
    func data() throws {
        let table = PRISMAFlowDiagram(FlowSamples.paper).data(id: "flow", caption: "Flow")
        let embase = try #require(table.rows.first { $0.cells[1].text == "Embase" })
        #expect(embase.cells[3].value == .integer(270) && embase.cells[4].text == "database_results")
        let screened = try #require(table.rows.first { $0.cells[1].text == "Records screened" })
        #expect(screened.cells[3].value == .none && screened.cells[3].text == "not reported")
        #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count })
    }

    @Test("A page links each box to its list; a file of its own does not link to parts of a page")
    func links() throws {
        let diagram = PRISMAFlowDiagram(
            FlowSamples.paper, links: ["records_screened": .part("screened-list"), "duplicates": .web("https://example.org/d")])
        let figure = diagram.figure(id: "flow", label: "Figure 1", caption: "Flow of records")
        let page = HTMLRenderer().page(of: Document(title: "T", sections: [Section(id: "s", title: "S", blocks: [.figure(figure)])]))
        #expect(page.contains("<a id=\"flow-records_screened\" href=\"#screened-list\">"))
        #expect(page.contains("<g id=\"flow-new_studies\">"))
        #expect(figure.svg.contains("href=\"https://example.org/d\"") && !figure.svg.contains("#screened-list"))
        #expect(figure.svg.contains("Embase (n = 270)") && figure.svg.contains("role=\"img\""))
    }

    @Test("A box that leads to a list that is not there is a defect of the document")
    func deadLink() {
        let figure = PRISMAFlowDiagram(FlowSamples.paper, links: ["duplicates": .part("nowhere")]).figure(
            id: "flow", label: "Figure 1", caption: "Flow")
        let document = Document(title: "T", sections: [Section(id: "s", title: "S", blocks: [.figure(figure)])])
        #expect(document.defects == [.deadLink("nowhere")])
    }

    @Test("Further reports of the same records are told where there are any")
    func linkedReports() throws {
        var counts = FlowSamples.databasesOnly
        counts.reportsLinkedToRecords = 2
        let box = try #require(PRISMAFlowDiagram(counts).boxes.first { $0.id == "dbr_sought_reports" })
        #expect(box.lines.map(\.label) == ["Reports sought for retrieval", "further reports of the same records"])
    }

    @Test("The description tells every number")
    func description() {
        let text = PRISMAFlowDiagram(FlowSamples.withOthers).description
        for part in [
            "new review", "Embase (n = 270)", "Citation searching (n = 31)", "Fewer than three patients (n = 6)", "Included: Studies",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test("Samples are written where a folder is named", .enabled(if: ProcessInfo.processInfo.environment["MALAR_FIGURES"] != nil))
    func samples() throws {
        let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["MALAR_FIGURES"] ?? "")
        for (name, counts) in FlowSamples.all {
            for (suffix, width) in [("", FigureWidth.millimetres(170)), ("-narrow", .singleColumn)] {
                let figure = PRISMAFlowDiagram(counts, width: width).figure(id: "flow", label: "Figure 1", caption: name)
                try Data(figure.svg.utf8).write(to: folder.appendingPathComponent("flow-\(name)\(suffix).svg"))
            }
        }
    }
}
