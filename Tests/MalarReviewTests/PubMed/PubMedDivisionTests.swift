// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import MalarUnits
import Testing

@Suite("Large and interrupted downloads from PubMed", .timeLimit(.minutes(1)))
struct PubMedDivisionTests {
    private func search(_ server: StandInServer, _ time: PlayedTime = PlayedTime(), largest: Int = 9_999) -> PubMedSearch {
        var options = PubMedOptions()
        options.pageSize = 40
        options.largestResult = largest
        options.attempts = 2
        return PubMedSearch(access: PubMedAccess(key: nil, address: server.address), time: time, options: options)
    }

    private func failure(_ body: () async throws(PubMedFailure) -> Void) async -> PubMedFailure? {
        do { try await body() } catch { return error }
        return nil
    }

    @Test("A search beyond what is given out is divided by days, and every record comes once")
    func divided() async throws {
        let played = PlayedPubMed(count: 300, perDay: 3)
        let server = try StandInServer { request, _ in played.answer(request) }
        defer { server.stop() }
        let result = try await search(server, largest: 100).run("lupus")
        #expect(result.count == 300 && result.difference == 0)
        #expect(result.pmids == (0..<300).map { "\(1000 + $0)" })
        #expect(result.parts.count > 2 && result.parts.allSatisfy { $0.count <= 100 })
        #expect(result.parts.reduce(0) { $0 + $1.count } == 300)
        let days = result.parts.compactMap(\.entered)
        #expect(zip(days, days.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
        #expect(result.remarks == ["the search was fetched in \(result.parts.count) parts by the day of entry into PubMed"])
    }

    @Test("A day that holds too much is named")
    func oneDay() async throws {
        let played = PlayedPubMed(count: 300, perDay: 200, firstDay: 19_000)
        let server = try StandInServer { request, _ in played.answer(request) }
        defer { server.stop() }
        let failed = await failure { () throws(PubMedFailure) in _ = try await search(server, largest: 100).run("lupus") }
        #expect(failed?.code == .tooManyOnOneDay)
        #expect(failed?.message.hasPrefix("200 records entered PubMed on 2022-01-08, more than the 100") == true)
    }

    @Test("A limit to days of entry is sent and kept")
    func entered() async throws {
        let played = PlayedPubMed(count: 100)
        let server = try StandInServer { request, _ in played.answer(request) }
        defer { server.stop() }
        let days = CalendarDate(dayNumber: 18_010)...CalendarDate(dayNumber: 18_019)
        let result = try await search(server).run("lupus", entered: days)
        #expect(result.pmids == (10..<20).map { "\(1000 + $0)" } && result.entered == days)
        #expect(server.requests.first?.fields["mindate"] == "2019/04/24" && server.requests.first?.fields["datetype"] == "edat")
    }

    @Test("An interrupted download is taken up where it stopped, and gives the same file")
    func takenUp() async throws {
        let played = PlayedPubMed(count: 200)
        let folder = temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let broken = try StandInServer { request, number in
            number >= 3 && number <= 4 ? StandInAnswer(status: 500, body: "") : played.answer(request)
        }
        defer { broken.stop() }
        let time = PlayedTime()
        let failed = await failure { () throws(PubMedFailure) in _ = try await search(broken, time).run("lupus", folder: folder) }
        #expect(failed?.code == .server && broken.requests.count == 5)
        let result = try await search(broken, time).run("lupus", folder: folder)
        #expect(broken.requests.count == 8, "three pages more, no search")
        #expect(result.bytes == Array((0..<200).map(PlayedPubMed.record).joined().utf8))
        #expect(result.difference == 0 && result.remarks == ["2 pages are of a download that was interrupted"])
        #expect(result.searchedAt == "2026-03-01T12:00:00Z")
        try folder.clear()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("A search that PubMed forgot begins anew, as does another strategy or an old one")
    func forgotten() async throws {
        let played = PlayedPubMed(count: 90)
        let folder = temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let server = try StandInServer { request, number in
            switch number {
            case 2, 3: StandInAnswer(status: 500, body: "")
            case 4: StandInAnswer(body: "<eFetchResult><ERROR>Unable to obtain query #1</ERROR></eFetchResult>")
            default: played.answer(request)
            }
        }
        defer { server.stop() }
        let time = PlayedTime()
        _ = await failure { () throws(PubMedFailure) in _ = try await search(server, time).run("lupus", folder: folder) }
        let result = try await search(server, time).run("lupus", folder: folder)
        #expect(result.pmids.count == 90 && result.remarks.isEmpty)
        #expect(server.requests[5].isSearch)
        let before = server.requests.count
        _ = try await search(server, time).run("nephritis", folder: folder)
        #expect(server.requests[before].fields["term"] == "nephritis")
        try await time.wait(seconds: 5 * 3600)
        let later = server.requests.count
        _ = try await search(server, time).run("nephritis", folder: folder)
        #expect(server.requests[later].isSearch)
    }

    @Test("A damaged folder does no harm: a page that is not whole is fetched again")
    func damaged() async throws {
        let played = PlayedPubMed(count: 90)
        let folder = temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let server = try StandInServer { request, _ in played.answer(request) }
        defer { server.stop() }
        let time = PlayedTime()
        let whole = try await search(server, time).run("lupus", folder: folder)
        try Data("PMID- 1\n".utf8).write(to: URL(fileURLWithPath: folder.path + "/page-1-40.nbib"))
        let again = try await search(server, time).run("lupus", folder: folder)
        #expect(again.bytes == whole.bytes && again.requests == 1)
        let plan = URL(fileURLWithPath: folder.path + "/download.json")
        let written = String(decoding: try Data(contentsOf: plan), as: UTF8.self)
        let damaged = [
            "{", written.replacingOccurrences(of: "90", with: "9000000000000000000"), written.replacingOccurrences(of: "90", with: "-90"),
        ]
        for text in damaged {
            #expect(text != written)
            try Data(text.utf8).write(to: plan)
            let repaired = try await search(server, time).run("lupus", folder: folder)
            #expect(repaired.bytes == whole.bytes && repaired.requests > 2)
        }
    }

    @Test("A folder that cannot be written is named before anything is fetched")
    func noFolder() async throws {
        let server = try StandInServer { request, _ in PlayedPubMed(count: 3).answer(request) }
        defer { server.stop() }
        let failed = await failure { () throws(PubMedFailure) in
            _ = try await search(server).run("lupus", folder: PubMedFolder(path: "/dev/null/no"))
        }
        #expect(failed?.code == .folder && server.requests.count == 1)
    }

    @Test("A search run again tells what is new, what is known and what is gone")
    func rerun() {
        let rerun = SearchRerun(found: ["5", "0007", "9", "5", "x"], known: ["7", "PMID: 20", "3", "9"])
        #expect(rerun.new == ["5", "x"])
        #expect(rerun.again == ["7", "9"])
        #expect(rerun.gone == ["3", "20"])
        #expect(SearchRerun(found: [], known: []).new.isEmpty)
    }

    private func temporaryFolder() -> PubMedFolder {
        PubMedFolder(path: FileManager.default.temporaryDirectory.appendingPathComponent("pubmed-\(UUID().uuidString)").path)
    }
}
