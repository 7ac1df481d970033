// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import Testing

@Suite("Two people work apart and merge")
struct MergeTests {
    private static let program: String? = ["/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    private func git(_ folder: String, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.program))
        let identity = [
            "-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null",
        ]
        process.arguments = ["-C", folder] + identity + arguments
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder, "GIT_CONFIG_NOSYSTEM": "1"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test("Version control merges their decisions without a conflict, and every vote is there", .enabled(if: program != nil))
    func merged() throws {
        let folder = try TemporaryFolder()
        try ReviewFolder.create(at: folder.path)
        let path = folder.path
        #expect(try git(path, ["init", "-q", "-b", "main"]) == 0)
        #expect(try git(path, ["add", "."]) == 0)
        #expect(try git(path, ["commit", "-q", "-m", "start"]) == 0)
        for person in ["first", "second"] {
            #expect(try git(path, ["checkout", "-q", "-b", person, "main"]) == 0)
            do {
                let log = try DecisionLog(folder: path, person: person)
                for number in 1...20 { try log.append(.vote(.titleAbstract, pubmed(number), .include, reason: ""), note: person) }
            }
            #expect(try git(path, ["add", "."]) == 0)
            #expect(try git(path, ["commit", "-q", "-m", person]) == 0)
        }
        #expect(try git(path, ["checkout", "-q", "main"]) == 0)
        #expect(try git(path, ["merge", "-q", "--no-edit", "first"]) == 0)
        #expect(try git(path, ["merge", "-q", "--no-edit", "second"]) == 0)
        let review = try ReviewFolder.read(at: path) { _, name in RecordReading(file: name, format: .ris) }
        #expect(review.events.count == 40)
        #expect(review.remarks.isEmpty)
        #expect(Set(review.events.map(\.person)) == ["first", "second"])
    }
}
