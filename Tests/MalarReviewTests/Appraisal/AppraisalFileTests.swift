// SPDX-License-Identifier: Apache-2.0
import MalarReview
import Testing

@Suite("Files of appraisals")
struct AppraisalFileTests {
    static let header = "study,tool,item,judgement,support\n"

    static func read(_ lines: String, studies: Set<String>? = nil) throws -> [Appraisal] {
        try AppraisalFile.read(csv: Array((header + lines).utf8), reviewer: "ab", file: "appraisal/ab.csv", studies: studies)
    }

    static func errors(_ lines: String, studies: Set<String>? = nil) -> [String] {
        do {
            _ = try read(lines, studies: studies)
            return []
        } catch {
            return (error as? AppraisalFileErrors)?.errors.map(\.description) ?? ["\(error)"]
        }
    }

    @Test("Lines become appraisals in the order of the tool; words in any case, short forms")
    func reading() throws {
        let appraisals = try Self.read("S1,robins-i,d2,SERIOUS,\"crossed over, p. 4\"\nS1,ROBINS-I,D1,ni,\nS2,jbi-case-report,1,Y,\n")
        #expect(appraisals.map(\.study) == ["S1", "S2"])
        #expect(appraisals[0].entries.map(\.item) == ["D1", "D2"])
        #expect(appraisals[0]["D1"] == .noInformation)
        #expect(appraisals[0].entry("D2")?.support == "crossed over, p. 4")
        #expect(appraisals[0].reviewer == "ab" && appraisals[0].missing.count == 5)
    }

    @Test(
        "What is wrong is named with its line",
        arguments: [
            (
                "S1,robins-i,D1,high,\n",
                "appraisal/ab.csv, line 2: “high” is no judgement for item D1 of robins-i; allowed are Low, Moderate, Serious, Critical, No information"
            ),
            ("S1,robins-i,D8,low,\n", "appraisal/ab.csv, line 2: robins-i has no item “D8”; the items are D1, D2, D3, D4, D5, D6, D7"),
            ("S1,robins,D1,low,\n", "appraisal/ab.csv, line 2: there is no tool “robins”; the tools are jbi-case-series"),
            ("S9,rob-2,D1,low,\n", "appraisal/ab.csv, line 2: there is no study “S9” among those included"),
            (",rob-2,D1,low,\n", "appraisal/ab.csv, line 2: the study is missing"),
            ("S1,rob-2,D1,low,\nS1,rob-2,d1,high,\n", "appraisal/ab.csv, line 3: item D1 of this study is judged in line 2 already"),
            ("S1,jbi-cohort,overall,yes,\n", "appraisal/ab.csv, line 2: JBI cohort has no overall judgement of its own; delete the line"),
            ("S1,nos-cohort,S1,2,\n", "appraisal/ab.csv, line 2: “2” is no judgement for item S1 of nos-cohort; allowed are 1, 0"),
            ("S1,rob-2,D1\n", "appraisal/ab.csv, line 2: "),
        ])
    func refused(lines: String, message: String) {
        let errors = Self.errors(lines, studies: ["S1"])
        #expect(errors.count == 1)
        #expect(errors.first?.hasPrefix(message) == true, "\(errors)")
    }

    @Test("All errors are told together")
    func together() {
        #expect(Self.errors("S1,rob-2,D1,bad,\nS1,rob-2,D9,low,\nS1,rob-2,D2,low,\n").count == 2)
    }

    @Test("A missing column is named")
    func columns() {
        let error = #expect(throws: AppraisalFileErrors.self) {
            try AppraisalFile.read(csv: Array("study,tool,item\nS1,rob-2,D1\n".utf8), reviewer: "ab", file: "ab.csv")
        }
        #expect(error?.description == "ab.csv, line 1: missing: judgement, support; the columns are study, tool, item, judgement, support")
    }

    @Test("Written and read again, nothing changes; 200 studies with every tool")
    func roundTrip() throws {
        var generator = SplitMix(3)
        let supports = ["", "“quoted”, p. 3", "=1+1", "line one\nline two", "a;b \"c\"", "研究"]
        let appraisals = (1...200).map { number in
            let tool = AppraisalTool.all[number % AppraisalTool.all.count]
            let entries = (tool.items + tool.overallItems).map { item in
                AppraisalEntry(
                    item.id, item.allowed[Int.random(in: 0..<item.allowed.count, using: &generator)], support: supports[number % 6])
            }
            return Appraisal(study: "Study, \(number)", tool: tool, reviewer: "ab", entries: entries)
        }
        let bytes = Array(AppraisalFile.csv(appraisals).utf8)
        #expect(try AppraisalFile.read(csv: bytes, reviewer: "ab", file: "ab.csv") == appraisals)
    }

    @Test("An empty form is read as nothing judged", arguments: AppraisalTool.all.map(\.id))
    func form(id: String) throws {
        let tool = try #require(AppraisalTool.named(id))
        let text = AppraisalFile.form(studies: ["S1", "S2"], tool: tool)
        #expect(text.split(separator: "\n").count == 1 + 2 * (tool.items.count + tool.overallItems.count))
        #expect(try AppraisalFile.read(csv: Array(text.utf8), reviewer: "ab", file: "ab.csv") == [])
    }

    @Test("Damaged bytes give a message and no crash")
    func hostile() {
        for bytes: [UInt8] in [[], [0xFF, 0xFE, 0x41, 0x00], [0x00], Array("study,tool,item,judgement,support\n\"".utf8), [0xC3, 0x28]] {
            let error = #expect(throws: AppraisalFileErrors.self) { try AppraisalFile.read(csv: bytes, reviewer: "x", file: "x.csv") }
            #expect(error?.errors.isEmpty == false)
        }
    }
}
