// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarStatistics
import MalarStudy
import Testing

/// The least that a protocol says.
private let minimal = "study: { id: a, title: A }\nindexDrug: anifrolumab\n"

/// A protocol with a mistake, the line of the mistake, and words that the message must hold.
struct Mistake: Sendable {
    let text: String, line: Int?, words: String

    init(_ text: String, _ line: Int?, _ words: String) {
        (self.text, self.line, self.words) = (text, line, words)
    }
}

@Suite("study.yaml: every error has its line and says what to do")
struct StudyProtocolTests {
    @Test("The least protocol, with its defaults")
    func least() throws {
        let study = try StudyProtocol(yaml: minimal)
        #expect(study.indexDrug.id == "anifrolumab")
        #expect(study.baseline.withinDays == 31)
        #expect(study.outcomes == ["sledai2k"])
        #expect(study.statistics.preset == .exact)
        #expect(study.statistics.quantiles == .haverage)
        #expect(study.unknownItems == .unknown)
        #expect(!study.data.eventsAreComplete)
    }

    @Test(
        "Mistakes",
        arguments: [
            Mistake("", nil, "the file is empty"),
            Mistake("- a\n- b\n", 1, "key: value"),
            Mistake("study: {id: a\n", nil, "not YAML"),
            Mistake("study: { id: a, title: A }\n", nil, "`indexDrug` is missing"),
            Mistake("indexDrug: anifrolumab\n", nil, "`study` is missing"),
            Mistake("study: { id: a, title: A }\nindexDrug: anifrolimab\n", 2, "did you mean `anifrolumab`?"),
            Mistake("\(minimal)outcoms: [das28]\n", 3, "did you mean `outcomes`?"),
            Mistake("\(minimal)outcomes: [sledai, das28]\n", 3, "unknown outcome `sledai`"),
            Mistake("\(minimal)times: recored\n", 3, "did you mean `recorded`?"),
            Mistake("\(minimal)statistics: { preset: spps }\n", 3, "did you mean `spss`?"),
            Mistake("\(minimal)statistics: { confidence: 95 }\n", 3, "between 0 and 1"),
            Mistake("\(minimal)data: { decimal: ';' }\n", 3, "decimal is"),
            Mistake("\(minimal)data: { dates: mm/yyyy/dd }\n", 3, "not known for dates"),
            Mistake("\(minimal)data: { units: { platelets: mg/dL } }\n", 3, "no unit of platelets"),
            Mistake("\(minimal)data: { acknowledged: [{ rule: weekly-drug-dayly, reason: x }] }\n", 3, "did you mean `weekly-drug-daily`?"),
            Mistake("\(minimal)data: { acknowledged: [{ rule: weekly-drug-daily }] }\n", 3, "`reason` is missing"),
            Mistake("\(minimal)response: { name: r, allOf: [{ variable: das28.lats, below: 2.6 }] }\n", 3, "did you mean `das28.last`?"),
            Mistake("\(minimal)response: { name: r, allOf: [{ variable: das28.last }] }\n", 3, "a condition has one of"),
            Mistake("\(minimal)baseline: { withinDays: many }\n", 3, "expected a number"),
        ])
    func mistake(_ mistake: Mistake) throws {
        let error = #expect(throws: StudyFileErrors.self) { try StudyProtocol(yaml: mistake.text) }
        let match = try #require(error?.errors.first { $0.message.contains(mistake.words) }, "\(error?.description ?? "")")
        if let line = mistake.line { #expect(match.line == line) }
    }

    @Test("All mistakes are told at once, in order of lines")
    func all() {
        let text = "study: { id: a, title: A }\nindexDrug: nothing\ntimes: never\nfoo: bar\n"
        let error = #expect(throws: StudyFileErrors.self) { try StudyProtocol(yaml: text) }
        #expect(error?.errors.map(\.line) == [2, 3, 4])
    }
}
