// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarExchange
import MalarInstruments
import MalarStudy
import MalarUnits
import Testing

@Suite("Centres' own files")
struct CentreFilesTests {
    static let visits = "codice;data_visita;artrite;C3;PDN;operatore\n"

    @Test("A centre's files become rows of the cohort, at their true places")
    func read() throws {
        let content = try CentreFolder().read()
        #expect(content.findings == [])
        let patient = try #require(content.cohort.patient("PI-1"))
        #expect(content.cohort.patients.map(\.id) == ["PI-1", "PI-2"] && patient.centre == "Pisa" && patient.sex == "female")
        let visit = try #require(patient.visits.first)
        #expect(visit.date.description == "2024-03-05" && visit.finding("arthritis") == .present)
        #expect(visit.measurement("c3")?.canonicalValue == 0.805 && visit.glucocorticoid?.milligramsPerDay == 5)
        #expect(visit.glucocorticoid?.drug?.id == "prednisone")
        #expect(visit.record.place(of: "c3") == Place(file: "centres/pisa/visite.csv", row: 2, column: "C3"))
        #expect(visit.record.reference == "centres/pisa/visite.csv:2")
        let other = try #require(content.cohort.patient("PI-2")?.visits.first?.measurement("c3"))
        #expect(other.bound == .below && other.value == 40)
    }

    @Test(
        "What does not fit is told at its place",
        arguments: [
            (
                "a code without recoding", CentreFolder().with("pazienti.csv", "codice;sesso\n1;F\n2;X\n"),
                ["unknown-word pazienti.csv:3 sesso"]
            ),
            (
                "a finding in other words", CentreFolder().with("visite.csv", visits + "1;05/03/2024;forse;80;5;x\n"),
                ["unknown-word visite.csv:2 artrite"]
            ),
            (
                "a date that is none", CentreFolder().with("visite.csv", visits + "1;31/02/2024;si;80;5;x\n"),
                ["wrong-type visite.csv:2 data_visita"]
            ),
            (
                "the other decimal mark", CentreFolder().with("visite.csv", visits + "1;05/03/2024;si;80.5;5;x\n"),
                ["wrong-type visite.csv:2 C3"]
            ),
            (
                "a column neither mapped nor ignored", CentreFolder().mapping("ignored: [operatore]", "sameNames: true"),
                ["mapping visite.csv:1 operatore"]
            ),
            (
                "a column that does not exist", CentreFolder().mapping("artrite:", "artriti:"),
                ["mapping mapping.yaml:15 artriti", "mapping visite.csv:1 artrite"]
            ),
            (
                "an ignored column that does not exist", CentreFolder().mapping("[operatore]", "[operatore, stampa]"),
                ["mapping mapping.yaml:19 stampa"]
            ),
            ("no unit", CentreFolder().mapping("{ variable: c3, unit: mg/dl }", "c3"), ["mapping mapping.yaml:16 C3"]),
            (
                "a code for a word that the dictionary does not have", CentreFolder().mapping("F: female", "F: femal"),
                ["mapping mapping.yaml:9 sesso", "unknown-word pazienti.csv:2 sesso"]
            ),
            (
                "a constant that cannot be", CentreFolder().mapping("glucocorticoid: prednisone", "glucocorticoid: prednisona"),
                ["mapping mapping.yaml:18 glucocorticoid"]
            ),
            (
                "no date", CentreFolder().mapping("      data_visita: date\n", "").mapping("[operatore]", "[operatore, data_visita]"),
                ["mapping mapping.yaml:11 date"]
            ),
            (
                "the same visit twice with other values",
                CentreFolder().with("visite.csv", visits + "1;05/03/2024;si;80;5;x\n1;5/3/2024;no;80;5;x\n"),
                ["duplicate-key visite.csv:3 data_visita"]
            ),
            (
                "a visit of nobody", CentreFolder().with("visite.csv", visits + "9;05/03/2024;si;80;5;x\n"),
                ["orphan-row visite.csv:2 codice"]
            ),
            (
                "a row that is too short", CentreFolder().with("visite.csv", visits + "1;05/03/2024\n"),
                ["malformed-row visite.csv:2 artrite"]
            ),
            ("a file that nobody mapped", CentreFolder().with("altro.csv", "a\n1\n"), ["mapping altro.csv:0 "]),
            (
                "a header without patients", CentreFolder().with("pazienti.csv", "codice;sesso\n").with("visite.csv", visits),
                ["missing-value pazienti.csv:1 "]
            ),
            (
                "a visit without a date", CentreFolder().with("visite.csv", visits + "1;;si;80;5;x\n"),
                ["missing-value visite.csv:2 data_visita"]
            ),
            ("a row with nothing but a patient", CentreFolder().with("visite.csv", visits + "1;;;;;x\n"), []),
        ] as [(String, CentreFolder, [String])])
    func finding(_ name: String, _ folder: CentreFolder, _ expected: [String]) {
        let says = folder.says
        #expect(says.sorted() == expected.sorted(), "\(name)")
    }

    @Test(
        "Files that cannot be read at all stop the reading, with what to do",
        arguments: [
            (
                "no such file", CentreFolder().mapping("visite.csv", "visit.csv"),
                "centres/pisa/mapping.yaml, line 11: centres/pisa has no file `visit.csv`; did you mean `visite.csv`?"
            ),
            ("empty", CentreFolder().with("visite.csv", ""), "centres/pisa/visite.csv"),
            ("a column twice", CentreFolder().with("visite.csv", "codice;codice\n1;2\n"), "centres/pisa/visite.csv, line 1: column 2"),
            (
                "Latin-1 bytes declared UTF-8", CentreFolder().with("visite.csv", bytes: Array(visits.utf8) + [0x31, 0x3B, 0xE0, 0x0A]),
                "write `encoding: windows-1252` in centres/pisa/mapping.yaml"
            ),
            (
                "UTF-8 declared Windows-1252",
                CentreFolder().mapping("dates:", "encoding: windows-1252\ndates:").with("visite.csv", "età;b\n1;2\n"),
                "write `encoding: utf-8` there"
            ),
            (
                "a byte that Windows-1252 does not have",
                CentreFolder().mapping("dates:", "encoding: windows-1252\ndates:").with(
                    "visite.csv", bytes: Array("a;b\n".utf8) + [0x81, 0x0A]),
                "centres/pisa/visite.csv, line 2: a byte of this line is no character"
            ),
        ] as [(String, CentreFolder, String)])
    func unreadable(_ name: String, _ folder: CentreFolder, _ expected: String) {
        let says = folder.says
        #expect(says.contains { $0.contains(expected) }, "\(name): \(says)")
    }

    @Test("A byte order mark, Windows line ends, quotes and Windows-1252 change nothing")
    func dialects() throws {
        let plain = try CentreFolder().read().cohort
        let text = "codice;data_visita;artrite;C3;PDN;operatore\r\n\"1\";05/03/2024;si;\"80,5\";5;x\r\n2;06/03/2024;no;<40;0;y\r\n"
        let marked = CentreFolder().with("visite.csv", bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8))
        let western = CentreFolder().mapping("artrite", "attività").mapping("dates:", "encoding: windows-1252\ndates:")
            .with(
                "visite.csv",
                bytes: "codice;data_visita;attività;C3;PDN;operatore\n1;05/03/2024;si;80,5;5;x\n2;06/03/2024;no;<40;0;€\n".unicodeScalars
                    .map { $0 == "€" ? 0x80 : UInt8($0.value) })
        for folder in [marked, western] {
            let content = try folder.read()
            #expect(content.findings == [])
            for (one, other) in zip(plain.patients, content.cohort.patients) {
                #expect(one.visits[0].measurement("c3") == other.visits[0].measurement("c3"))
                #expect(
                    one.visits[0].finding("arthritis") == other.visits[0].finding("arthritis") && one.visits.count == other.visits.count)
            }
        }
    }

    @Test("A laboratory file joins the clinic's visits; what contradicts or stands alone is told")
    func joined() throws {
        let laboratory = "  - { file: lab.csv, columns: { id: patient, data: date, PLT: { variable: platelets, unit: /mmc } } }\n"
        let folder = CentreFolder().mapping("    ignored: [operatore]\n", "    ignored: [operatore]\n" + laboratory)
        let content = try folder.with("lab.csv", "id;data;PLT\n1;05/03/2024;210000\n2;07/03/2024;90000\n").read()
        #expect(
            content.findings.map { "\($0.rule.rawValue) \($0.place.inWords)" } == ["orphan-row centres/pisa/lab.csv, row 3, column data"])
        let visit = try #require(content.cohort.patient("PI-1")?.visits.first)
        #expect(visit.measurement("platelets")?.canonicalValue == 210 && visit.measurement("c3")?.value == 80.5)
        #expect(visit.record.place(of: "platelets") == Place(file: "centres/pisa/lab.csv", row: 2, column: "PLT"))
        #expect(visit.record.place(of: "c3").file == "centres/pisa/visite.csv")
        let twice = folder.mapping("PLT: { variable: platelets, unit: /mmc }", "PLT: { variable: c3, unit: g/L }")
            .with("lab.csv", "id;data;PLT\n1;05/03/2024;0,9\n")
        #expect(twice.says == ["conflicting-values lab.csv:2 PLT"])
    }

    @Test("A wide file gives one visit for each of its dates, and none where there is no date")
    func wide() throws {
        let mapping = """
            dates: dd/mm/yyyy
            patients: { file: largo.csv, separator: ";", columns: { id: patient } }
            visits:
              - { file: largo.csv, separator: ";", columns: { id: patient, data_T0: date, PGA_T0: pga } }
              - { file: largo.csv, separator: ";", columns: { id: patient, data_T4: date, PGA_T4: pga } }
            treatments:
              - { file: largo.csv, separator: ";", columns: { id: patient, HCQ_mg: dose }, constants: { drug: HCQ, role: concomitant, unit: mg, frequency: day } }
            """
        var folder = CentreFolder()
        folder.mapping = mapping
        folder.files = [
            "centres/pisa/largo.csv": Array(
                "id;data_T0;PGA_T0;data_T4;PGA_T4;HCQ_mg\nA;01/02/2024;2;01/03/2024;1;200\nB;02/02/2024;1.5;;;\n".utf8)
        ]
        let content = try folder.read()
        #expect(content.findings == [])
        #expect(content.cohort.patients.map { $0.visits.map(\.pga) } == [[2, 1], [1.5]])
        #expect(content.cohort.patients.map { $0.treatments.map { $0.dose?.milligramsPerDay } } == [[200], []])
        #expect(content.cohort.patients[0].visits[1].record.place(of: "pga").column == "PGA_T4")
    }

    @Test("Ids of two centres that collide are refused, and a prefix helps")
    func collision() throws {
        var folder = CentreFolder().mapping("prefix: PI-\n", "")
        let yaml = "centre: Roma\npatients: { file: p.csv, columns: { id: patient } }\n"
        folder.files["centres/roma/p.csv"] = Array("id\n2\n3\n".utf8)
        let refusal = #expect(throws: StudyFolderError.self) {
            try folder.read([CentreMapping(yaml: yaml, file: "centres/roma/mapping.yaml")])
        }
        #expect(
            refusal?.description.hasPrefix("centres/roma/mapping.yaml, line 1: 1 patient has the id of a patient of centres/pisa") == true
                && refusal?.description.contains("`prefix: RO-`") == true)
        let roma = try CentreMapping(yaml: "prefix: RO-\n" + yaml, file: "centres/roma/mapping.yaml")
        #expect(try folder.read([roma]).cohort.patients.map(\.id) == ["1", "2", "RO-2", "RO-3"])
        folder.files["patients.csv"] = Array("patient\n1\n".utf8)
        #expect(throws: StudyFolderError.self) { try folder.read([roma]) }
        folder.files["patients.csv"] = Array("patient\nX\n".utf8)
        #expect(try folder.read([roma]).cohort.patients.count == 5)
    }

    @Test(
        "Units of columns",
        arguments: [
            ("{ variable: proteinCreatinineRatio, unit: mg/mmol }", "50", "proteinCreatinineRatio", 442),
            ("{ variable: proteinCreatinineRatio, unit: mg/g }", "442", "proteinCreatinineRatio", 442),
            ("{ variable: proteinuria24h, unit: g/24h }", "1,2", "proteinuria24h", 1200),
            ("{ variable: c4, unit: mg/dl }", "12", "c4", 0.12), ("{ variable: creatinine, unit: mg/dl }", "1", "creatinine", 88.4),
        ] as [(String, String, String, Double)])
    func units(_ column: String, _ text: String, _ analyte: String, _ expected: Double) throws {
        let folder = CentreFolder().mapping("C3: { variable: c3, unit: mg/dl }", "C3: \(column)")
            .with("visite.csv", Self.visits + "1;05/03/2024;si;\(text);5;x\n")
        let value = try #require(try folder.read().cohort.patient("PI-1")?.visits.first?.measurement(analyte)?.canonicalValue)
        #expect(abs(value - expected) < 1e-12 * expected)
    }

    @Test("A dose in grams, and a limit in another unit than its measurement")
    func scaled() throws {
        let folder = CentreFolder().mapping("PDN: glucocorticoidDose", "PDN: { variable: glucocorticoidDose, unit: g/die }")
            .mapping("ignored: [operatore]", "ignored: []").mapping("C3: {", "operatore: { variable: c3.lower, unit: g/L }\n      C3: {")
            .with("visite.csv", Self.visits + "1;05/03/2024;si;80;0,0125;0,9\n2;05/03/2024;si;80;3;0,9\n")
        let content = try folder.read()
        let visit = try #require(content.cohort.patient("PI-1")?.visits.first)
        #expect(visit.glucocorticoid?.milligramsPerDay == 12.5 && visit.measurement("c3")?.lowerLimit == 90)
        #expect(content.findings.map { "\($0.rule.rawValue) \($0.place.row ?? 0)" } == ["out-of-range 3"])
    }

    @Test("Messages hold no value of a patient")
    func privacy() throws {
        let folder = CentreFolder().with("pazienti.csv", "codice;sesso\n1;SEGRETO\n2;M\n")
            .with("visite.csv", Self.visits + "1;SEGRETO;SEGRETO;SEGRETO;SEGRETO;SEGRETO\n")
        let findings = try folder.read().findings
        #expect(findings.count == 5 && findings.allSatisfy { !$0.message.contains("SEGRETO") && $0.value == "SEGRETO" })
    }
}
