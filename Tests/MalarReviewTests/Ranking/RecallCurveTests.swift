// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import Testing

@Suite("Figures of a ranking")
struct RecallCurveTests {
    /// Ten records, relevant ones at places 1, 2 and 5.
    static let curve = RecallCurve([true, true, false, false, true, false, false, false, false, false])

    @Test("Counts and recall of a curve worked by hand")
    func counts() {
        #expect(Self.curve.found == [1, 2, 2, 2, 3, 3, 3, 3, 3, 3])
        #expect(Self.curve.recall(after: 0) == 0)
        #expect(Self.curve.recall(after: 2) == 2.0 / 3)
        #expect(Self.curve.recall(after: 99) == 1)
        #expect(Self.curve.screened(forRecall: 0.95) == 5)
        #expect(Self.curve.screened(forRecall: 2.0 / 3) == 2)
    }

    @Test("Work saved is the share unread less the share that chance saves")
    func workSaved() throws {
        let at95 = try #require(Self.curve.workSaved(atRecall: 0.95))
        let at100 = try #require(Self.curve.workSaved(atRecall: 1))
        #expect((at95 - 0.45).magnitude < 1e-12)
        #expect((at100 - 0.5).magnitude < 1e-12)
        #expect(Self.curve.relevantFound(atShare: 0.1) == 1.0 / 3)
    }

    @Test("Loss is 0 for the best order, 1 for the worst, and worked by hand between")
    func loss() throws {
        let best = RecallCurve([true, true, false, false])
        let worst = RecallCurve([false, false, true, true])
        #expect(best.loss == 0)
        #expect(worst.loss == 1)
        // 3 (10 - 1) - 25 = 2 of 3 · 7.
        let loss = try #require(Self.curve.loss)
        #expect((loss - 2.0 / 21).magnitude < 1e-12)
    }

    @Test("The gain worked by hand")
    func gain() throws {
        let gain = try #require(Self.curve.normalisedGain)
        let expected = (1 + 1 / log2(3.0) + 1 / log2(6.0)) / (1 + 1 / log2(3.0) + 1 / log2(4.0))
        #expect((gain - expected).magnitude < 1e-12)
        #expect(RecallCurve([true, false]).normalisedGain == 1)
    }

    @Test("What has no relevant record has no figures")
    func nothingRelevant() {
        for curve in [RecallCurve([]), RecallCurve([false, false])] {
            #expect(curve.recall(after: 1) == nil && curve.workSaved() == nil && curve.loss == nil)
            #expect(curve.normalisedGain == nil && curve.relevantFound() == nil)
        }
        #expect(RecallCurve([true, true]).loss == nil)
    }
}
