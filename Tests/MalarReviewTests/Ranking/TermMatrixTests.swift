// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import MalarReview

@Suite("Weights of words")
struct TermMatrixTests {
    static let texts = [
        "Arthritis in lupus: arthritis improves", "Anifrolumab for lupus skin disease", "A trial of methotrexate in arthritis",
        "Skin biopsies of mice, lupus-prone mice",
    ]

    @Test(
        "Words are runs of two letters or digits and more, in lower case",
        arguments: [
            ("IL-6 and TNF_α in 12 a b", ["il", "and", "tnf_α", "in", "12"]), ("", []), ("- . a", []), ("Sjögren’s", ["sjögren"]),
            ("狼瘡 SLE", ["狼瘡", "sle"]), ("e\u{301}te\u{301}", ["te"]),
        ])
    func cut(text: String, words: [String]) {
        var found: [String] = []
        RankingWords.cut(text) { found.append($0) }
        #expect(found == words)
    }

    @Test(
        "tf-idf of words and pairs agrees with an independent computation",
        arguments: [
            (0, "arthritis", 0.4776344737562156), (2, "arthritis", 0.2811316284405006), (2, "in arthritis", 0.3565798233381452),
            (0, "lupus", 0.2283831407907194), (0, "lupus arthritis", 0.35780632252308675), (0, "improves", 0.35780632252308675),
        ])
    func weights(row: Int, term: String, expected: Double) throws {
        let matrix = try TermMatrix(Self.texts, maximumShare: 0.95)
        let places = (matrix.starts[row]..<matrix.starts[row + 1]).filter { matrix.term(Int(matrix.columns[$0])) == term }
        #expect(places.count == 1)
        let weight = places.first.map { Double(matrix.values[$0]) } ?? 0
        #expect((weight - expected).magnitude < 1e-7)
    }

    @Test("Each row has the length 1, and a text without words the length 0")
    func lengths() throws {
        let matrix = try TermMatrix(Self.texts + ["", "a ."], maximumShare: 0.95)
        let lengths = matrix.squaredLengths
        #expect(lengths.prefix(4).allSatisfy { ($0 - 1).magnitude < 1e-6 })
        #expect(lengths.suffix(2) == [0, 0])
    }

    @Test("A term in nearly all texts is left out")
    func commonTerm() throws {
        let matrix = try TermMatrix(["common one", "common two", "common three"], maximumShare: 0.95)
        let terms = matrix.columns.map { matrix.term(Int($0)) }
        #expect(!terms.contains("common"))
        #expect(terms.contains("common two"))
    }

    @Test(
        "Terms of a protocol find their columns",
        arguments: [
            (["arthr*"], ["arthritis", "arthritis in"]), (["Lupus skin"], ["lupus", "skin", "lupus skin"]), (["nothing"], []), (["*"], []),
        ])
    func protocolTerms(terms: [String], expected: [String]) throws {
        let matrix = try TermMatrix(Self.texts, maximumShare: 0.95)
        let factors = matrix.factors(of: terms)
        let found = Set(factors.indices.filter { factors[$0] > 0 }.map { matrix.term($0) })
        #expect(found == Set(expected.filter { !$0.hasPrefix("arthritis ") }))
    }
}
