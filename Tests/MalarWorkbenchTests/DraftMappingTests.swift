// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarCohort
import MalarExchange
import MalarStudy
import MalarWorkbench
import Testing

@Suite("Drafts of mappings")
struct DraftMappingTests {
    private func draft(_ text: String, _ name: String = "visite.csv") throws -> String {
        let place = try Workplace()
        try place.write(text, to: name)
        return try DraftMapping()(place.path(name))
    }

    @Test("Separator, decimal mark, dates, codes and known names are found; the rest is left open")
    func guesses() throws {
        let text = try draft(
            "codice;data_visita;artrite;C3;PDN_mg_die;operatore\n1;13/02/2024;presente;80,5;5;x\n2;03/02/2024;nd;90,5;0;y\n")
        for line in [
            "centre: FILL-IN", "separator: \";\"", "decimal: \",\"", "encoding: utf-8", "dates: dd/mm/yyyy",
            "findings: { \"nd\": unknown, \"presente\": present }", "visits:", "  - file: \"visite.csv\"", "      \"codice\": patient",
            "      \"data_visita\": date", "      \"artrite\": arthritis", "      \"C3\": { variable: c3, unit: FILL-IN }   # g/L, mg/dL",
            "      \"PDN_mg_die\": glucocorticoidDose", "      \"operatore\": FILL-IN",
        ] {
            #expect(text.split(separator: "\n").contains { $0.hasPrefix(line) }, "\(line)")
        }
    }

    @Test("What is left open is refused; once it is given, the file reads")
    func finished() throws {
        let file = "centres/pisa/mapping.yaml"
        let text = try draft("codice;data_visita;artrite;C3\n1;13/02/2024;si;80,5\n")
        let refusal = #expect(throws: StudyFileErrors.self) { try CentreMapping(yaml: text, file: file) }
        #expect(refusal?.errors.count == 2)
        let given = text.replacingOccurrences(of: "centre: FILL-IN", with: "centre: Pisa").replacingOccurrences(
            of: "unit: FILL-IN", with: "unit: mg/dl")
        let mapping = try CentreMapping(yaml: given, file: file)
        let files = [
            "centres/pisa/visite.csv": Array("codice;data_visita;artrite;C3\n1;13/02/2024;si;80,5\n".utf8),
            "patients.csv": Array("patient\n1\n".utf8),
        ]
        let content = try StudyFolder.read(files: files, centres: [mapping])
        #expect(content.findings == [] && content.cohort.patients[0].visits.count == 1)
    }

    @Test(
        "Dates that fit two formats are left open",
        arguments: [("03/02/2024", "FILL-IN   # dd/mm/yyyy or mm/dd/yyyy"), ("2024-02-03", "iso"), ("45183", "excel")])
    func dates(_ date: String, _ expected: String) throws {
        #expect(try draft("codice,data_visita,artrite\n1,\(date),1\n").contains("\ndates: \(expected)\n"))
    }

    @Test("Every variable finds itself under its own name")
    func names() {
        for variable in DataDictionary.variables {
            #expect(LocalNames.variable(for: variable.id, in: variable.table)?.id == variable.id)
        }
    }

    @Test("A file without a header, and one that is not there, are refused in words")
    func refused() throws {
        #expect(throws: StudyFolderError.self) { try draft("") }
        #expect(throws: RequestError.self) { try DraftMapping()("no-such-file.csv") }
    }
}
