// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarStudy
import MalarUnits
import Testing

@Suite("Mapping files of centres")
struct CentreMappingTests {
    static let file = "centres/pisa/mapping.yaml"

    private func errors(_ yaml: String) -> [String] {
        do throws(StudyFileErrors) {
            _ = try CentreMapping(yaml: yaml, file: Self.file)
            return []
        } catch {
            return error.errors.map { "\($0.line ?? 0): \($0.message)" }
        }
    }

    @Test("A mapping says what it says; a file may differ from what holds for all")
    func whole() throws {
        let mapping = try CentreMapping(
            yaml: """
                prefix: PI-
                separator: tab
                decimal: ","
                dates: excel
                encoding: latin-1
                findings: { "sì": present, "no": absent, nd: unknown }
                patients: { file: p.csv, columns: { codice: patient, renale: ever.renal } }
                visits:
                  - file: v.csv
                    dates: mm/dd/yyyy
                    encoding: utf-8
                    columns:
                      codice: patient
                      C3: { variable: c3, unit: mg/dl, recode: { nd: unknown } }
                    constants: { glucocorticoid: methylprednisolone }
                    ignored: operatore
                """, file: Self.file)
        #expect(mapping.centre == "pisa" && mapping.prefix == "PI-" && mapping.folder == "centres/pisa")
        let (patients, visits) = (mapping.files[0], mapping.files[1])
        #expect(patients.table == .patients && patients.separator == "\t" && patients.decimalMark == ",")
        #expect(patients.dates == .excel && patients.encoding == .windows1252)
        #expect(patients.columns[1].codes == ["sì": "present", "no": "absent", "nd": ""] && patients.columns[0].codes == nil)
        #expect(visits.dates == .monthDayYear && visits.encoding == .utf8 && visits.separator == "\t")
        #expect(visits.columns[1].unit == "mg/dl" && visits.columns[1].codes == ["nd": ""])
        #expect(visits.constants["glucocorticoid"]?.text == "methylprednisolone" && visits.ignored.map(\.text) == ["operatore"])
        #expect(visits.ignored[0].line == 16 && visits.columns[1].local == MappedText("C3", line: 14))
    }

    @Test(
        "What is wrong is told with its line and what was probably meant",
        arguments: [
            ("", "0: the file is empty"),
            ("centre: x\n", "1: no table is mapped"),
            ("centre: Reggio Emilia\npatients: { file: p, columns: { a: patient } }", "1: `centre` is written with letters"),
            ("visits: { file: v, columns: { a: artrhitis } }", "1: visits has no variable `artrhitis`; did you mean `arthritis`?"),
            ("patients: { file: p, columns: { a: pga } }", "1: patients has no variable `pga`; it belongs to visits"),
            (
                "visits:\n  file: v\n  columns:\n    a: pga\n    b: pga\n",
                "5: `pga` is mapped twice: by `b` and by the column `a` of line 4"
            ),
            ("visits:\n  file: v\n  columns: { a: pga }\n  constants: { pga: 1 }\n", "3: `pga` is mapped twice: by `a` and by a constant"),
            ("visits:\n  file: v\n  columns:\n    a: pga\n    a: date\n", "4: this is not YAML: a key occurs twice in one mapping: `a`"),
            ("visits: { file: v, columns: { a: { variable: c3, unit: mg/l } } }", "1: `mg/l` is no unit of c3; known are g/L, mg/dL"),
            ("visits: { file: v, columns: { a: { variable: pga, unit: mm } } }", "1: `pga` is in 0-3, and there is no fixed factor"),
            ("visits: { file: v, columns: { a: { variable: arthritis, unit: mm } } }", "1: `arthritis` has no unit"),
            ("treatments: { file: t, columns: { a: { variable: dose, unit: mg } } }", "1: the unit of a dose is a variable of its own"),
            ("visits: { file: v, columns: [a, b] }", "1: expected lines such as `data_visita: date` under columns"),
            ("visits: { file: ../v.csv, columns: { a: pga } }", "1: the file stands in the centre's folder"),
            ("visits: { fil: v, columns: { a: pga } }", "1: unknown key `fil` under visits; did you mean `file`?"),
            ("dates: dd/mm/yy\nvisits: { file: v }", "1: `dd/mm/yy` is not known for dates; did you mean `dd/mm/yyyy`?"),
            ("encoding: utf-16\nvisits: { file: v }", "1: `utf-16` is not known for encoding"),
            ("separator: \"#\"\nvisits: { file: v }", "1: separator is \",\""),
            ("decimal: x\nvisits: { file: v }", "1: decimal is \".\" or \",\""),
            ("findings: [si, no]\nvisits: { file: v }", "1: expected codes under findings"),
            ("visits: { file: v, constants: { drug: MTX } }", "1: visits has no variable `drug`; it belongs to treatments"),
        ])
    func wrong(_ yaml: String, _ expected: String) {
        let errors = errors(yaml)
        #expect(errors.contains { $0.hasPrefix(expected) }, "\(errors)")
    }

    @Test("All errors are told at once")
    func together() {
        #expect(errors("decimal: x\ndates: y\nvisits: { file: v, columns: { a: b, c: d } }").count == 4)
    }
}
