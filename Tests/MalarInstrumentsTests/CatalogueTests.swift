// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("Catalogue")
struct CatalogueTests {
    static let all = Catalogue.all.map { $0.description } + Catalogue.longitudinal.map { $0.description }

    @Test("Every reference in use exists, once, in alphabetical order")
    func references() {
        let keys = Reference.table.map(\.key)
        #expect(keys == keys.sorted { $0.lowercased() < $1.lowercased() } && Set(keys).count == keys.count)
        for description in Self.all {
            for key in description.references + description.bands.map(\.source) {
                #expect(Reference.named(key) != nil, "\(description.id): \(key)")
            }
        }
        let used = Set(Self.all.flatMap { $0.references + $0.bands.map(\.source) })
        #expect(Set(keys).subtracting(used).isEmpty)
    }

    @Test("Ids are unique among instruments and their aliases, and among the items, parts and bands of each")
    func ids() {
        let names = Self.all.flatMap { [$0.id] + $0.aliases }
        #expect(Set(names).count == names.count)
        for description in Self.all {
            for ids in [description.items.map(\.id), description.parts.map(\.id), description.bands.map(\.id)] {
                #expect(Set(ids).count == ids.count, "\(description.id)")
            }
            #expect(!description.items.isEmpty && !description.rule.isEmpty && !description.references.isEmpty)
            #expect(description.items.allSatisfy { !$0.label.isEmpty && !$0.definition.isEmpty })
        }
    }

    @Test("Parts in a result are the parts that are described", arguments: Catalogue.all.map { $0.id })
    func parts(_ id: String) throws {
        let instrument = try #require(Catalogue.named(id))
        #expect(try instrument.assess(Answers()).parts.map(\.id) == instrument.description.parts.map(\.id))
    }

    @Test(
        "Names are found however they are written",
        arguments: [
            ("SLEDAI-2K", "sledai2k"), ("sledai", "sledai2k"), ("DORIS", "doris2021"), ("GC", "glucocorticoid"),
            ("eular response", "eularResponse"),
        ])
    func names(_ name: String, id: String) {
        #expect(Catalogue.named(name)?.id == id)
        #expect(Catalogue.named("nothing") == nil)
    }

    @Test("The same item means the same in every instrument: kind and unit")
    func sharedItems() {
        var kinds: [String: ItemDescription.Kind] = [:]
        for item in Self.all.flatMap(\.items) {
            #expect(kinds[item.id] == nil || kinds[item.id] == item.kind, "\(item.id)")
            kinds[item.id] = item.kind
        }
    }
}

@Suite("Answers that no rule admits")
struct AnswerErrorTests {
    @Test(
        "The error names the item",
        arguments: [
            ("das28", "tjc28", .number(29), .outOfRange), ("das28", "sjc28", .number(-1), .outOfRange),
            ("das28", "tjc28", .number(2.5), .notAWholeNumber),
            ("das28", "tjc28", .number(.nan), .notAWholeNumber), ("das28", "gh", .number(101), .outOfRange),
            ("das28", "gh", .number(.nan), .outOfRange),
            ("das28", "esr", .word("high"), .notANumber), ("das28", "formula", .word("das28"), .unknownWord),
            ("das28", "tender.kneeLeft", .number(2), .notAFinding),
            ("doris2021", "pga", .number(3.4), .outOfRange), ("doris2021", "pga", .number(-1), .outOfRange),
            ("lldas", "pga", .number(3.4), .outOfRange),
            ("lldas", "sledai2k", .number(106), .outOfRange), ("glucocorticoid", "prednisone", .number(-5), .outOfRange),
            ("glucocorticoid", "intervalDays", .number(0), .outOfRange), ("glucocorticoid", "prednisone", .number(.infinity), .outOfRange),
            ("sledai2k", "rash", .word("yes"), .notAFinding), ("sledai2k", "rash", .number(2), .notAFinding),
            ("sledai2k", "platelets", .number(95_000), .outOfRange), ("sledai2k", "temperature", .number(100.4), .outOfRange),
            ("eularResponse", "baseline", .number(11), .outOfRange),
        ] as [(String, String, Answer, AnswerError.Code)])
    func named(_ instrument: String, item: String, answer: Answer, code: AnswerError.Code) throws {
        let type = try #require(Catalogue.named(instrument))
        let error = #expect(throws: AnswerError.self) { try type.assess(Answers([item: answer])) }
        #expect(error?.item == item && error?.code == code)
        #expect(error?.description.hasPrefix("\(item): expects ") == true)
    }

    @Test("Unknown answers and answers to other items are never an error", arguments: Catalogue.all.map { $0.id })
    func total(_ id: String) throws {
        let type = try #require(Catalogue.named(id))
        var answers = Answers(["somethingElse": .number(-1)])
        #expect(throws: Never.self) { try type.assess(answers) }
        for item in type.description.items { answers[item.id] = .unknown }
        let result = try type.assess(answers)
        #expect(result.state == .indeterminate || result.score?.value == nil)
        #expect(!result.missing.isEmpty)
    }
}
