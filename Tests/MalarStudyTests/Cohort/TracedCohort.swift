// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarCohort
import MalarExchange
import MalarInstruments
import MalarPublishing
import MalarStudy

/// Four patients by hand, with a visit at baseline and at three months each, read from files.
struct TracedCohort {
    static let items = SLEDAI2K.Item.allCases.map(\.rawValue)
    /// The first row of visits.csv with data is 2: A at baseline; row 3 is A at three months, and so on.
    static let visits: [(patient: String, date: String, present: [String], pga: String, dose: String)] = [
        ("A", "2024-03-01", ["arthritis", "rash"], "2.0", "10"), ("A", "2024-05-24", [], "0.2", "5"),
        ("B", "2024-03-01", ["arthritis"], "1.5", "10"), ("B", "2024-05-24", ["rash"], "0.8", "7.5"),
        ("C", "2024-03-01", ["rash", "lowComplement"], "1.8", "5"), ("C", "2024-05-24", ["lowComplement"], "0.4", "2.5"),
        ("D", "2024-03-01", ["arthritis", "alopecia"], "2.2", "15"), ("D", "2024-05-24", ["arthritis"], "", "10"),
    ]

    static let files: [String: String] = [
        "patients.csv": "patient,centre,sex,ageAtStart\nA,one,female,40\nB,one,male,50\nC,two,female,30\nD,two,female,60\n",
        "visits.csv": "patient,date,\(items.joined(separator: ",")),newActivity,pga,glucocorticoid,glucocorticoidDose\n"
            + visits.map { visit in
                let findings = items.map { visit.present.contains($0) ? "true" : "false" }.joined(separator: ",")
                return "\(visit.patient),\(visit.date),\(findings),false,\(visit.pga),prednisone,\(visit.dose)\n"
            }.joined(),
        "treatments.csv": "patient,drug,role,start,stop,status,stopReason\n"
            + ["A", "B", "C"].map { "\($0),anifrolumab,index,2024-03-01,,ongoing,\n" }.joined()
            + "D,anifrolumab,index,2024-03-01,2024-06-01,stopped,inefficacy\n",
        "events.csv": "patient,kind,term,start,severity,criteria\nB,flare,skin flare,2024-05-20,mild,rash\n",
    ]

    let analysis: StudyAnalysis
    let cohort: Cohort

    /// The study, with the field of a column in a line of visits.csv written differently.
    init(writing field: String? = nil, in column: String = "", ofLine line: Int = 0) throws {
        var files = Self.files
        if let field, let text = files["visits.csv"] {
            var lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
            if let index = lines[0].firstIndex(of: column) { lines[line - 1][index] = field }
            files["visits.csv"] = lines.map { $0.joined(separator: ",") + "\n" }.joined()
        }
        let drug = try SmallCohort.drug()
        let template = ProtocolTemplate.named("cohort-2024")?.text(id: "traced", title: "Traced", indexDrug: drug) ?? ""
        let study = try StudyProtocol(yaml: template)
        let data = try StudyFolder.read(files: files.mapValues { Array($0.utf8) }, conventions: study.data)
        let findings = data.findings + CohortCheck(indexDrug: study.indexDrug, conventions: study.data)(data.cohort)
        analysis = StudyAnalysis(
            study: study, cohort: data.cohort, findings: findings.acknowledging([]), reported: nil)
        cohort = data.cohort
    }

    /// Every cell of results.json by its place, without where it comes from.
    var cells: [String: String] {
        var cells: [String: String] = [:]
        let results = StudyReport(analysis).results
        for table in results["tables"].elements + results["figures"].elements.compactMap({ $0["data"] }) {
            guard case .string(let id)? = table["id"] else { continue }
            for (row, line) in table["rows"].elements.enumerated() {
                for (column, cell) in line["cells"].elements.enumerated() {
                    let parts = ["text", "value", "badge", "marks"].map { cell[$0]?.encoded(.pretty) ?? "" }
                    cells["\(id)/\(row + 1)/\(column + 1)"] = parts.joined(separator: "|")
                }
            }
        }
        return cells
    }
}

extension JSONValue? {
    fileprivate var elements: [JSONValue] { if case .array(let values)? = self { values } else { [] } }
}
