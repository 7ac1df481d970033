// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarCohort
import MalarExchange
import MalarInstruments
import Testing

@Suite("A new study folder")
struct ScaffoldTests {
    @Test("Passes the check as it is, whatever the index drug", arguments: Drug.table)
    func passes(drug: Drug) throws {
        let files = StudyFolder.scaffold(id: "new", title: "New", indexDrug: drug)
        #expect(files.keys.sorted() == ["events.csv", "patients.csv", "study.yaml", "treatments.csv", "visits.csv"])
        let content = try StudyFolder.read(files: files.mapValues { Array($0.utf8) })
        #expect(content.findings == [])
        #expect(CohortCheck(indexDrug: drug, conventions: DataConventions())(content.cohort) == [])
        #expect(content.cohort.patients.map(\.id) == ["EXAMPLE-1"])
    }

    @Test("The made-up scores are those of the made-up items")
    func scores() throws {
        let files = StudyFolder.scaffold(id: "new", title: "New", indexDrug: Drug.table[0])
        let visits = try StudyFolder.read(files: files.mapValues { Array($0.utf8) }).cohort.patients[0].visits
        #expect(visits.map { $0.score(.sledai2k).derived?.value } == [8, 0])
        #expect(visits.map { $0.score(.sledai2k).recorded } == [8, 0])
        #expect(visits.allSatisfy { $0.score(.das28Esr4).derived?.value != nil })
    }

    @Test("Has all required columns and all descriptors, and explains every column")
    func columns() throws {
        let files = StudyFolder.scaffold(id: "new", title: "New", indexDrug: Drug.table[0])
        for table in DataTable.allCases {
            let text = try #require(files[table.fileName])
            let lines = text.split(separator: "\n")
            let header = try #require(lines.first { !$0.hasPrefix("#") }).split(separator: ",").map { $0.prefix { $0 != " " } }
            #expect(Set(DataDictionary.variables(of: table).filter(\.isRequired).map { $0.id[...] }).isSubset(of: header))
            for column in header {
                #expect(lines.contains { $0.hasPrefix("#   \(column):") || $0.hasPrefix("#   \(column)*:") }, "\(column) is not explained")
            }
            if table == .visits { #expect(Set(SLEDAI2K.Item.allCases.map { $0.rawValue[...] }).isSubset(of: header)) }
        }
    }

    @Test("Title and id are quoted, on one line")
    func quoting() throws {
        let yaml = try #require(
            StudyFolder.scaffold(id: "a: b", title: "The \"new\" \\ study\n# of #1", indexDrug: Drug.table[0])["study.yaml"])
        #expect(yaml.contains("\n  id: \"a: b\"\n") && yaml.contains("\n  title: \"The \\\"new\\\" \\\\ study # of #1\"\n"))
    }

    @Test("Is written as a whole, and never over anything")
    func writing() throws {
        try withTemporaryFolder { folder in
            let files = StudyFolder.scaffold(id: "new", title: "New", indexDrug: Drug.table[0])
            let path = folder.path + "/deep/study"
            try StudyFolder.write(files, to: path)
            #expect(try StudyFolder.read(at: path).findings == [])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/deep") == ["study"])
            func code(_ path: String) -> StudyFolderError.Code? {
                do {
                    try StudyFolder.write(["a": "b"], to: path)
                    return nil
                } catch {
                    return error.problems.first?.code
                }
            }
            #expect(code(path) == .alreadyThere)
            #expect(code(path + "/study.yaml") == .alreadyThere)
            #expect(code(path + "/study.yaml/inside") == .unwritable)
            #expect(try FileManager.default.contentsOfDirectory(atPath: path).count == files.count)
            try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: false)
            try StudyFolder.write(files, to: folder.path + "/empty/")
            #expect(try StudyFolder.read(at: folder.path + "/empty").cohort.patients.count == 1)
        }
    }
}
