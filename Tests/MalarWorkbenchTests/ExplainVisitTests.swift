// SPDX-License-Identifier: Apache-2.0

import MalarPublishing
import MalarWorkbench
import Testing

@Suite("A visit, explained")
struct ExplainVisitTests {
    /// A study with one patient: not in the way of anything but prednisone; then with PGA left open; then beyond remission.
    static func study() throws -> Workplace {
        let place = try Workplace()
        _ = try StartStudy()(place.path("s"), id: nil, title: nil, drug: "anifrolumab")
        let items =
            "seizure,psychosis,organicBrainSyndrome,visualDisturbance,cranialNerveDisorder,lupusHeadache,cva,vasculitis,arthritis,myositis,"
            + "urinaryCasts,hematuria,proteinuria,pyuria,rash,alopecia,mucosalUlcers,pleurisy,pericarditis,lowComplement,"
            + "increasedDnaBinding,fever,thrombocytopenia,leukopenia"
        let absent = Array(repeating: "false", count: 24)
        let rash = absent.enumerated().map { $0 == 14 ? "true" : $1 }
        let unknown = Array(repeating: "", count: 24)
        func row(_ date: String, _ findings: [String], _ others: String) -> String {
            "EXAMPLE-1,\(date),\(findings.joined(separator: ",")),\(others)\n"
        }
        try place.write(
            "patient,date,\(items),newActivity,pga,glucocorticoid,glucocorticoidDose,recorded.sledai2k\n"
                + row("2024-01-10", absent, "false,0.2,prednisone,10,4") + row("2024-04-10", absent, "false,,none,,")
                + row("2024-07-10", rash, "false,0.4,none,,2") + row("2024-07-20", unknown, ",0.4,,,"), to: "s/visits.csv")
        return place
    }

    private static func lines(_ document: Document) -> [String] {
        document.sections.flatMap(\.blocks).flatMap { block -> [String] in
            if case .bulletList(let items) = block { items.map(\.plain) } else { [] }
        }
    }

    @Test(
        "The plain sentences",
        arguments: [
            (
                "2024-01-10",
                [
                    "In LLDAS: no. In the way: prednisone-equivalent 10 mg/day.",
                    "In DORIS remission: no. In the way: prednisone-equivalent 10 mg/day.",
                ]
            ),
            (
                "2024-04-10",
                [
                    "In LLDAS: cannot be decided. Not known: PGA not recorded.",
                    "In DORIS remission: cannot be decided. Not known: PGA not recorded.",
                ]
            ),
            (
                "2024-07-10",
                ["In LLDAS: yes. Every criterion is met.", "In DORIS remission: no. In the way: rash present."]
            ),
        ])
    func sentences(date: String, expected: [String]) throws {
        let place = try Self.study()
        let lines = Self.lines(try ExplainVisit()("EXAMPLE-1", date, in: place.path("s")).document)
        #expect(Array(lines.prefix(2)) == expected)
    }

    @Test("Targets come first, then every instrument that the visit answers, then recorded beside derived")
    func sections() throws {
        let place = try Self.study()
        let document = try ExplainVisit()("EXAMPLE-1", "2024-01-10", in: place.path("s")).document
        let titles = document.sections.map(\.title)
        #expect(titles.first == "2024-01-10" && titles.last == "Recorded beside derived")
        #expect(titles[1...2].map { $0.split(separator: "(").last } == ["lldas)", "doris2021)"])
        #expect(titles.contains("SLEDAI-2K (sledai2k)") && !titles.contains { $0.contains("eularResponse") })
        let recorded = document.tables.last?.rows.first?.cells.map(\.text)
        #expect(recorded == ["SLEDAI-2K", "4", "0", "differ"])
    }

    @Test("A month stands for every visit in it; long lists of what is missing are shortened by groups")
    func month() throws {
        let place = try Self.study()
        let output = try ExplainVisit()("EXAMPLE-1", "2024-07", in: place.path("s"), by: "sledai-2k")
        #expect(output.document.title == "EXAMPLE-1, 2024-07-10, 2024-07-20")
        #expect(
            output.document.sections.map(\.title) == [
                "2024-07-10", "SLEDAI-2K (sledai2k)", "Recorded beside derived", "2024-07-20", "SLEDAI-2K (sledai2k)",
                "Recorded beside derived",
            ])
        guard case .definitions(let results)? = output.document.sections.dropLast().last?.blocks.first else {
            return #expect(Bool(false), "results are definitions")
        }
        #expect(results.first?.meaning.plain == "0 to 105")
        #expect(
            results.last?.meaning.plain
                == "cns (all 7); vascular: Vasculitis; musculoskeletal: Arthritis, Myositis; renal (all 4); mucocutaneous (all 3); "
                + "serosal: Pleurisy, Pericarditis; immunologic: Low complement, Increased DNA binding; constitutional: Fever; "
                + "hematologic: Thrombocytopenia, Leukopenia")
        guard case .array(let visits)? = output.json["visits"] else { return #expect(Bool(false), "visits are a list") }
        #expect(visits.count == 2 && visits[0]["date"] == "2024-07-10")
    }

    @Test(
        "What is not there is met with what is near",
        arguments: [
            ("EXAMPLE1", "2024-01-10", nil, "there is no patient `EXAMPLE1`; did you mean `EXAMPLE-1`?"),
            ("Q", "2024-01-10", nil, "there is no patient `Q`; the patients are EXAMPLE-1"),
            ("EXAMPLE-1", "2024-04-11", nil, "EXAMPLE-1 has no visit on 2024-04-11; the nearest are 2024-01-10, 2024-04-10, 2024-07-10"),
            ("EXAMPLE-1", "10/1/2024", nil, "`10/1/2024` is no date; write it as 2024-03-31, 2024-03 or 2024"),
            ("EXAMPLE-1", "2024-02-30", nil, "`2024-02-30` is no date; write it as 2024-03-31, 2024-03 or 2024"),
            ("EXAMPLE-1", "2024-01-10", "ldas", "there is no instrument `ldas`; did you mean `lldas`?"),
        ] as [(String, String, String?, String)])
    func refusals(patient: String, date: String, instrument: String?, words: String) throws {
        let place = try Self.study()
        let refusal = #expect(throws: RequestError.self) { try ExplainVisit()(patient, date, in: place.path("s"), by: instrument) }
        #expect(refusal?.description == words)
    }
}
