// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import Testing

@Suite("The key and the rate", .timeLimit(.minutes(1)))
struct PubMedKeyTests {
    private static let secret = "abc123SECRETdef456"

    @Test("The key is sent in the body alone")
    func sent() async throws {
        let played = PlayedPubMed(count: 3)
        let server = try StandInServer { request, _ in played.answer(request) }
        defer { server.stop() }
        let access = PubMedAccess(email: "a@example.org", key: PubMedKey(Self.secret), address: server.address)
        let result = try await PubMedSearch(access: access, time: PlayedTime()).run("lupus")
        #expect(server.requests.count == 2)
        #expect(server.requests.allSatisfy { $0.fields["api_key"] == Self.secret && !$0.headers.contains(Self.secret) })
        #expect(!"\(result)".contains(Self.secret))
    }

    @Test("No error, description or mirror shows the key, even where the server does")
    func hidden() async throws {
        let server = try StandInServer { request, _ in
            StandInAnswer(status: 400, body: #"{"error":"API key invalid","api-key":"\#(request.fields["api_key"] ?? "")"}"#)
        }
        defer { server.stop() }
        let access = PubMedAccess(email: "", key: PubMedKey(Self.secret), address: server.address)
        var told = ""
        do {
            _ = try await PubMedSearch(access: access, time: PlayedTime()).run("lupus")
        } catch {
            told = "\(error)" + String(reflecting: error)
        }
        dump(error: access, to: &told)
        told += "\(access)" + String(reflecting: access)
        #expect(told.contains("API key invalid") && told.contains("(hidden)"))
        #expect(!told.contains(Self.secret))
    }

    private func dump(error value: Any, to text: inout String) { Swift.dump(value, to: &text) }

    @Test("What is no key is none", arguments: ["", "a b", "k&term=x", "clé", String(repeating: "a", count: 300)])
    func noKey(text: String) {
        #expect(PubMedKey(text) == nil)
    }

    @Test("Requests keep the rate that is allowed", arguments: [(nil, 3), (PubMedKey("k"), 10)] as [(PubMedKey?, Int)])
    func rate(key: PubMedKey?, perSecond: Int) async throws {
        let time = PlayedTime()
        let answer = Array("<eSearchResult><Count>0</Count></eSearchResult>".utf8)
        let transport = PlayedTransport(time) { _ in PubMedReply(status: 200, body: answer) }
        let search = PubMedSearch(access: PubMedAccess(key: key), transport: transport, time: time)
        for _ in 0..<30 { _ = try await search.hits(of: "lupus") }
        let times = transport.times
        let busiest = times.map { start in times.count { $0 >= start && $0 < start + 1 } }.max()
        #expect(busiest == perSecond)
        #expect(transport.requests.allSatisfy { $0.address == PubMedAccess.ncbi + "esearch.fcgi" })
    }
}
