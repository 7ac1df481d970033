import Foundation
import MalarPublishing
import MalarReview
import MalarStatistics
import Testing
@Suite struct ScratchFigures {
    @Test func write() throws {
        let check = try ArticularForm.check()
        var studies = check.counted + [try #require(check.impliedStudy)]
        studies[0].isCongressAbstract = true
        let plan = SynthesisPlan(outcome: "Complete resolution of arthritis")
        let a = try ProportionSynthesis.of(studies, plan: plan)
        let parts = try ArticularForm.extraction().proportions("resolution")
        let b = try ProportionSynthesis.of(parts.studies, plan: plan, withoutNumber: parts.withoutNumber)
        let c = try SynthesisCases.synthesis(SynthesisCases.pritz, PoolingMethod(.inverseVariance(.logit, .restrictedLikelihood), .modifiedKnappHartung))
        for (n, s) in [("a", a), ("b", b), ("c", c)] {
            try s.forestFigure(id: "f", label: "Figure S1").svg.write(toFile: "/tmp/r6-\(n).svg", atomically: true, encoding: .utf8)
            print("=== \(n)\n\(s.plainWord)\n\n\(s.resultsParagraph)\n\n\(s.methodsParagraph)\n")
            for t in [s.studyTable(id: "1", label: "T1"), s.methodTable(id: "2", label: "T2"), s.sensitivityTable(id: "3", label: "T3"), s.warningTable(id: "4", label: "T4")] {
                print(t.heading); for r in t.csvRecords() { print("   ", r.joined(separator: " | ")) }
            }
            print(s.forestFigure(id: "f", label: "F").data.csv())
        }
        let e = try ArticularForm.extraction()
        for t in [e.summaryTable(id: "1", label: "T1"), e.completenessTable(id: "2", label: "T"), e.differencesTable(id: "3", label: "T3"), e.issueTable(id: "4", label: "T4")] {
                print(t.heading); for r in t.csvRecords() { print("   ", r.joined(separator: " | ")) }
        }
        let doc = Document(title: "x", sections: [a.section(id: "s", number: 1)])
        #expect(doc.defects.isEmpty)
    }
}
