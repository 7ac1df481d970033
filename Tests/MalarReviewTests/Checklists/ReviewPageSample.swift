// SPDX-License-Identifier: Apache-2.0
import Foundation
import MalarPublishing
import MalarReview
import Testing

@Suite("A page with the figures of a review")
struct ReviewPageSample {
    static let document: Document = {
        let diagram = PRISMAFlowDiagram(
            FlowSamples.updated(FlowSamples.withOthers), links: ["dbr_excluded": .part("excluded"), "new_studies": .part("included")])
        let chart = RiskOfBiasChartTests.random(6, tool: .robinsI, seed: 4)
        let lights = chart.trafficLightFigures(id: "rob", label: "Figure 2", caption: "Risk of bias by ROBINS-I").map(Block.figure)
        let flow = diagram.figure(id: "flow", label: "Figure 1", caption: "Flow of records, reports and studies")
        let checklist = Checklist.prisma2020.table(ChecklistTests.facts, id: "prisma", label: "Table S1", caption: "PRISMA 2020 checklist")
        return Document(
            title: "Anifrolumab and arthritis",
            sections: [
                Section(id: "selection", title: "Selection", blocks: [.figure(flow)]),
                Section(id: "searches", title: "Searches"), Section(id: "excluded", title: "Excluded"),
                Section(id: "included", title: "Included"), Section(id: "bias", title: "Risk of bias", blocks: lights),
                Section(
                    id: "checklist", title: "Checklist",
                    blocks: [
                        .paragraph(RichText(Checklist.prisma2020.summary(ChecklistTests.facts))), .table(checklist),
                        .bulletList(Checklist.prisma2020.links(ChecklistTests.facts)),
                    ]),
            ])
    }()

    @Test("Nothing in it is dead or uneven, and all renderers take it")
    func sound() throws {
        #expect(Self.document.defects == [])
        let page = HTMLRenderer().page(of: Self.document)
        #expect(page.contains("href=\"#excluded\"") && page.contains("id=\"flow-dbr_excluded\""))
        #expect(page.contains("<a href=\"#searches\">Methods, Search</a>"))
        if let folder = ProcessInfo.processInfo.environment["MALAR_FIGURES"] {
            try Data(page.utf8).write(to: URL(fileURLWithPath: folder).appendingPathComponent("page.html"))
        }
    }
}
