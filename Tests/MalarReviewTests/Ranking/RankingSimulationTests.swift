// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import Testing

@Suite("Replay of labelled reviews")
struct RankingSimulationTests {
    @Test("Each record is read once, the priors first, and the same seed gives the same run")
    func invented() throws {
        let (documents, labels) = inventedRecords(150, words: 120, every: 10)
        let simulation = try RankingSimulation(documents, labels: labels)
        let priors = try simulation.priors(seed: 5)
        let run = try simulation.run(priors: priors)
        #expect(priors.map { labels[$0] } == [true, false])
        #expect(Set(run.order).count == 148 && Set(run.order).isDisjoint(with: priors))
        #expect(run.curve.relevant == 14)
        #expect(run == (try simulation.run(priors: simulation.priors(seed: 5))))
        let saved = try #require(run.curve.workSaved())
        #expect(saved > 0.5)
    }

    @Test("Labels and records must match")
    func labels() throws {
        let (documents, labels) = inventedRecords(10, words: 5, every: 5)
        #expect(throws: RankingError.withoutLabel("r3")) { try RankingSimulation(documents, labels: labels.filter { $0.key != "r3" }) }
        let more = labels.merging(["x": true]) { $1 }
        #expect(throws: RankingError.withoutLabel("x")) { try RankingSimulation(documents, labels: more) }
        let simulation = try RankingSimulation(documents, labels: labels)
        #expect(throws: RankingError.tooFewLabels(includes: 2, excludes: 8)) { try simulation.priors(includes: 3, seed: 1) }
        #expect(throws: RankingError.withoutLabel("y")) { try simulation.run(priors: ["y"]) }
    }

    @Test("Without priors the order begins as given")
    func withoutPriors() throws {
        let (documents, labels) = inventedRecords(30, words: 20, every: 10)
        let run = try RankingSimulation(documents, labels: labels).run(priors: [])
        #expect(run.order.first == "r0")
        #expect(run.curve.records == 30 && run.curve.relevant == 3)
    }

    @Test(
        "A labelled review is read to 95 % recall with less work than by chance",
        .enabled(if: LabelledScreening.areThere, "the shared folder is not beside the package"))
    func labelled() throws {
        let set = try LabelledScreening("UrinaryIncontinence")
        let simulation = try RankingSimulation(set.documents, labels: set.second)
        #expect(set.second.values.count { $0 } == 40)
        let curves = try (1...3).map { try simulation.run(priors: simulation.priors(seed: $0), batch: 10).curve }
        let summary = RankingSummary(curves)
        let saved = try #require(summary.workSaved95?.mean)
        let loss = try #require(summary.loss?.mean)
        #expect(saved > 0.3)
        #expect(loss < 0.15)
    }

    /// The first sixty records that ASReview LAB 3.0.8 with its model ELAS u4 reads after the same two.
    @Test(
        "The order of reading is that of another program with the same model",
        .enabled(if: LabelledScreening.areThere, "the shared folder is not beside the package"))
    func otherProgram() throws {
        let expected = """
            11342895 9666761 11454106 10543335 9426760 11482747 14616458 9467475 10223495 9144906 11248608 12601517
            11322350 12934777 11341475 12060436 12175392 12614251 12962951 12028164 11374317 12074774 10510109 12811500
            10759661 14532838 10775736 10332441 11435842 10475346 10828671 11298060 12131314 10792154 10691817 7788255
            12017406 10755330 12930432 9638316 12702614 10458657 11825311 12187215 10699623 10436424 11394733 8588267
            11927295 12603422 11999467 12893326 7484484 12028165 9863850 10798461 10824450 9617596 12771763 12478180
            """.split { $0.isWhitespace }.map(String.init)
        let set = try LabelledScreening("UrinaryIncontinence")
        var ranking = try RelevanceRanking(set.documents)
        ranking.learn(["10210394": true, "10860131": false])
        var order: [String] = []
        while order.count < expected.count, let next = ranking.next() {
            order.append(next.id)
            ranking.learn(next.id, isIncluded: set.second[next.id])
        }
        #expect(order == expected)
    }

    /// All sets at both levels, learning after each record; for a release build: `MALAR_RANKING_REPORT=1`.
    @Test("Report on all labelled sets", .enabled(if: ProcessInfo.processInfo.environment["MALAR_RANKING_REPORT"] != nil))
    func report() throws {
        for name in ["ADHD", "Antihistamines", "Estrogens", "UrinaryIncontinence"] {
            let set = try LabelledScreening(name)
            for (level, labels) in [("title and abstract", set.first), ("full text", set.second)] {
                let simulation = try RankingSimulation(set.documents, labels: labels)
                let start = ContinuousClock.now
                let runs = try (1...10).map { try simulation.run(priors: simulation.priors(seed: $0)) }
                let summary = RankingSummary(runs.map(\.curve))
                let trainings = runs.reduce(0) { $0 + $1.trainings }
                let time = (ContinuousClock.now - start) / .milliseconds(1) / Double(trainings)
                let figures = [summary.workSaved95, summary.workSaved100, summary.relevantFound10, summary.loss, summary.normalisedGain]
                let text = figures.map { String(format: "%.3f [%.3f, %.3f]", $0?.mean ?? .nan, $0?.lowest ?? .nan, $0?.highest ?? .nan) }
                let count = labels.values.count { $0 }
                for run in runs { print("priors", name, level.first ?? "-", run.priors.joined(separator: " ")) }
                let other = ReportedRankingFigure.measured.first { $0.records == "\(name), \(level)" }
                let ours = try #require(summary.workSaved95?.mean)
                #expect(other.map { ($0.lowest - ours).magnitude < 0.005 } == true)
                print(name, level, "\(labels.count)/\(count)", text.joined(separator: "  "), String(format: "%.2f ms", time))
            }
        }
    }

    @Test("Report on the time of learning", .enabled(if: ProcessInfo.processInfo.environment["MALAR_RANKING_REPORT"] != nil))
    func time() throws {
        for count in [850, 10_000] {
            let (documents, labels) = inventedRecords(count)
            let clock = ContinuousClock()
            var made: RelevanceRanking?
            let making = try clock.measure { made = try RelevanceRanking(documents) }
            let fresh = try #require(made)
            for share in [10, 2, 1] {
                var ranking = fresh
                let known = Set(documents.prefix(count / share - 20).map(\.id))
                let decisions = labels.filter { known.contains($0.key) }
                let cold = clock.measure { ranking.learn(decisions) }
                let steps = documents.dropFirst(count / share - 20).prefix(20)
                let warm = clock.measure { for step in steps { ranking.learn(step.id, isIncluded: labels[step.id]) } }
                let ordering = clock.measure { _ = ranking.next() }
                print(count, "making", making, "screened", known.count, "cold", cold, "warm", warm / 20, "next", ordering)
            }
        }
    }
}
