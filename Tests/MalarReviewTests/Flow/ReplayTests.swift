// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarDelimited
import MalarReview
import MalarUnits
import Testing

/// A labelled screening set: Cohen et al., J Am Med Inform Assoc 2006;13:206-219, doi:10.1197/jamia.M1929.
private enum LabelledSet {
    static let path: String? = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            let file = folder.appendingPathComponent("shared/reference/review/screened-labelled/cohen/UrinaryIncontinence.csv")
            if FileManager.default.fileExists(atPath: file.path) { return file.path }
            folder.deleteLastPathComponent()
        }
        print("The labelled screening sets were not found beside the package: the tests that need them are skipped.")
        return nil
    }()

    struct Row {
        let pmid: String
        let title: String
        let byTitle: String
        let byFullText: String
    }

    static func rows() throws -> [Row] {
        guard let path else { return [] }
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        var options = DelimitedTextOptions()
        options.limits.fieldCharacters = 100_000
        let text = try DelimitedText(bytes: bytes, fileName: "UrinaryIncontinence.csv", options: options)
        return text.records.map { record in
            let field = { (name: String) in record[name]?.text ?? "" }
            return Row(pmid: field("pubmedID"), title: field("title"), byTitle: field("label1"), byFullText: field("label2"))
        }
    }
}

@Suite("Two reviewers screen a labelled set")
struct ReplayTests {
    static let yaml: String = {
        let reasons = [
            "1": "Foreign language", "2": "Outcome", "3": "Drug", "4": "Population", "5": "Publication type", "6": "Design",
            "7": "Duration", "8": "Background", "9": "Only an abstract", "E": "Excluded",
        ]
        let criteria = reasons.keys.sorted().map { "    - { id: C\($0), label: \"\(reasons[$0] ?? "")\" }" }.joined(separator: "\n")
        return """
            title: Urinary incontinence
            people: [{ id: a }, { id: b }, { id: c, role: arbiter }]
            sources: [{ id: medline, name: MEDLINE }]
            criteria:
              exclusion:
            \(criteria)
            """
    }()

    /// What the labels say in a round: goes on, or the reason.
    private static func truth(_ row: LabelledSet.Row, _ round: ReviewRound) -> (Verdict, String) {
        if round == .titleAbstract { return row.byTitle == "I" ? (.include, "") : (.exclude, "") }
        return row.byFullText == "I" ? (.include, "") : (.exclude, "C" + row.byFullText)
    }

    @Test("327 records, 78 full texts, 40 included, with every number right after every decision", .enabled(if: LabelledSet.path != nil))
    func replay() throws {
        let rows = try LabelledSet.rows()
        #expect(rows.count == 327)
        let plan = try ReviewProtocol(yaml: Self.yaml)
        let records = rows.enumerated().map { index, row in
            var record = BibliographicRecord(id: row.pmid, origin: RecordOrigin(file: "set.csv", position: index + 1, line: index + 2))
            (record.title, record.identifiers.pmid) = (row.title, row.pmid)
            return record
        }
        var run = SearchRun(
            id: "medline", source: "medline", date: CalendarDate(year: 2006, month: 1, day: 1) ?? CalendarDate(dayNumber: 0))
        (run.hitsShown, run.hitsExported) = (327, 327)
        let review = Review(protocol: plan, searches: [run], readings: ["medline": [SmallReview.reading("medline", records)]])
        var desk = Desk(review)
        let keys = review.order
        #expect(keys.first == RecordKey(search: "medline", local: rows[0].pmid))
        desk.screen(.titleAbstract, zip(keys, rows).map { ($0, Self.truth($1, .titleAbstract)) }, missing: 0.12)
        let middle = FlowCounts(desk.state)
        #expect(middle.recordsScreened == 327)
        #expect(middle.recordsExcluded == 249)
        #expect(middle.reportsSought == 78)
        #expect(desk.conflicts > 10)
        let chosen = zip(keys, rows).filter { $0.1.byTitle == "I" }
        desk.screen(.fullText, chosen.map { ($0, Self.truth($1, .fullText)) }, missing: 0.2)
        let end = FlowCounts(desk.state)
        #expect(end.reportsAssessed == 78)
        #expect(end.newReports == 40)
        #expect(end.newStudies == 40)
        let codes = Dictionary(grouping: chosen.map(\.1.byFullText).filter { $0 != "I" }) { $0 }.mapValues(\.count)
        let counted = Dictionary(
            uniqueKeysWithValues: FlowLineage(desk.state).parts[.reportsExcluded, default: []].map { ($0.id, $0.records.count) })
        #expect(counted == Dictionary(uniqueKeysWithValues: codes.map { ("C" + $0.key, $0.value) }))
        #expect(counted.values.reduce(0, +) == 38)
        let check = FlowCheck(FlowEvidence(desk.state))
        #expect(check.isFinal, "\(check.problems)")
        #expect(desk.faults.isEmpty, "\(desk.faults.prefix(3))")
        #expect(desk.state.ignored.isEmpty)
        let agreed = try #require(chosen.map(\.0).first { desk.state.record($0)?.titleAbstract.status == .agreed(.include, reason: "") })
        desk.checkLateChange(of: agreed)
        #expect(desk.faults.isEmpty, "\(desk.faults.prefix(3))")
        #expect(FlowCounts(desk.state).newReports == 40)
    }

    @Test("Every rule holds after every decision, whatever is decided", arguments: 1...24)
    func anything(seed: Int) throws {
        let small = try SmallReview(pubmed: 5, embase: 3, cited: 3)
        var desk = Desk(small.review, seed: UInt64(seed))
        for _ in 0..<150 { desk.decideAnything() }
        #expect(desk.faults.isEmpty, "\(desk.faults.prefix(3))")
        desk.checkPast()
        #expect(desk.faults.isEmpty, "\(desk.faults.prefix(3))")
    }
}

/// Two seeded reviewers and an arbiter, with a look at all rules after each decision.
private struct Desk {
    private(set) var review: Review
    private(set) var faults: [String] = []
    private(set) var conflicts = 0
    private var random: SeededDecisions
    private var clock = ReviewInstant("2025-06-02T08:00:00Z") ?? ReviewInstant(milliseconds: 0)
    private var sequences: [String: Int] = [:]
    private var past: [(ReviewInstant, FlowCounts)] = []
    private var decisions = 0

    init(_ review: Review, seed: UInt64 = 2006) {
        self.review = review
        random = SeededDecisions(seed)
    }

    var state: ReviewState { ReviewState(review) }

    mutating func decide(_ person: String, _ action: ReviewAction, looks: Bool = true) {
        clock = clock.adding(milliseconds: 1000)
        sequences[person, default: 0] += 1
        review.add([ReviewEvent(sequence: sequences[person] ?? 0, time: clock, person: person, action: action)])
        decisions += 1
        if looks { look("\(person) \(action)") }
    }

    private mutating func look(_ what: String) {
        let state = state
        let evidence = FlowEvidence(state)
        for finding in FlowCheck.run(evidence) where finding.refuses && finding.rule != .r15 { faults.append("\(what): \(finding)") }
        // Each document is at one station, and each count has as many records behind it as it says.
        guard let lineage = evidence.lineage else { return }
        for name in FlowCountName.allCases where ![.newStudies, .totalStudies, .totalReports, .studiesInSynthesis].contains(name) {
            guard let count = evidence.counts[name] else { continue }
            if count != lineage.keys(name).count { faults.append("\(what): \(name.rawValue) is \(count), not \(lineage.keys(name).count)") }
        }
        past.append((clock, evidence.counts))
    }

    /// Both vote by the truth, but for a share of records where one errs; conflicts are resolved by discussion or by the arbiter.
    mutating func screen(_ round: ReviewRound, _ truths: [(RecordKey, (Verdict, String))], missing: Double) {
        for (key, truth) in truths {
            for person in ["a", "b"] {
                let errs = Double.random(in: 0..<1, using: &random) < missing / 2
                decide(person, .vote(round, key, errs ? wrong(truth.0) : truth.0, reason: errs ? wrongReason(truth, round) : truth.1))
            }
        }
        // Where both erred, each sees it in a second look: late changes of mind.
        for (key, truth) in truths where state.record(key)?[round].status.decision.map({ ($0.verdict, $0.reason) != truth }) ?? false {
            for person in ["a", "b"] { decide(person, .vote(round, key, truth.0, reason: truth.1)) }
        }
        let open = state.conflicts(in: round).map(\.key)
        conflicts += open.count
        let known = Dictionary(truths.map { ($0.0, $0.1) }, uniquingKeysWith: { $1 })
        for key in open {
            guard let truth = known[key] else { continue }
            let byTalk = Bool.random(using: &random)
            decide(byTalk ? "a" : "c", .resolve(round, key, truth.0, reason: truth.1, with: byTalk ? ["b"] : []))
        }
    }

    private func wrong(_ verdict: Verdict) -> Verdict { verdict == .include ? .exclude : .include }

    private func wrongReason(_ truth: (Verdict, String), _ round: ReviewRound) -> String {
        round == .fullText && truth.0 == .include ? "C8" : ""
    }

    /// A title that both let pass is excluded late by both: its full text leaves the numbers, and comes back when this is undone.
    mutating func checkLateChange(of key: RecordKey) {
        let before = FlowCounts(state)
        decide("a", .vote(.titleAbstract, key, .exclude, reason: ""))
        if !FlowCheck(FlowEvidence(state)).findings.contains(where: { $0.rule == .r15 && $0.outcome == .violated }) {
            faults.append("a late change of mind does not open the conflict")
        }
        decide("b", .vote(.titleAbstract, key, .exclude, reason: ""))
        let after = FlowCounts(state)
        if after.reportsSought != 77 || after.recordsExcluded != 250 { faults.append("the full text is still sought") }
        decide("a", .undo(.titleAbstract, key))
        decide("b", .undo(.titleAbstract, key))
        if FlowCounts(state) != before { faults.append("undoing does not bring the numbers back") }
    }

    mutating func decideAnything() {
        guard let key = review.order.randomElement(using: &random), let other = review.order.randomElement(using: &random) else { return }
        let round: ReviewRound = Bool.random(using: &random) ? .titleAbstract : .fullText
        let verdict = [Verdict.include, .include, .exclude, .maybe].randomElement(using: &random) ?? .include
        let reason = verdict == .exclude ? ["E1", "E2", "E3"].randomElement(using: &random) ?? "E1" : ""
        let person = ["a", "b"].randomElement(using: &random) ?? "a"
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<10: decide(person, .vote(round, key, verdict, reason: reason))
        case 10: decide(person, .undo(round, key))
        case 11: decide("c", .resolve(round, key, verdict, reason: reason, with: []))
        case 12: decide("c", .undoResolution(round, key))
        case 13: decide(person, .retrieval(key, RetrievalStatus.allCases.randomElement(using: &random) ?? .sought, reason: "no answer"))
        case 14: decide(person, .merge(kept: key, [other], rule: Bool.random(using: &random) ? "rule" : ""))
        case 15: decide(person, .keepApart(key, other, rule: ""))
        case 16: decide(person, .relate(key, RecordRelation.allCases.randomElement(using: &random) ?? .abstractOf, other, rule: ""))
        case 17: decide(person, .removeBeforeScreening(key, reason: "not a record", rule: Bool.random(using: &random) ? "tool" : ""))
        case 18: decide(person, .restore(key))
        default: decide(person, .unrelate(key, other))
        }
    }

    /// The counts at each past moment are what they were.
    mutating func checkPast() {
        for (moment, counts) in past where FlowCounts(ReviewState(review, asOf: moment)) != counts {
            faults.append("the past changed: \(moment)")
        }
    }
}
