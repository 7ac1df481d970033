// SPDX-License-Identifier: Apache-2.0
import MalarPublishing
import MalarReview
import Testing

@Suite("Tools of appraisal")
struct AppraisalToolTests {
    @Test(
        "Number of items, vocabulary and source as published",
        arguments: [
            ("jbi-case-series", 10, "Yes, No, Unclear, Not applicable", "10.11124/JBISRIR-D-19-00099"),
            ("jbi-case-report", 8, "Yes, No, Unclear, Not applicable", "10.46658/JBIMES-20-08"),
            ("jbi-cohort", 11, "Yes, No, Unclear, Not applicable", "10.46658/JBIMES-20-08"),
            ("jbi-prevalence", 9, "Yes, No, Unclear, Not applicable", "10.1097/XEB.0000000000000054"),
            ("robins-i", 7, "Low, Moderate, Serious, Critical, No information", "10.1136/bmj.i4919"),
            ("rob-2", 5, "Low, Some concerns, High", "10.1136/bmj.l4898"),
            ("quadas-2", 7, "Low, High, Unclear", "10.7326/0003-4819-155-8-201110180-00009"),
            ("minors", 8, "2, 1, 0", "10.1046/j.1445-2197.2003.02748.x"),
            ("minors-comparative", 12, "2, 1, 0", "10.1046/j.1445-2197.2003.02748.x"),
        ])
    func published(id: String, items: Int, vocabulary: String, doi: String) throws {
        let tool = try #require(AppraisalTool.named(id))
        #expect(tool.items.count == items)
        #expect(Set(tool.items.map(\.id)).count == items)
        #expect(Set(tool.items.map { $0.allowed.map(\.rawValue).joined(separator: ", ") }) == [vocabulary])
        #expect(tool.doi == doi)
    }

    @Test(
        "Newcastle-Ottawa: items and stars by section",
        arguments: [
            ("nos-cohort", ["Selection", "Comparability", "Outcome"]), ("nos-case-control", ["Selection", "Comparability", "Exposure"]),
        ])
    func newcastleOttawa(id: String, groups: [String]) throws {
        let tool = try #require(AppraisalTool.named(id))
        #expect(tool.groups == groups)
        let most = groups.map { group in
            tool.items.filter { $0.group == group }.compactMap { $0.allowed.compactMap(\.points).max() }.reduce(0, +)
        }
        #expect(most == [4, 2, 3])
        #expect(groups.map { group in tool.items.count { $0.group == group } } == [4, 1, 3])
    }

    @Test("QUADAS-2 has four domains of bias and three of applicability")
    func quadas() {
        #expect(AppraisalTool.quadas2.items.map(\.id) == ["D1", "D2", "D3", "D4", "A1", "A2", "A3"])
    }

    @Test("Ids are unique, and every tool says where it was published")
    func ids() {
        #expect(Set(AppraisalTool.all.map(\.id)).count == AppraisalTool.all.count)
        #expect(AppraisalTool.all.allSatisfy { !$0.citation.isEmpty && !$0.version.isEmpty })
        #expect(AppraisalTool.named(" ROBINS-I ") == .robinsI && AppraisalTool.named("cochrane") == nil)
        for tool in AppraisalTool.all {
            let table = tool.table(id: tool.id, label: "Table", caption: tool.name)
            #expect(table.rows.count == tool.items.count && table.rows.allSatisfy { $0.cells.count == 4 })
        }
    }

    @Test("The table of results has each item, the rule's word and the reviewers' own")
    func results() {
        var appraisal = Self.appraisal(.rob2, "low SC low low low")
        appraisal.entries.append(AppraisalEntry("overall", .someConcerns))
        let table = AppraisalTool.rob2.results(
            [appraisal, Self.appraisal(.robinsI, "low")], names: ["S1": "Doe 2020"], id: "t", label: "Table", caption: "Results")
        let cells = table.rows.map { $0.cells.map(\.text) }
        #expect(cells == [["Doe 2020", "Low", "Some concerns", "Low", "Low", "Low", "Some concerns", "Some concerns"]])
        #expect(table.columns.count == 8)
    }

    static func appraisal(_ tool: AppraisalTool, _ words: String) -> Appraisal {
        let entries = zip(tool.items, words.split(separator: " ")).compactMap { item, word -> AppraisalEntry? in
            AppraisalJudgement.reading(String(word).replacing("_", with: " "), among: item.allowed).map { AppraisalEntry(item.id, $0) }
        }
        return Appraisal(study: "S1", tool: tool, reviewer: "ab", entries: entries)
    }

    @Test(
        "The overall judgement by the rule of the tool, and by nothing else",
        arguments: [
            ("robins-i", "low low low low low low low", "Low"), ("robins-i", "low low moderate low low low low", "Moderate"),
            ("robins-i", "low serious moderate low NI low low", "Serious"),
            ("robins-i", "serious critical moderate low low low NI", "Critical"),
            (
                "robins-i", "moderate NI low low low low low",
                "reviewers choose moderate or no information: a domain has no information; the overall judgement is no information if it is a key domain"
            ),
            ("robins-i", "low low low", "not complete: D4, D5, D6, D7"),
            ("rob-2", "low low low low low", "Low"), ("rob-2", "low some_concerns low low low", "Some concerns"),
            ("rob-2", "SC SC low low low", "Some concerns (reviewers may judge high)"), ("rob-2", "SC SC high low low", "High"),
            ("quadas-2", "low low low low low low low", "Bias: low; applicability: low"),
            ("quadas-2", "low unclear low low low low low", "Bias: at risk; applicability: low"),
            ("quadas-2", "low low low low low low high", "Bias: low; applicability: at risk"),
            ("nos-cohort", "1 1 1 0 2 1 1 0", "Selection 3 of 4; Comparability 2 of 2; Outcome 2 of 3"),
            ("nos-case-control", "* * * * ** * * *", "Selection 4 of 4; Comparability 2 of 2; Exposure 3 of 3"),
            ("minors", "2 2 2 1 0 2 1 0", "10 of 16"), ("minors-comparative", "2 2 2 2 2 2 2 2 2 2 2 2", "24 of 24"),
            ("jbi-case-report", "y y n u y y na y", "5 yes, 1 no, 1 unclear, 1 not applicable (the tool has no score)"),
            ("jbi-case-series", "y", "not complete: 2, 3, 4, 5, 6, 7, 8, 9, 10"),
        ])
    func overall(id: String, words: String, text: String) throws {
        let tool = try #require(AppraisalTool.named(id))
        #expect(Self.appraisal(tool, words).overall.text == text)
    }

    @Test("A worse domain never makes the overall judgement better")
    func monotone() {
        let words: [AppraisalJudgement] = [.low, .moderate, .serious, .critical]
        var generator = SplitMix(7)
        for _ in 0..<400 {
            var ranks = (0..<7).map { _ in Int.random(in: 0..<4, using: &generator) }
            func rank() -> Int {
                let entries = zip(AppraisalTool.robinsI.items, ranks).map { AppraisalEntry($0.id, words[$1]) }
                let judgement = Appraisal(study: "s", tool: .robinsI, reviewer: "r", entries: entries).overallJudgement
                return words.firstIndex { $0 == judgement } ?? -1
            }
            let sorted = ranks.sorted()
            let before = rank()
            let place = Int.random(in: 0..<7, using: &generator)
            ranks[place] = min(3, ranks[place] + 1)
            #expect(before == sorted.last)
            #expect(rank() >= before)
        }
    }

    @Test(
        "A reviewer's own overall judgement that departs from the rule is named",
        arguments: [
            ("rob-2", "low low low low low", "high", ["S1: overall is judged high; by the rule of RoB 2 it is low"]),
            ("rob-2", "SC SC low low low", "high", []), ("robins-i", "NI low low low low low low", "no information", []),
            (
                "robins-i", "serious low low low low low low", "moderate",
                ["S1: overall is judged moderate; by the rule of ROBINS-I it is serious"]
            ),
            ("quadas-2", "high low low low low low low", "low", ["S1: overall is judged low; by the rule of QUADAS-2 it is at risk"]),
        ])
    func departures(id: String, words: String, own: String, expected: [String]) throws {
        let tool = try #require(AppraisalTool.named(id))
        var appraisal = Self.appraisal(tool, words)
        let judgement = try #require(AppraisalJudgement.reading(own, among: tool.overallItems[0].allowed))
        appraisal.entries.append(AppraisalEntry("overall", judgement))
        #expect(appraisal.departures == expected)
        #expect(appraisal.overallJudgement == judgement)
    }
}
