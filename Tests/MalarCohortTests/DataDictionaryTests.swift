// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarInstruments
import MalarUnits
import Testing

@Suite("Data dictionary")
struct DataDictionaryTests {
    @Test("Ids are unique in their table, and every variable says what it means", arguments: DataTable.allCases)
    func ids(table: DataTable) {
        let variables = DataDictionary.variables(of: table)
        let ids = variables.map(\.id)
        #expect(Set(ids).count == ids.count, "repeated: \(ids.filter { id in ids.count { $0 == id } > 1 })")
        #expect(
            variables.allSatisfy {
                !$0.label.isEmpty && !$0.meaning.isEmpty && !$0.section.isEmpty && !$0.permitted.isEmpty && $0.table == table
            })
        #expect(variables.allSatisfy { DataDictionary.variable($0.id, in: table) == $0 })
        #expect(Set(table.key).isSubset(of: variables.filter(\.isRequired).map(\.id)))
    }

    @Test("No id could be taken for a header with a unit")
    func headers() {
        #expect(DataDictionary.variables.allSatisfy { !$0.id.contains("[") && !$0.id.contains(" ") })
    }

    @Test("Every item that a variable answers is an item of its instrument")
    func feeds() throws {
        for variable in DataDictionary.variables {
            for feed in variable.feeds {
                let instrument = try #require(Catalogue.named(feed.instrument), "\(variable.id) feeds \(feed.instrument)")
                #expect(instrument.description.item(feed.item) != nil, "\(variable.id) feeds \(feed.instrument).\(feed.item)")
            }
        }
    }

    @Test("Every descriptor of SLEDAI-2K is a finding of a visit, and feeds it")
    func descriptors() {
        for item in SLEDAI2K.Item.allCases {
            let variable = DataDictionary.variable(item.rawValue, in: .visits)
            #expect(variable?.kind == .finding && variable?.feeds.contains(InstrumentItem("sledai2k", item.rawValue)) == true)
        }
    }

    @Test("All 56 signs of the 28 joints are there")
    func joints() {
        let map = DataDictionary.variables(of: .visits).filter { $0.id.hasPrefix("tender.") || $0.id.hasPrefix("swollen.") }
        #expect(map.count == 56 && map.allSatisfy { $0.kind == .finding && $0.feeds.contains(InstrumentItem("das28", $0.id)) })
    }

    @Test("Every analyte has its value, unit and limits")
    func analytes() {
        for analyte in Analyte.table {
            #expect(DataDictionary.variable(analyte.id, in: .visits)?.kind == .measurement(analyte))
            #expect(DataDictionary.variable("\(analyte.id).unit", in: .visits)?.kind == .unit(of: analyte))
            #expect(DataDictionary.variable("\(analyte.id).lower", in: .visits)?.kind == .limit(of: analyte))
            #expect(DataDictionary.variable("\(analyte.id).upper", in: .visits)?.kind == .limit(of: analyte))
        }
    }

    @Test("Levels are unique words")
    func levels() {
        for variable in DataDictionary.variables {
            guard case .choice(let levels) = variable.kind else { continue }
            #expect(Set(levels.map(\.code)).count == levels.count && Set(levels.map(\.label)).count == levels.count)
        }
    }
}

@Suite("Drug table")
struct DrugTests {
    @Test("Every name means one drug, whatever its letter case, hyphens and blanks")
    func names() {
        #expect(Set(Drug.table.map(\.id)).count == Drug.table.count)
        #expect(Set(Drug.table.map(\.abbreviation)).count == Drug.table.count)
        for drug in Drug.table {
            for name in [drug.id, drug.label, drug.abbreviation] + drug.synonyms {
                #expect(Drug.named(name) == drug && Drug.named(" \(name.uppercased())-") == drug, "\(name)")
            }
            #expect(drug.synonyms.allSatisfy { $0 == $0.lowercased() })
        }
        #expect(Drug.named("") == nil && Drug.named("none") == nil && Drug.named("--") == nil)
    }

    @Test(
        "Abbreviations of Table 1 of doi:10.3390/jpm15110546",
        arguments: [
            ("HCQ", "hydroxychloroquine"), ("MMF", "mycophenolateMofetil"), ("AZA", "azathioprine"), ("LEF", "leflunomide"),
            ("SLZ", "sulfasalazine"),
            ("CIC", "ciclosporin"), ("MTX", "methotrexate"), ("RTX", "rituximab"), ("TOCI", "tocilizumab"), ("BARI", "baricitinib"),
            ("BELI", "belimumab"),
            ("GCs", "glucocorticoid"), ("CFX", "cyclophosphamide"), ("MME", "mycophenolateMofetil"), ("cyclosporin", "ciclosporin"),
            ("ANI", "anifrolumab"),
            ("PDN", "prednisone"),
        ])
    func table1(written: String, id: String) { #expect(Drug.named(written)?.id == id) }

    @Test("Every named glucocorticoid of the equivalence table is a drug, and every such drug has its equivalence")
    func glucocorticoids() {
        let drugs = Drug.table.filter { $0.drugClass == .glucocorticoid && $0.id != "glucocorticoid" }.map(\.id)
        #expect(Set(drugs) == Set(Glucocorticoid.allCases.map(\.rawValue)))
    }
}
