// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import MalarUnits
import Synchronization
import Testing

@Suite("Searching PubMed", .timeLimit(.minutes(1)))
struct PubMedSearchTests {
    /// A search by way of a stand-in on this machine, with time that does not pass.
    private func search(
        _ server: StandInServer, _ time: PlayedTime = PlayedTime(), key: PubMedKey? = nil,
        _ change: (inout PubMedOptions) -> Void = { _ in }
    ) -> PubMedSearch {
        var options = PubMedOptions()
        options.pageSize = 50
        options.timeout = 10
        change(&options)
        let access = PubMedAccess(email: "a.person@example.org", key: key, address: server.address)
        return PubMedSearch(access: access, time: time, options: options)
    }

    private func failure(_ body: () async throws(PubMedFailure) -> Void) async -> PubMedFailure? {
        do { try await body() } catch { return error }
        return nil
    }

    @Test("All pages are fetched, and what a search log needs is there")
    func paging() async throws {
        let played = PlayedPubMed(count: 120)
        let server = try StandInServer { request, _ in played.answer(request) }
        defer { server.stop() }
        let steps = Mutex<[Int]>([])
        let strategy = "\"anifrolumab\"[tiab] AND (joint* OR arthritis) & é + 100% = x"
        let result = try await search(server).run(strategy) { step in steps.withLock { $0.append(step.fetched) } }
        #expect(result.count == 120 && result.difference == 0 && result.remarks.isEmpty)
        #expect(result.pmids == (0..<120).map { "\(1000 + $0)" })
        #expect(String(decoding: result.bytes, as: UTF8.self) == (0..<120).map(PlayedPubMed.record).joined())
        #expect(result.translation == "\"lupus\"[All Fields] & more")
        #expect(result.notFound == ["anifrolumabb", "tiabb"])
        #expect(result.warnings == ["phrase ignored: the", "quoted phrase not found: \"no such\"", "Wildcard search used"])
        #expect(result.searchedAt == "2026-03-01T12:00:00Z" && result.searchedOn.description == "2026-03-01")
        #expect(result.platform.contains(server.address) && result.strategy == strategy)
        #expect(result.parts.map(\.count) == [120] && result.requests == 4 && result.retries == 0)
        #expect(steps.withLock { $0 } == [0, 50, 100, 120])
        let first = try #require(server.requests.first)
        #expect(first.line == "POST /eutils/esearch.fcgi HTTP/1.1")
        #expect(first.fields["term"] == strategy && first.fields["usehistory"] == "y" && first.fields["db"] == "pubmed")
        #expect(first.fields["tool"] == "malar" && first.fields["email"] == "a.person@example.org" && first.fields["api_key"] == nil)
        #expect(server.requests.dropFirst().map { $0.number("retstart") } == [0, 50, 100])
    }

    @Test("A busy server is obeyed")
    func retryAfter() async throws {
        let played = PlayedPubMed(count: 3)
        let server = try StandInServer { request, number in
            number == 0
                ? StandInAnswer(status: 429, headers: ["Retry-After": "7"], body: #"{"error":"API rate limit exceeded"}"#)
                : played.answer(request)
        }
        defer { server.stop() }
        let time = PlayedTime()
        let result = try await search(server, time).run("lupus")
        #expect(result.pmids.count == 3 && result.retries == 1)
        #expect(time.waits.first == 7)
    }

    @Test("A server that asks for a long wait ends the search at once")
    func longRetryAfter() async throws {
        let server = try StandInServer { _, _ in
            StandInAnswer(status: 429, headers: ["Retry-After": "Sun, 01 Mar 2026 14:00:00 GMT"], body: "busy")
        }
        defer { server.stop() }
        let failed = await failure { () throws(PubMedFailure) in _ = try await search(server).run("lupus") }
        #expect(failed?.code == .rateLimited)
        #expect(failed?.message.contains("it asks to wait 7200 seconds") == true)
        #expect(server.requests.count == 1)
    }

    @Test("A failing server is asked again, each time after a longer wait")
    func serverError() async throws {
        let played = PlayedPubMed(count: 3)
        let server = try StandInServer { request, number in
            (1...3).contains(number) ? StandInAnswer(status: 500 + number, body: "<html>oops</html>") : played.answer(request)
        }
        defer { server.stop() }
        let time = PlayedTime()
        let result = try await search(server, time).run("lupus")
        #expect(result.pmids.count == 3 && result.retries == 3 && result.requests == 5)
        let waits = time.waits
        #expect(waits.count == 3)
        for (wait, whole) in zip(waits, [1.0, 2, 4]) { #expect((whole / 2...whole).contains(wait)) }
    }

    @Test("A server that fails for good ends the search with its own words")
    func serverFailsForGood() async throws {
        let server = try StandInServer { _, _ in StandInAnswer(status: 503, body: "<html><b>down for repair</b></html>") }
        defer { server.stop() }
        let failed = await failure { () throws(PubMedFailure) in _ = try await search(server).run("lupus") }
        #expect(failed?.code == .server && failed?.attempts == 5)
        #expect(failed?.description == "PubMed failed with status 503; try again later: down for repair (after 5 attempts)")
        #expect(server.requests.count == 5)
    }

    @Test("A body that breaks off is fetched again")
    func truncated() async throws {
        let played = PlayedPubMed(count: 60)
        let server = try StandInServer { request, number in
            var answer = played.answer(request)
            if number == 1 { answer.cutAfter = 200 }
            return answer
        }
        defer { server.stop() }
        let result = try await search(server).run("lupus")
        #expect(result.difference == 0 && result.remarks.isEmpty && result.retries == 1)
        #expect(result.bytes == Array((0..<60).map(PlayedPubMed.record).joined().utf8))
    }

    @Test("Fewer records than hits are fetched again, then taken, and the difference is said")
    func wrongCount() async throws {
        let played = PlayedPubMed(count: 60)
        let server = try StandInServer { request, _ in
            var answer = played.answer(request)
            if !request.isSearch, request.number("retstart") == 50 {
                answer.body = (50..<59).map(PlayedPubMed.record).joined()
            }
            return answer
        }
        defer { server.stop() }
        let result = try await search(server).run("lupus")
        #expect(result.count == 60 && result.pmids.count == 59 && result.difference == 1 && result.retries == 2)
        #expect(result.remarks.first == "records 51 to 60: 9 records came instead of 10")
        #expect(result.remarks.last == "PubMed shows 60 hits and gave 59 records; run the search again")
    }

    @Test("What the server refuses is not tried again")
    func errorElement() async throws {
        let server = try StandInServer { _, _ in
            StandInAnswer(body: "<eSearchResult><ERROR>Invalid <![CDATA[<term>]]></ERROR></eSearchResult>")
        }
        defer { server.stop() }
        let failed = await failure { () throws(PubMedFailure) in _ = try await search(server).run("((") }
        #expect(failed?.code == .refused && failed?.attempts == 1)
        #expect(failed?.message.contains("Invalid") == true)
        #expect(server.requests.count == 1)
    }

    @Test("A search without hits is a result")
    func empty() async throws {
        let played = PlayedPubMed(count: 0)
        let server = try StandInServer { request, _ in played.answer(request) }
        defer { server.stop() }
        let result = try await search(server).run("zzzz")
        #expect(result.count == 0 && result.pmids.isEmpty && result.bytes.isEmpty && result.parts.isEmpty)
        #expect(result.notFound.count == 2 && server.requests.count == 1)
    }

    @Test("A server that does not answer is given up")
    func slow() async throws {
        let server = try StandInServer { _, _ in StandInAnswer(body: "late", delay: 3) }
        defer { server.stop() }
        let search = search(server) {
            $0.timeout = 1
            $0.attempts = 2
        }
        let start = ContinuousClock.now
        let failed = await failure { () throws(PubMedFailure) in _ = try await search.run("lupus") }
        #expect(failed?.code == .timedOut && failed?.attempts == 2)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test(
        "An answer that is none of ESearch's is no result",
        arguments: [
            "<eSearchResult><Count>3</Count>", "<html><body>busy</body></html>", "", "{\"error\":\"x\"}",
            "<eSearchResult><Count>-1</Count></eSearchResult>", "<eSearchResult><Count>99999999999999999999</Count></eSearchResult>",
            "<eSearchResult><Count>3</Count></eSearchResult>", String(repeating: "<a>", count: 10_000),
            "<!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;\">]><eSearchResult><Count>1</Count><WebEnv>&c;</WebEnv><QueryKey>1</QueryKey></eSearchResult>",
        ])
    func malformed(body: String) async throws {
        let server = try StandInServer { _, _ in StandInAnswer(body: body) }
        defer { server.stop() }
        let failed = await failure { () throws(PubMedFailure) in _ = try await search(server).run("lupus") }
        #expect(failed?.code == .unreadableAnswer && failed?.attempts == 5)
    }

    @Test("Words in place of records are no records")
    func complaint() async throws {
        let played = PlayedPubMed(count: 3)
        let server = try StandInServer { request, number in
            number == 1 ? StandInAnswer(body: #"{"error":"API rate limit exceeded","count":"4"}"#) : played.answer(request)
        }
        defer { server.stop() }
        let result = try await search(server).run("lupus")
        #expect(result.pmids == ["1000", "1001", "1002"] && result.retries == 1)
        #expect(!String(decoding: result.bytes, as: UTF8.self).contains("limit"))
    }

    @Test("A redirection is not followed")
    func redirection() async throws {
        let other = try StandInServer { _, _ in StandInAnswer(body: "stolen") }
        let target = other.address
        let server = try StandInServer { _, _ in StandInAnswer(status: 307, headers: ["Location": target + "esearch.fcgi"], body: "") }
        defer {
            server.stop()
            other.stop()
        }
        let failed = await failure { () throws(PubMedFailure) in _ = try await search(server, key: PubMedKey("secret123")).run("lupus") }
        #expect(failed?.code == .refused)
        #expect(other.requests.isEmpty)
    }

    @Test("A strategy without words and an address that others can read are refused before anything is sent")
    func refusedHere() async throws {
        let time = PlayedTime()
        let transport = PlayedTransport(time) { _ in PubMedReply(status: 200, body: []) }
        let addresses = ["http://example.org/", "ftp://127.0.0.1/", "nonsense", "http://127.0.0.1@example.org/", ""]
        for address in addresses {
            let search = PubMedSearch(access: PubMedAccess(key: nil, address: address), transport: transport, time: time)
            let failed = await failure { () throws(PubMedFailure) in _ = try await search.run("lupus") }
            #expect(failed?.code == .unsafeAddress)
        }
        let blank = await failure { () throws(PubMedFailure) in
            _ = try await PubMedSearch(access: PubMedAccess(key: nil), transport: transport, time: time).run(" \n")
        }
        #expect(blank?.code == .emptyStrategy)
        #expect(transport.requests.isEmpty)
    }

    @Test("A search that is given up says so")
    func cancelled() async throws {
        let time = PlayedTime()
        let transport = PlayedTransport(time) { _ in throw CancellationError() }
        let search = PubMedSearch(access: PubMedAccess(key: nil), transport: transport, time: time)
        let failed = await failure { () throws(PubMedFailure) in _ = try await search.run("lupus") }
        #expect(failed?.code == .cancelled)
    }

    @Test("A search that is given up ends at once, before its request and during it", arguments: [0.0, 0.3])
    func cancelledOnTheWay(delay: Double) async throws {
        let server = try StandInServer { _, _ in StandInAnswer(body: "late", delay: 30) }
        defer { server.stop() }
        let search = search(server)
        let start = ContinuousClock.now
        let task = Task { await failure { () throws(PubMedFailure) in _ = try await search.run("lupus") } }
        if delay > 0 { try await Task.sleep(for: .seconds(delay)) }
        task.cancel()
        #expect(await task.value?.code == .cancelled)
        // Far less than the answer takes, and enough for a machine that does much else.
        #expect(ContinuousClock.now - start < .seconds(20))
    }
}
