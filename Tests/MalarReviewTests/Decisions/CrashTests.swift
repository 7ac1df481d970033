// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite("A crash in the middle of screening")
struct CrashTests {
    @Test("A process that is killed loses no decision that it had made")
    func killed() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let log = try DecisionLog(folder: path, person: "a")
            for number in 1...25 { try log.append(.vote(.titleAbstract, pubmed(number), .include, reason: ""), note: "vote \(number)") }
            kill(getpid(), SIGKILL)
        }
        let reading = DecisionLogReading(bytes: try folder.bytes("decisions/a.csv"), person: "a", file: "decisions/a.csv")
        #expect(reading.events.map(\.note) == (1...25).map { "vote \($0)" })
        #expect(reading.remarks.isEmpty)
        let log = try DecisionLog(folder: folder.path, person: "a")
        #expect(try log.append(.undo(.titleAbstract, pubmed(25))).sequence == 26)
    }
}
