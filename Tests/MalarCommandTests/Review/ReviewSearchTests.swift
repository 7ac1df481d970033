// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Searches of PubMed, by the command, at a stand-in")
struct ReviewSearchTests {
    /// E-utilities of so many invented records; record n has the PubMed id 1000 + n.
    private func standIn(_ records: Range<Int>) throws -> StandInServer {
        try StandInServer { request, _ in
            guard !request.isSearch else {
                return StandInAnswer(
                    body: """
                        <?xml version="1.0"?><eSearchResult><Count>\(records.count)</Count><QueryKey>1</QueryKey><WebEnv>W</WebEnv>
                        <QueryTranslation>"invented"[All Fields]</QueryTranslation>
                        <ErrorList><PhraseNotFound>anifrolumabb</PhraseNotFound></ErrorList></eSearchResult>
                        """)
            }
            let page = records.dropFirst(request.number("retstart")).prefix(request.number("retmax"))
            return StandInAnswer(
                body: page.map { "\nPMID- \(1000 + $0)\nOWN - NLM\nTI  - Invented record number \($0) of the stand-in\n" }.joined())
        }
    }

    private func run(_ files: SmallExports, _ server: StandInServer, _ arguments: String...) throws -> Command {
        try Command(["review", "search", "pubmed", "--base-url", server.address] + arguments, in: files.folder)
    }

    @Test("A search is fetched, stored and logged; run again, it adds only what is new")
    func review() throws {
        let files = try SmallExports()
        _ = try Command(["review", "init", "r", "--person", "gc"], in: files.folder)
        let server = try standIn(0..<7)
        defer { server.stop() }
        let command = try run(files, server, "r", "--strategy", "invented AND (joint OR \"arthritis\")", "--person", "gc", "--id", "first")
        #expect(command.status == 0 && command.errors.contains("malar: 7 of 7 records fetched"))
        #expect(command.errors.contains("PubMed did not find `anifrolumabb`"))
        #expect(try files.names(in: "r/searches") == ["README.md", "first.nbib", "first.yaml"])
        let log = try files.text("r/searches/first.yaml")
        #expect(
            log.contains("strategy: \"invented AND (joint OR \\\"arthritis\\\")\"\n") && log.contains("hitsShown: 7\nhitsExported: 7\n"))
        let later = try standIn(2..<10)
        defer { later.stop() }
        let again = try run(files, later, "r", "--rerun", "first", "--format", "json")
        let balance = try #require(try JSONSerialization.jsonObject(with: Data(again.output.utf8)) as? [String: Any])
        #expect(balance["new"] as? Int == 3 && balance["seenBefore"] as? Int == 5 && balance["gone"] as? Int == 2)
        #expect(later.requests.first?.fields["term"] == "invented AND (joint OR \"arthritis\")")
        #expect(again.status == 0 && balance["id"] as? String == "first-2")
    }

    @Test(
        "A strategy is kept to the character, whatever it holds",
        arguments: [
            "a \"b\" 'c' \\ # d: e, [f] {g} | > & * ! % @ `", "one AND\ntwo: #3\n- four", "tab\there", " blank lines\n\n  and margins ",
            "yes", "1e3",
            "ü–β \u{2028}x", "line\r\nline",
        ])
    func strategy(text: String) throws {
        let files = try SmallExports()
        _ = try Command(["review", "init", "r"], in: files.folder)
        try files.write("\nPMID- 1\nOWN - NLM\nTI  - An invented record\n", "a.nbib")
        let arguments = ["review", "import", "r", "a.nbib", "--source", "pubmed", "--date", "2025-06-01", "--strategy", text]
        #expect(try Command(arguments, in: files.folder).status == 0)
        let server = try standIn(0..<1)
        defer { server.stop() }
        #expect(try run(files, server, "r", "--rerun", "pubmed-2025-06-01").status == 0)
        #expect(server.requests.first?.fields["term"] == text)
    }

    @Test("A search without a review goes into a new file, or is only counted")
    func file() throws {
        let files = try SmallExports()
        let server = try standIn(0..<3)
        defer { server.stop() }
        let count = try run(files, server, "--strategy", "invented", "--count")
        #expect(count.status == 0 && count.output == "3 records\nPubMed understood: \"invented\"[All Fields]\n")
        let command = try run(files, server, "--strategy", "invented", "--out", "hits.nbib")
        #expect(command.status == 0 && command.output == "3 records\nhits.nbib\n")
        #expect(try files.names(in: ".") == ["hits.nbib"])
        let again = try run(files, server, "--strategy", "invented", "--out", "hits.nbib")
        #expect(again.status == 2 && again.errors.contains("not written over"))
    }

    @Test("A refusal of PubMed is told in its words, and nothing is stored")
    func refused() throws {
        let files = try SmallExports()
        _ = try Command(["review", "init", "r"], in: files.folder)
        let server = try StandInServer { _, _ in
            StandInAnswer(body: "<eSearchResult><ERROR>Empty term and query_key</ERROR></eSearchResult>")
        }
        defer { server.stop() }
        let command = try run(files, server, "r", "--strategy", "((")
        #expect(command.status == 2 && command.errors.contains("PubMed refused the search: Empty term and query_key"))
        #expect(try files.names(in: "r/searches").filter { !$0.hasPrefix(".") } == ["README.md"])
    }
}
