// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Duplicates: the score")
struct DuplicateBenchmarkTests {
    let records = ["a", "b", "c", "d", "e", "f"].map { sample($0) }

    func score(_ found: [[String]], _ truth: [[String]]) -> DuplicateScore {
        let decisions = found.flatMap { cluster in zip(cluster, cluster.dropFirst()).map { DuplicateDecision($0, $1, .merge) } }
        let all = records.map(\.id)
        let apart = all.flatMap { left in
            all.filter { right in left < right && !found.contains { $0.contains(left) && $0.contains(right) } }
                .map { DuplicateDecision(left, $0, .keepApart) }
        }
        let report = DuplicateFinder(decisions: decisions + apart).find(in: records)
        return DuplicateBenchmark.score(records, truth: truth, report: report)
    }

    @Test(
        "One record of each true cluster must stay",
        arguments: [
            // found, truth, TP, FP, FN, TN, false pairs
            ([["a", "b", "c"]], [["a", "b", "c"]], [2, 0, 0, 4, 0]),
            ([["a", "b"]], [["a", "b", "c"]], [1, 0, 1, 4, 0]),
            ([], [["a", "b", "c"]], [0, 0, 2, 4, 0]),
            ([["a", "d"]], [["a", "b"]], [0, 1, 1, 4, 1]),
            ([["d", "a", "b"]], [["a", "b"], ["d", "e"]], [2, 0, 0, 4, 2]),
            ([["a", "b", "d", "e"]], [["a", "b"], ["d", "e"]], [2, 1, 0, 3, 4]),
        ] as [([[String]], [[String]], [Int])])
    func convention(found: [[String]], truth: [[String]], counts: [Int]) {
        let score = score(found, truth)
        let got = [score.truePositives, score.falsePositives, score.falseNegatives, score.trueNegatives, score.falsePairs]
        #expect(got == counts)
    }

    @Test("Shares that have no denominator are unknown")
    func unknown() {
        let empty = DuplicateScore()
        #expect(empty.sensitivity == nil && empty.precision == nil && empty.f1 == nil && empty.specificity == nil)
    }

    @Test("Published scores are read beside ours")
    func published() throws {
        let text =
            "dataset,package,run,TP,FP,FN,TN,runtime\nset,low,x,5,0,5,90,0:01:05\nset,high,x,9,1,1,89,0:00:07\nother,z,x,1,0,0,1,\nset,bad,x,?,0,0,1,\n"
        let scores = try PublishedToolScore.read(Array(text.utf8), fileName: "scores.csv")
        #expect(scores.count == 3 && scores[0].score.seconds == 65)
        let table = DuplicateBenchmark.table(dataset: "set", score: DuplicateScore(), published: scores)
        #expect(table.map(\.tool) == ["malar", "high", "low"])
        #expect(table[1].score.f1 == 0.9)
    }
}
