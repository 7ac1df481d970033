// SPDX-License-Identifier: Apache-2.0

import MalarReview
import MalarUnits
import Testing

@Suite("The protocol of a review")
struct ReviewProtocolTests {
    static let text = """
        title: Anifrolumab and arthritis
        version: "2"
        date: 2025-06-01
        authors: [A. One, B. Two]
        people:
          - { id: gc, name: G. C. }
          - { id: ct, name: C. T., role: reviewer }
          - { id: mm, role: arbiter }
        registration: { registry: PROSPERO, id: CRD1, date: 2025-05-01 }
        question:
          framework: PEO
          text: Does it help?
          population: { text: Adults with SLE, highlight: [lupus, SLE] }
          exposure: Anifrolumab
          outcome: Arthritis
        criteria:
          inclusion:
            - { id: I1, label: Reports joints }
          exclusion:
            - { id: E1, label: Other drug, highlight: [belimumab] }
            - { id: E2, label: Congress abstract, concerns: congressAbstract }
            - { id: E3, label: No joint outcome, rounds: [fullText] }
        languages: [English, ita]
        published: { from: 2021, to: 2025-06 }
        congressAbstracts: includeIfNoFullReport
        sources:
          - { id: pubmed, name: PubMed }
          - { id: embase, name: Embase, platform: Elsevier }
          - { id: ctgov, name: ClinicalTrials.gov, kind: register }
        rounds:
          titleAbstract: { votes: 2, blinded: true }
          fullText: { votes: 2, blinded: false, people: [gc, mm] }
        ranking: yes
        amendments:
          - { date: 2025-07-01, version: "2", what: Dates, why: Registration }
        extraction: extraction.yaml
        appraisal: [jbi-case-series]
        synthesis:
          outcomes:
            - { id: response, events: responders }
        updateOf: { studies: 3, reports: 4, citation: Earlier }
        """

    @Test("Everything that it says is read")
    func whole() throws {
        let plan = try ReviewProtocol(yaml: Self.text)
        #expect(plan.people.map(\.id) == ["gc", "ct", "mm"])
        #expect(plan.people[1].name == "C. T.")
        #expect(plan.person("mm")?.role == .arbiter)
        #expect(plan.registration == .registered(registry: "PROSPERO", id: "CRD1", date: CalendarDate(year: 2025, month: 5, day: 1)))
        #expect(plan.question.elements.map(\.name) == ["population", "exposure", "outcome"])
        #expect(plan.question.elements[0].highlight == ["lupus", "SLE"])
        #expect(plan.languages == ["eng", "ita"])
        #expect(plan.publishedFrom?.year == 2021)
        #expect(plan.congressAbstracts == .includeIfNoFullReport)
        #expect(plan.criterion("E2")?.trigger == .congressAbstract)
        #expect(plan.reasons(in: .titleAbstract).map(\.id) == ["E1", "E2"])
        #expect(plan.reasons(in: .fullText).map(\.id) == ["E1", "E2", "E3"])
        #expect(plan.source("ctgov")?.kind == .register)
        #expect(plan.rule(of: .fullText) == RoundRule(votesNeeded: 2, isBlinded: false, people: ["gc", "mm"]))
        #expect(plan.voters(in: .titleAbstract).map(\.id) == ["gc", "ct"])
        #expect(plan.voters(in: .fullText).map(\.id) == ["gc", "mm"])
        #expect(plan.ranking)
        #expect(plan.amendments.first?.why == "Registration")
        #expect(plan.extractionForm == "extraction.yaml")
        #expect(plan.synthesis?["outcomes"]?.items.first?["id"]?.text == "response")
        #expect(plan.updates == PreviousReview(studies: 3, reports: 4, citation: "Earlier"))
        #expect(plan.flow == nil)
    }

    @Test(
        "What is wrong is told with its line",
        arguments: [
            ("titel: x", "review.yaml, line 1: unknown key `titel`; did you mean `title`?"),
            ("title: x\nquestion: { framework: PICO, exposure: y }", "review.yaml, line 2: unknown key `exposure` under question"),
            ("title: x\npeople:\n  - { id: gc }\n  - { id: GC }", "review.yaml, line 3: the id `GC` stands twice under people"),
            ("title: x\npeople: [{ id: ../gc }]", "review.yaml, line 2: id `../gc`: an id has letters"),
            ("title: x\nlanguages: [Klingon]", "review.yaml, line 2: the language `Klingon` is not known"),
            ("title: x\npublished: { from: 2025, to: 2020 }", "review.yaml, line 2: `to` lies before `from`"),
            ("title: x\ndate: 2025-02-30", "review.yaml, line 2: date is a day such as 2025-06-08"),
            ("title: x\nrounds: { fullText: { votes: 9 } }", "review.yaml, line 2: votes is 1 to 5"),
            (
                "title: x\npeople: [{ id: gc }]\nrounds: { fullText: { votes: 2 } }",
                "line 3: 2 votes are needed, but only 1 people may vote"
            ),
            ("title: x\ncongressAbstracts: exlude", "line 2: `exlude` is not known for congressAbstracts; did you mean `exclude`?"),
            ("title: x\nregistration: later", "line 2: write `not registered`, or registry, id and date"),
            (
                "title: x\nflow: { databse_results: 3 }",
                "line 2: unknown key `databse_results` under flow; did you mean `database_results`?"
            ),
            ("title: x\nflow: { database_results: -3 }", "line 2: expected a whole number of 0 or more for database_results"),
            ("title: x\nflow: { database_results: 99999999999999999999 }", "line 2: expected a whole number"),
            ("title: [", "review.yaml, line"),
            ("title: x\ntitle: y", "a key occurs twice"),
            ("- a", "review.yaml, line 1: expected `key: value` lines"),
            ("", "review.yaml: the file is empty"),
        ])
    func refused(text: String, message: String) {
        let error = #expect(throws: ReviewFileErrors.self) { try ReviewProtocol(yaml: text) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }

    @Test("All errors come together, in the order of lines")
    func together() {
        let error = #expect(throws: ReviewFileErrors.self) { try ReviewProtocol(yaml: "vresion: 1\nranking: perhaps\ndate: soon") }
        #expect(error?.errors.map(\.line) == [1, 1, 2, 3])
    }

    @Test("Nesting, aliases that multiply and size do no harm")
    func hostile() {
        let brackets = "title: x\nsynthesis: " + String(repeating: "[", count: 200_000)
        let dashes = "title: x\nsynthesis:\n  " + String(repeating: "- ", count: 200_000)
        let lines = "title: x\nsynthesis: " + String(repeating: "[\n", count: 100_000)
        var bomb = "title: x\na0: &a0 [x, x]\n"
        for level in 1...30 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        bomb += "synthesis: *a30\n"
        for text in [brackets, dashes, lines, bomb, String(repeating: "x", count: 5_000_000)] {
            #expect(throws: ReviewFileErrors.self) { try ReviewProtocol(yaml: text) }
        }
    }

    @Test("Deep indentation does no harm")
    func indentation() {
        let text = "title: x\nsynthesis:\n" + (1...1500).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        _ = try? ReviewProtocol(yaml: text)
        let lists = "title: x\nsynthesis:\n" + (1...1500).map { String(repeating: " ", count: $0) + "-\n" }.joined()
        _ = try? ReviewProtocol(yaml: lists)
    }

    @Test("Counts by hand carry the names of the template")
    func entered() throws {
        let plan = try ReviewProtocol(
            yaml: """
                title: x
                registration: not registered
                flow:
                  database_specific_results: { PubMed: 66, Embase: 270 }
                  new_studies: 3
                  dbr_excluded: { "adults, mixed": 2 }
                """)
        #expect(plan.registration == .notRegistered)
        #expect(plan.flow?.databaseResults == 336)
        #expect(plan.flow?.databases == [.init("PubMed", 66), .init("Embase", 270)])
        #expect(plan.flow?.reportsExcluded == [.init("adults, mixed", 2)])
        #expect(plan.flow?.recordsScreened == nil)
        #expect(plan.flow?[.newStudies] == 3)
    }

    @Test("Every count has a name, and every name a count", arguments: FlowCountName.allCases)
    func names(name: FlowCountName) throws {
        let plan = try ReviewProtocol(yaml: "title: x\nflow: { \(name.rawValue): \(name.hasParts ? "{ a: 3, b: 4 }" : "7") }")
        #expect(plan.flow?[name] == 7)
    }
}
