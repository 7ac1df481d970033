// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import Testing

@Suite("Spelling: did you mean")
struct SpellingTests {
    private let names = ["proteinuria", "antiDNA", "lowComplement", "arthritis", "alopecia", "vasculitis", "fever", "C3", "C4", "pga"]

    @Test(
        "Suggests the near one",
        arguments: [
            ("protenuria", "proteinuria"), ("PROTEINURIA", "proteinuria"), ("anti_dna", "antiDNA"), ("Anti-DNA", "antiDNA"),
            ("low complement", "lowComplement"), ("lowcomplment", "lowComplement"), ("artrhitis", "arthritis"), ("feever", "fever"),
            ("c3", "C3"), ("PAG", "pga"),
        ])
    func near(word: String, name: String) { #expect(Spelling.suggestion(for: word, among: names) == name) }

    @Test(
        "Suggests nothing where none is near", arguments: ["", "c5", "c", "headache", "xyz", "prot", String(repeating: "a", count: 5_000)])
    func far(word: String) { #expect(Spelling.suggestion(for: word, among: names) == nil) }

    @Test("Suggests nothing where two are equally near, in either order")
    func ambiguous() {
        #expect(Spelling.suggestion(for: "dsdnx", among: ["dsdna", "dsdnb"]) == nil)
        #expect(Spelling.suggestion(for: "dsdnx", among: ["dsdna", "dsdnb", "dsdnx"]) == "dsdnx")
        #expect(Spelling.suggestion(for: "dsdnx", among: ["dsdnx", "dsdnb", "dsdna"]) == "dsdnx")
        #expect(Spelling.suggestion(for: "fever", among: ["Fever", "FEVER"]) == nil)
        #expect(Spelling.suggestion(for: "fevr", among: ["fever", "fever"]) == "fever")
    }

    @Test("A swap of neighbours is one slip")
    func swap() {
        #expect(Spelling.suggestion(for: "abdc", among: ["abcd"]) == "abcd")
        #expect(Spelling.suggestion(for: "badc", among: ["abcd"]) == nil)
    }
}
