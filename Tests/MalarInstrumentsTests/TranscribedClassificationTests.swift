// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("Copied twice: classification criteria")
struct TranscribedClassificationTests {
    static let tables = ["eular-acr-2019", "slicc-2012", "acr-1997", "classification-limits"]

    @Test("EULAR/ACR 2019: domains, items, weights, sides")
    func eularAcr() throws {
        let code = facts(EULARACR2019.table) {
            ($0.item.rawValue, "\($0.system) \($0.weight) \(EULARACR2019.clinicalItems.contains($0.item) ? "clinical" : "immunologic")")
        }
        #expect(slips(try Transcription("eular-acr-2019").facts(["item"], ["domain", "weight", "side"]), code) == [])
    }

    @Test("SLICC 2012: criteria, numbers, sides; each counts once")
    func slicc() throws {
        let sides = Dictionary(grouping: SLICC2012.table, by: \.system)
        let code = facts(sides.flatMap { side, rows in rows.enumerated().map { (side, $0 + 1, $1) } }) { side, number, row in
            (row.item.rawValue, "\(number) \(side) \(row.weight)")
        }
        let transcribed = try Transcription("slicc-2012").facts(["item"], ["number", "side"]).mapValues { "\($0) 1" }
        #expect(slips(transcribed, code) == [])
    }

    @Test("ACR 1997: the eleven criteria, each counting once")
    func acr() throws {
        let transcribed = try Transcription("acr-1997").facts(["item"], []).mapValues { _ in "1" }
        #expect(slips(transcribed, facts(ACR1997.table) { ($0.item.rawValue, "\($0.weight)") }) == [])
    }

    @Test("Limits: points and criteria by the code, laboratory limits by what the form prints")
    func limits() throws {
        for row in try Transcription("classification-limits").rows {
            let (criteria, item) = (row["criteria"] ?? "", row["item"] ?? "")
            let limit = try #require(PrintedLimit(row, id: ["criteria", "item"]))
            if item == "classified" {
                let threshold = try #require(Self.thresholds[criteria])
                #expect(slips([limit], [limit.id: { $0 >= threshold }]) == [])
            } else {
                let words = try #require(Self.definition(criteria, item), "\(limit.id)")
                let printed = Self.comparisons[limit.comparison, default: []].map { "\($0)\(row["limit"] ?? "")" }
                #expect(printed.contains { words.contains("\($0) ") || words.contains("\($0),") }, "\(limit.id): \(words)")
            }
        }
    }

    private static let thresholds = [
        "eularAcr2019": EULARACR2019.threshold, "slicc2012": SLICC2012.threshold, "acr1997": ACR1997.threshold,
    ]
    private static let comparisons = [
        ">": ["above ", "more than "], "<": ["below "], ">=": ["at least ", "protein of ", "at 1:"],
    ]
    private static let combined = [
        "slicc2012 leukopenia": "leukopeniaOrLymphopenia", "slicc2012 lymphopenia": "leukopeniaOrLymphopenia",
        "acr1997 leukopenia": "haematologic", "acr1997 lymphopenia": "haematologic", "acr1997 thrombocytopenia": "haematologic",
        "eularAcr2019 entry": "ana",
    ]

    private static func definition(_ criteria: String, _ item: String) -> String? {
        let id = "\(criteria).\(combined["\(criteria) \(item)"] ?? item)"
        return Catalogue.named(criteria)?.description.item(id).map { $0.definition + " " }
    }
}
