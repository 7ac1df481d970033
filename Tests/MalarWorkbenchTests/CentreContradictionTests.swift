// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarPublishing
import MalarWorkbench
import Testing

/// A visit or course of a centre's file that cannot be true, and what the check must say.
struct Contradiction: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var visits: [String]
    var courses: [String] = []
    let expected: [String]

    init(_ name: String, visits: [String] = ["05/03/2024;no;no;100;90;0,1;no;5;1"], courses: [String] = [], _ expected: [String]) {
        (testDescription, self.visits, self.courses, self.expected) = (name, visits, courses, expected)
    }

    static let all = [
        Contradiction("nothing wrong", []),
        Contradiction(
            "low C3, complement absent", visits: ["05/03/2024;no;no;60;90;0,1;no;5;1"],
            ["finding-contradicts-measurement visite.csv:2 complemento_basso"]),
        Contradiction(
            "1.2 g of protein, proteinuria absent", visits: ["05/03/2024;no;no;100;90;1,2;no;5;1"],
            ["finding-contradicts-measurement visite.csv:2 proteinuria"]),
        Contradiction(
            "LLDAS on prednisone 10 mg", visits: ["05/03/2024;no;no;100;90;0,1;si;10;1"],
            ["recorded-state-contradicted visite.csv:2 LLDAS"]),
        Contradiction(
            "a falling damage index", visits: ["05/03/2024;no;no;100;90;0,1;no;5;2", "05/06/2024;no;no;100;90;0,1;no;5;1"],
            ["damage-falls visite.csv:3 SDI"]),
        Contradiction(
            "the same visit twice", visits: ["05/03/2024;no;no;100;90;0,1;no;5;1", "05/03/2024;no;no;101;90;0,1;no;5;1"],
            ["duplicate-key visite.csv:3 data"]),
        Contradiction(
            "a stop before its start", courses: ["HCQ;05/03/2024;04/03/2024"], ["dates-out-of-order terapie.csv:3 fine"]),
        Contradiction(
            "C3 0.9 mg/dl", visits: ["05/03/2024;no;si;0,9;90;0,1;no;5;1"], ["implausible-value visite.csv:2 C3"]),
        Contradiction(
            "a visit after the last day of the data", visits: ["05/03/2025;no;no;100;90;0,1;no;5;1"],
            ["date-after-data-cut visite.csv:2 data"]),
    ]
}

@Suite("Contradictions in centres' files")
struct CentreContradictionTests {
    private func write(_ wrong: Contradiction, _ place: borrowing Workplace) throws {
        try FileManager.default.createDirectory(atPath: place.path("s/centres/pisa"), withIntermediateDirectories: true)
        try place.write("study: { id: x, title: y }\nindexDrug: anifrolumab\ndata: { dataCut: 2024-12-31 }\n", to: "s/study.yaml")
        try place.write(
            """
            prefix: PI-
            separator: ";"
            decimal: ","
            dates: dd/mm/yyyy
            findings: { si: present, no: absent }
            patients: { file: pazienti.csv, columns: { id: patient } }
            visits:
              file: visite.csv
              columns:
                id: patient
                data: date
                proteinuria: proteinuria
                complemento_basso: lowComplement
                C3: { variable: c3, unit: mg/dl }
                C3_min: { variable: c3.lower, unit: mg/dl }
                proteine: { variable: proteinuria24h, unit: g/24h }
                LLDAS: recorded.lldas
                PDN: glucocorticoidDose
                SDI: recorded.sdi
              constants: { glucocorticoid: prednisone }
            treatments:
              - file: terapie.csv
                columns: { id: patient, farmaco: drug, inizio: start, fine: stop }
                constants: { role: concomitant }
              - file: infusioni.csv
                columns: { id: patient, prima: start }
                constants: { drug: anifrolumab, role: index }
            """, to: "s/centres/pisa/mapping.yaml")
        func table(_ header: String, _ rows: [String]) -> String { ([header] + rows.map { "1;" + $0 }).joined(separator: "\r\n") + "\r\n" }
        try place.write("id\n1\n", to: "s/centres/pisa/pazienti.csv")
        try place.write("id;prima\n1;01/02/2024\n", to: "s/centres/pisa/infusioni.csv")
        try place.write(
            table("id;data;proteinuria;complemento_basso;C3;C3_min;proteine;LLDAS;PDN;SDI", wrong.visits), to: "s/centres/pisa/visite.csv")
        try place.write(table("id;farmaco;inizio;fine", ["MMF;01/01/2023;"] + wrong.courses), to: "s/centres/pisa/terapie.csv")
    }

    @Test("Each is found at its place in the centre's file, and nothing else", arguments: Contradiction.all)
    func found(_ wrong: Contradiction) throws {
        let place = try Workplace()
        try write(wrong, place)
        let found = try CheckStudy()(place.path("s")).list.rows.map { row in
            let file = (row.cells[1].text as NSString).lastPathComponent
            return "\(row.cells[6].text) \(file):\(row.cells[2].text) \(row.cells[3].text)"
        }
        #expect(found == wrong.expected)
    }

    @Test("An acknowledgement may name the variable or the centre's own column", arguments: ["lowComplement", "complemento_basso"])
    func acknowledged(_ column: String) throws {
        let place = try Workplace()
        try write(Contradiction.all[1], place)
        let rule = "finding-contradicts-measurement"
        try place.write(
            "study: { id: x, title: y }\nindexDrug: anifrolumab\ndata:\n  acknowledged: [{ rule: \(rule), column: \(column), reason: C1q }]\n",
            to: "s/study.yaml")
        let counts = try CheckStudy()(place.path("s")).counts
        #expect(counts.acknowledged == 1 && counts.warnings == 0)
        #expect(try WriteQueries()(place.path("s"), to: place.path("q")).files == [])
    }

    @Test("A number that would be usual in another unit says in which")
    func unit() throws {
        let place = try Workplace()
        try write(try #require(Contradiction.all.first { $0.testDescription.hasPrefix("C3 0.9") }), place)
        let message = try CheckStudy()(place.path("s")).list.rows[0].cells[7].text
        #expect(message.hasSuffix("check value and unit; in g/L the same number would be usual"))
    }

    @Test("A visit of a centre is explained as any other")
    func explained() throws {
        let place = try Workplace()
        try write(Contradiction.all[0], place)
        let output = try ExplainVisit()("PI-1", "2024-03-05", in: place.path("s"))
        #expect(output.document.title == "PI-1, 2024-03-05" && output.counts.errors == 0)
    }
}
