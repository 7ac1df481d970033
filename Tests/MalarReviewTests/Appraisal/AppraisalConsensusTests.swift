// SPDX-License-Identifier: Apache-2.0
import MalarPublishing
import MalarReview
import Testing

@Suite("Two reviewers' appraisals")
struct AppraisalConsensusTests {
    static func appraisal(_ study: String, _ reviewer: String, _ words: [String: AppraisalJudgement]) -> Appraisal {
        let entries = (AppraisalTool.rob2.items + AppraisalTool.rob2.overallItems).compactMap { item in
            words[item.id].map { AppraisalEntry(item.id, $0, support: "\(reviewer) \(item.id)") }
        }
        return Appraisal(study: study, tool: .rob2, reviewer: reviewer, entries: entries)
    }

    static let first = [
        appraisal("S1", "ab", ["D1": .low, "D2": .high, "D3": .low, "D4": .low, "D5": .low]),
        appraisal("S2", "ab", ["D1": .someConcerns]),
    ]
    static let second = [
        appraisal("S1", "cd", ["D1": .low, "D2": .someConcerns, "D3": .low, "D4": .low]), appraisal("S3", "cd", ["D1": .low]),
    ]

    @Test("Differences are listed, and agreement counts what both judged")
    func agreement() throws {
        let agreement = AppraisalAgreement(Self.first, Self.second)
        #expect(agreement.differences.map { "\($0.study) \($0.item)" } == ["S1 D2", "S1 D5", "S2 D1", "S3 D1"])
        #expect(agreement.differences.map(\.isConflict) == [true, false, false, false])
        #expect(agreement.judgedByBoth == 4 && agreement.agreed == 3)
        #expect(try #require(agreement.share) == 0.75)
        let table = agreement.table(id: "d", label: "Table", caption: "Differences", first: "AB", second: "CD")
        #expect(table.rows[0].cells.map(\.text) == ["S1", "rob-2", "D2", "High: ab D2", "Some concerns: cd D2"])
        #expect(table.rows[1].cells[4].text == "not judged")
    }

    @Test("Without items that both judged there is no share") func none() {
        #expect(AppraisalAgreement([], []).share == nil)
        #expect(AppraisalAgreement(Self.first, []).share == nil)
    }

    @Test("A consensus holds what both agree on, and stays open where they differ")
    func open() {
        let consensus = AppraisalConsensus(Self.first, Self.second)
        #expect(consensus.appraisals[0].entries.map(\.item) == ["D1", "D3", "D4"])
        #expect(consensus.appraisals[0].entry("D1")?.support == "ab D1 / cd D1")
        #expect(consensus.open.count == 4 && !consensus.isComplete)
        #expect(consensus.appraisals.allSatisfy { $0.reviewer == "consensus" })
    }

    @Test("Settled differences close; a settlement against both is named")
    func settled() {
        let settled = [
            Self.appraisal("S1", "ef", ["D2": .high, "D5": .low, "D1": .someConcerns]), Self.appraisal("S2", "ef", ["D1": .low]),
            Self.appraisal("S3", "ef", ["D1": .low]),
        ]
        let consensus = AppraisalConsensus(Self.first, Self.second, settled: settled)
        #expect(consensus.isComplete)
        #expect(consensus.appraisals[0]["D2"] == .high && consensus.appraisals[0]["D1"] == .someConcerns)
        #expect(consensus.overruled == ["S1, rob-2, D1"])
        #expect(consensus.appraisals[0].overall == .judgement(.high, mayBeRaisedTo: nil))
    }

    @Test("Compared with itself a reviewer agrees in everything, whoever is first")
    func symmetry() {
        let same = AppraisalAgreement(Self.first, Self.first)
        #expect(same.differences.isEmpty && same.share == 1)
        let (one, other) = (AppraisalAgreement(Self.first, Self.second), AppraisalAgreement(Self.second, Self.first))
        #expect(one.share == other.share && one.differences.count == other.differences.count)
    }
}
