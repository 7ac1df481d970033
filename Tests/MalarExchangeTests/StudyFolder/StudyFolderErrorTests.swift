// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarCohort
import MalarExchange
import Testing

@Suite("Folders that cannot be read at all")
struct StudyFolderErrorTests {
    private func problems(_ files: [String: [UInt8]]) -> [StudyFolderError.Problem] {
        do {
            _ = try StudyFolder.read(files: files)
            return []
        } catch {
            return error.problems
        }
    }

    private static let patients = Array("patient\nP1\n".utf8)

    @Test(
        "One file is damaged",
        arguments: [
            // bytes of visits.csv, code, message
            (
                Array("patient,date\nP1,2024\u{0}\n".utf8), StudyFolderError.Code.notText,
                "visits.csv, line 2: byte 8 of the line: there is a NUL byte"
            ),
            (Array("patient,note\nP1,".utf8) + [0xE8, 0x0A], .notText, "visits.csv, line 2: byte 4 of the line: this byte is not UTF-8"),
            ([0xFF, 0xFE, 0x70, 0x00], .notText, "visits.csv, line 1: byte 1 of the line: the file is UTF-16"),
            ([], .noHeader, "visits.csv: the file has no header"),
            (Array("\n\n# comment\n".utf8), .noHeader, "visits.csv: the file has no header"),
            (Array("patient,date,date\n".utf8), .noHeader, "visits.csv, line 1: column 3: two columns have the same name"),
            (Array("patient,date,\n".utf8), .noHeader, "visits.csv, line 1: column 3: a column has no name"),
        ] as [([UInt8], StudyFolderError.Code, String)])
    func damaged(bytes: [UInt8], code: StudyFolderError.Code, message: String) {
        let problems = problems(["patients.csv": Self.patients, "visits.csv": bytes])
        #expect(problems.map(\.code) == [code])
        #expect(problems.first?.description.hasPrefix(message) == true, "says: \(problems)")
    }

    @Test("Without patients.csv")
    func noPatients() {
        #expect(problems([:]).map(\.code) == [.noPatients])
        #expect(problems(["visits.csv": [0xFF]]).map(\.code) == [.noPatients, .notText])
        #expect(
            problems(["Patients.CSV": Self.patients]).first?.description
                == "patients.csv: the folder has no such file; rename `Patients.CSV` to `patients.csv`")
    }

    @Test("Several damaged files are reported together")
    func together() {
        let damaged = problems(["patients.csv": [], "visits.csv": [0x00], "events.csv": [0xFF]])
        #expect(damaged.map(\.file) == ["patients.csv", "visits.csv", "events.csv"])
    }

    private func problems(at path: String) -> [StudyFolderError.Problem] {
        do {
            _ = try StudyFolder.read(at: path)
            return []
        } catch {
            return error.problems
        }
    }

    @Test("The path leads nowhere, to a file, to a folder whose table is a folder")
    func paths() throws {
        try withTemporaryFolder { folder in
            #expect(problems(at: folder.path + "/none").map(\.description) == ["\(folder.path)/none: there is no such folder"])
            let file = folder.appendingPathComponent("patients.csv")
            try Data(Self.patients).write(to: file)
            #expect(problems(at: file.path).map(\.code) == [.notAFolder])
            #expect(problems(at: folder.path) == [])
            try FileManager.default.createDirectory(at: folder.appendingPathComponent("visits.csv"), withIntermediateDirectories: false)
            #expect(problems(at: folder.path).map(\.description) == ["visits.csv: this is not a file that can be read"])
            try FileManager.default.createSymbolicLink(atPath: folder.path + "/events.csv", withDestinationPath: folder.path + "/gone")
            #expect(problems(at: folder.path).map(\.file) == ["visits.csv", "events.csv"])
        }
    }

    @Test("A table may be a link to a file")
    func link() throws {
        try withTemporaryFolder { folder in
            try Data(Self.patients).write(to: folder.appendingPathComponent("everyone.txt"))
            try FileManager.default.createSymbolicLink(atPath: folder.path + "/patients.csv", withDestinationPath: "everyone.txt")
            #expect(try StudyFolder.read(at: folder.path).cohort.patients.map(\.id) == ["P1"])
        }
    }
}
