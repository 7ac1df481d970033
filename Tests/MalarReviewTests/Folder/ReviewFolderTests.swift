// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import MalarUnits
import Testing

/// Reads one record a line: a PubMed id, or a title alone. A line "bad" is refused.
private func lines(_ bytes: [UInt8], _ name: String) throws -> RecordReading {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw RecordFileError(file: name, "not in UTF-8") }
    var reading = RecordReading(file: name, format: .ris)
    for (index, line) in text.split(separator: "\n").enumerated() {
        if line == "bad" {
            reading.remarks.append(ReadingRemark(.error, lines: [index + 1], record: index + 1, "not read"))
            continue
        }
        var record = BibliographicRecord(id: "\(index)", origin: RecordOrigin(file: name, position: index + 1, line: index + 1))
        record.title = String(line)
        record.identifiers.pmid = IdentifierForms.pmid(String(line)) ?? ""
        reading.records.append(record)
    }
    return reading
}

@Suite("A review as a folder")
struct ReviewFolderTests {
    static let plan = SmallReview.yaml

    private func folder(_ files: [String: String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(name, text) }
        return folder
    }

    private func log(_ file: String, _ text: String, more: String = "") -> String {
        "source: pubmed\ndate: 2025-06-01\nfile: \(file)\nsha256: \(ReviewFolder.checksum(of: Array(text.utf8)))\n\(more)"
    }

    private func message(_ folder: TemporaryFolder) -> String {
        do {
            _ = try ReviewFolder.read(at: folder.path, reading: lines)
            return ""
        } catch {
            return error.description
        }
    }

    @Test("Protocol, searches, records and decisions come together")
    func whole() throws {
        let folder = try folder([
            "review.yaml": Self.plan,
            "searches/pubmed-1.yaml": log("one.txt", "11\n12\nbad\nno id\n", more: "hitsShown: 4\nhitsExported: 4"),
            "searches/one.txt": "11\n12\nbad\nno id\n",
            "studies.yaml": "studies: [{ id: s1, label: One, reports: [pubmed-1/11], inSynthesis: true, participants: 9 }]",
        ])
        let key = RecordKey(search: "pubmed-1", local: "11")
        do {
            let log = try DecisionLog(folder: folder.path, person: "a")
            try log.append(.vote(.titleAbstract, key, .include, reason: ""))
        }
        let review = try ReviewFolder.read(at: folder.path, reading: lines)
        #expect(review.order.map(\.description) == ["pubmed-1/11", "pubmed-1/12", "pubmed-1/r4"])
        #expect(review.balances.first?.refused == 1)
        #expect(review.balances.first?.inFiles == 4)
        #expect(review.events.count == 1)
        #expect(review.studies.first?.participants == 9)
        #expect(review.remarks.map(\.description) == ["searches/one.txt, line 3: not read"])
        let findings = FlowCheck.run(FlowEvidence(ReviewState(review)))
        #expect(findings.first { $0.rule == .r12 }?.outcome == .violated)
    }

    @Test("A file that is not the one the search brought is refused")
    func checksum() throws {
        let folder = try folder([
            "review.yaml": Self.plan, "searches/p.yaml": log("one.txt", "11\n"), "searches/one.txt": "11\n12\n",
        ])
        #expect(message(folder).hasPrefix("searches/one.txt: this is not the file that the search brought"))
    }

    @Test("A missing checksum is told with what to write")
    func noChecksum() throws {
        let folder = try folder([
            "review.yaml": Self.plan, "searches/p.yaml": "source: pubmed\ndate: 2025-06-01\nfile: one.txt", "searches/one.txt": "11\n",
        ])
        let review = try ReviewFolder.read(at: folder.path, reading: lines)
        #expect(review.remarks.first?.message.contains(ReviewFolder.checksum(of: Array("11\n".utf8))) == true)
    }

    @Test(
        "Searches that are wrong are told with file and line",
        arguments: [
            ("source: pubmd\ndate: 2025-06-01", "searches/p.yaml, line 1: the protocol has no source `pubmd`; did you mean `pubmed`?"),
            ("source: pubmed", "searches/p.yaml, line 1: `date` is missing"),
            ("source: pubmed\ndate: 2025-06-01\nstrtegy: x", "searches/p.yaml, line 3: unknown key `strtegy`; did you mean `strategy`?"),
            ("source: pubmed\ndate: 2025-06-01\nfile: ../secret", "../secret: a file is named within the folder"),
            ("source: pubmed\ndate: 2025-06-01\nfile: /etc/passwd", "a file is named within the folder"),
            ("source: pubmed\ndate: 2025-06-01\nfile: none.txt", "searches/none.txt: there is no such file"),
            ("source: pubmed\ndate: 2025-06-01\nfile: sub", "searches/sub: this is no ordinary file"),
            ("source: pubmed\ndate: 2025-06-01\nfile: link.txt", "this leads out of the folder"),
            ("source: pubmed\ndate: 2025-06-01\nfile: f\nsha256: 12", "line 4: a SHA-256 has 64 hexadecimal digits"),
            ("source: pubmed\ndate: 2025-06-01\nsha256: 12", "line 3: `sha256` needs the `file` that it proves"),
            ("source: pubmed\ndate: 2025-06-01\nrerunOf: q", "searches/p.yaml: rerunOf: there is no search `q`"),
            ("source: pubmed\ndate: 2025-06-01\nrerunOf: p", "rerunOf: `p` is not earlier than this run"),
            ("source: pubmed\ndate: 2025-06-01\nhitsShown: many", "line 3: expected a whole number of 0 or more for hitsShown"),
        ])
    func wrongSearch(text: String, wanted: String) throws {
        let folder = try folder(["review.yaml": Self.plan, "searches/p.yaml": text, "searches/sub/x": ""])
        let link = folder.path + "/searches/link.txt"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/etc/hostname")
        #expect(message(folder).contains(wanted), "\(message(folder))")
    }

    @Test("All that is wrong is told at once")
    func together() throws {
        let folder = try folder([
            "review.yaml": Self.plan, "searches/p.yaml": "source: pubmed", "searches/q.yaml": "source: x\ndate: 2025-06-01",
            "decisions/a b.csv": "", "studies.yaml": "studies: [{ id: s, reports: [nokey] }]",
        ])
        let text = message(folder)
        for part in ["searches/p.yaml", "searches/q.yaml", "decisions/a b.csv", "studies.yaml, line 1: `nokey` is no key"] {
            #expect(text.contains(part), "\(text)")
        }
    }

    @Test("Counts by hand and records together are refused")
    func handAndRecords() throws {
        let folder = try folder([
            "review.yaml": Self.plan + "\nflow: { new_studies: 3 }", "searches/p.yaml": log("one.txt", "11\n"), "searches/one.txt": "11\n",
        ])
        #expect(message(folder).contains("delete `flow` from review.yaml"))
    }

    @Test("A folder that is none, and one without a protocol")
    func nothing() throws {
        let folder = try TemporaryFolder()
        #expect(message(folder) == "review.yaml: there is no such file")
        #expect(throws: ReviewFileErrors.self) { try ReviewFolder.read(at: folder.path + "/none", reading: lines) }
    }

    @Test("The decisions of a stranger are told and do not count")
    func stranger() throws {
        let folder = try folder(["review.yaml": Self.plan, "searches/p.yaml": log("one.txt", "11\n"), "searches/one.txt": "11\n"])
        do {
            let log = try DecisionLog(folder: folder.path, person: "aa")
            try log.append(.vote(.titleAbstract, RecordKey(search: "p", local: "11"), .include, reason: ""))
        }
        let review = try ReviewFolder.read(at: folder.path, reading: lines)
        #expect(review.remarks.first?.message.hasPrefix("the protocol has no person `aa`") == true)
        #expect(ReviewState(review).ignored.count == 1)
    }

    @Test("A new folder can be read at once, and is never overwritten")
    func create() throws {
        let folder = try TemporaryFolder()
        try ReviewFolder.create(at: folder.path, title: "A \"title\":\n# x\u{2028}")
        let review = try ReviewFolder.read(at: folder.path, reading: lines)
        #expect(review.protocol.title == "A \"title\": # x ")
        #expect(review.protocol.people.map(\.id) == ["first", "second"])
        #expect(review.remarks.isEmpty)
        #expect(throws: ReviewFileErrors.self) { try ReviewFolder.create(at: folder.path) }
        let other = try TemporaryFolder()
        try ReviewFolder.create(at: other.path + "/deep/er", people: [ReviewPerson(id: "gc", name: "G: C", role: .reviewer)])
        let single = try ReviewFolder.readProtocol(at: other.path + "/deep/er")
        #expect(single.people.map(\.name) == ["G: C"])
        #expect(single.rule(of: .fullText).votesNeeded == 1)
        #expect(throws: ReviewFileErrors.self) { try ReviewFolder.create(at: other.path + "/x", people: [ReviewPerson(id: "a b")]) }
    }

    @Test("Every commented suggestion of a new protocol is right once it is uncommented")
    func comments() throws {
        let folder = try TemporaryFolder()
        try ReviewFolder.create(at: folder.path)
        let text = String(decoding: try folder.bytes("review.yaml"), as: UTF8.self)
        let settings = [
            "date:", "registration: {", "population:", "exposure:", "outcome:", "- { id: E4", "- { id: E5", "languages:", "published:",
            "updateOf:",
        ]
        var uncommented = text
        for setting in settings { uncommented = uncommented.replacingOccurrences(of: "# \(setting)", with: setting) }
        let plan = try ReviewProtocol(yaml: uncommented)
        #expect(plan.exclusion.count == 5)
        #expect(plan.question.elements.count == 3)
        #expect(plan.languages == ["eng", "ita"])
        #expect(plan.updates?.studies == 12)
    }
}
