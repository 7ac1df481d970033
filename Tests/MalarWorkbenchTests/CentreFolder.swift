// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarExchange
import MalarStudy

/// A study folder in memory with one centre, whose files can be changed.
struct CentreFolder: CustomStringConvertible {
    var description: String { files.keys.sorted().joined(separator: " ") }
    var mapping = """
        centre: Pisa
        prefix: PI-
        separator: ";"
        decimal: ","
        dates: dd/mm/yyyy
        findings: { si: present, no: absent }
        patients:
          file: pazienti.csv
          columns: { codice: patient, sesso: { variable: sex, recode: { F: female, M: male } } }
        visits:
          - file: visite.csv
            columns:
              codice: patient
              data_visita: date
              artrite: arthritis
              C3: { variable: c3, unit: mg/dl }
              PDN: glucocorticoidDose
            constants: { glucocorticoid: prednisone }
            ignored: [operatore]

        """
    var files: [String: [UInt8]] = [
        "centres/pisa/pazienti.csv": Array("codice;sesso\n1;F\n2;M\n".utf8),
        "centres/pisa/visite.csv": Array(
            "codice;data_visita;artrite;C3;PDN;operatore\n1;05/03/2024;si;80,5;5;x\n2;06/03/2024;no;<40;0;y\n".utf8),
    ]

    /// The folder with a text of its mapping replaced.
    func mapping(_ old: String, _ new: String) -> CentreFolder {
        var copy = self
        copy.mapping = mapping.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
        return copy
    }

    func with(_ name: String, _ text: String) -> CentreFolder { with(name, bytes: Array(text.utf8)) }

    func with(_ name: String, bytes: [UInt8]?) -> CentreFolder {
        var copy = self
        copy.files["centres/pisa/\(name)"] = bytes
        return copy
    }

    func read(_ others: [CentreMapping] = []) throws -> StudyFolderContent {
        let mapping = try CentreMapping(yaml: mapping, file: "centres/pisa/mapping.yaml")
        return try StudyFolder.read(files: files, centres: [mapping] + others)
    }

    /// The findings as `rule file:row column`, or the problems that keep the folder from being read.
    var says: [String] {
        do {
            return try read().findings.map {
                let file = $0.place.file.split(separator: "/").last ?? ""
                return "\($0.rule.rawValue) \(file):\($0.place.row ?? 0) \($0.place.column ?? "")"
            }
        } catch let error as StudyFolderError {
            return error.problems.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }
}
