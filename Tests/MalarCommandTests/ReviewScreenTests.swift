// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite("malar review screen at a terminal", .serialized)
struct ReviewScreenTests {
    @Test("Keys decide, take back and move, and each decision is in the file before the next record shows")
    func keys() throws {
        let review = try ReviewFolderFixture()
        let terminal = try review.screen()
        try terminal.wait(for: "report 1")
        try terminal.wait(for: "0 of 6 done")
        terminal.send("i")
        try terminal.wait(for: "report 2")
        #expect(review.decisions(of: "a") == ["include 1001"])
        terminal.send("e")
        try terminal.wait(for: "Why is it excluded?")
        terminal.send("9")
        try terminal.wait(for: "no reason has the key 9")
        terminal.send("2")
        try terminal.wait(for: "excluded (E2): pubmed/1002")
        #expect(review.decisions(of: "a") == ["include 1001", "exclude 1002 E2"])
        try terminal.wait(for: "Advice: written in ger; reason E4 would fit. You decide.")
        terminal.send("e\r")
        try terminal.wait(for: "excluded: pubmed/1003")
        terminal.send("m")
        try terminal.wait(for: "maybe: pubmed/1004")
        terminal.send("u")
        try terminal.wait(for: "took your vote on pubmed/1004 back")
        try terminal.wait(for: "3 of 6 done")
        terminal.send("\u{1B}[D")
        try terminal.wait(for: "Your vote: exclude")
        terminal.send("p")
        try terminal.wait(for: "Your vote: exclude (E2 Other drug)")
        terminal.send("u")
        try terminal.wait(for: "took your vote on pubmed/1002 back")
        terminal.send("/report 6\r")
        try terminal.wait(for: "found report 6")
        terminal.send("s")
        try terminal.wait(for: "passed over pubmed/1006")
        terminal.send("q")
        #expect(terminal.finish() == 0)
        #expect(terminal.isRestored)
        #expect(review.decisions(of: "a") == ["include 1001", "exclude 1002 E2", "exclude 1003", "maybe 1004", "undo 1004", "undo 1002"])
        let again = try review.screen()
        try again.wait(for: "2 of 6 done")
        try again.wait(for: "report 2")
        again.send("q")
        #expect(again.finish() == 0)
    }

    @Test(
        "Every page fills the terminal and nothing more, and shows what is needed",
        arguments: [(100, 30), (60, 20), (80, 24), (200, 60), (32, 9)])
    func sizes(columns: Int, rows: Int) throws {
        let review = try ReviewFolderFixture()
        let terminal = try review.screen(columns: columns, rows: rows)
        try terminal.wait(for: "0 of 6")
        try terminal.wait(for: "Arthritis in lupus")
        terminal.tap(["e", "\u{1B}", "?", "x", "c", " ", "\u{1B}[6~", "b", "a", "x", "i"])
        try terminal.wait(for: "1 of 6")
        #expect(!terminal.screen.overflows, "\(terminal.screen.text)")
        terminal.resize(columns: 72, rows: 22)
        try terminal.wait(for: "q quit")
        #expect(!terminal.screen.overflows, "\(terminal.screen.text)")
        terminal.send("q")
        #expect(terminal.finish() == 0)
    }

    @Test("The terminal is given back on Ctrl-C and on signals", arguments: [0, SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func restored(signal: Int32) throws {
        let review = try ReviewFolderFixture()
        let terminal = try review.screen()
        try terminal.wait(for: "report 1")
        #expect(!terminal.isRestored)
        terminal.send("i")
        try terminal.wait(for: "included: pubmed/1001")
        if signal == 0 { terminal.send("\u{3}") } else { terminal.end(by: signal) }
        #expect(terminal.finish() == (signal == 0 ? 0 : 128 + signal))
        #expect(terminal.isRestored)
        let output = String(decoding: terminal.bytes, as: UTF8.self)
        #expect(output.contains("\u{1B}[?25h\u{1B}[?1049l"))
        #expect(review.decisions(of: "a") == ["include 1001"])
    }

    @Test("Killed in the middle, no completed decision is lost", arguments: [0, 1, 2, 4, 7])
    func killed(after count: Int) throws {
        let review = try ReviewFolderFixture(records: 12)
        let terminal = try review.screen()
        try terminal.wait(for: "report 1")
        for number in 0..<count {
            terminal.send(number % 3 == 2 ? "e1" : "i")
            try terminal.wait(for: ": pubmed/\(1001 + number)")
        }
        // In the middle of the choice of a reason, or while a decision is on its way to the disk.
        terminal.send(count % 2 == 0 ? "e" : "m")
        if count % 2 == 0 { try terminal.wait(for: "Why is it excluded?") }
        terminal.end(by: SIGKILL)
        _ = terminal.finish()
        let kept = review.decisions(of: "a")
        let wanted = (0..<count).map { $0 % 3 == 2 ? "exclude \(1001 + $0) E1" : "include \(1001 + $0)" }
        #expect(Array(kept.prefix(count)) == wanted)
        #expect(kept.count <= count + 1)
        let again = try review.screen()
        try again.wait(for: "of 12 done")
        let done = Int(again.screen.text.firstMatch(of: /(\d+) of 12 done/)?.1 ?? "")
        #expect(done == count || done == count + 1)
        again.send("m")
        try again.wait(for: "\((done ?? 0) + 1) of 12 done")
        again.send("q")
        #expect(again.finish() == 0)
        #expect(review.decisions(of: "a").count == (done ?? 0) + 1)
    }

    @Test("A line that a crash cut off does not count and is told")
    func torn() throws {
        let review = try ReviewFolderFixture()
        #expect(try review.run("decide", "--as", "a", "--round", "titleAbstract", "1001", "include").status == 0)
        let whole = review.text("decisions/a.csv")
        try review.write("decisions/a.csv", whole + "2,2025-06-01T10:00:00.000Z,include,titleAbs")
        let terminal = try review.screen()
        try terminal.wait(for: "cut off")
        try terminal.wait(for: "1 of 6 done")
        terminal.send("q")
        #expect(terminal.finish() == 0)
        #expect(review.text("decisions/a.csv") == whole)
        #expect(!review.text("decisions/a.torn").isEmpty)
    }

    @Test("Nothing of the other's votes is shown, before and after the own vote, on pages and in lines")
    func blinded() throws {
        let review = try ReviewFolderFixture()
        for number in 1001...1006 {
            let (id, verdict) = (String(number), number % 2 == 0 ? ["exclude", "--reason", "E2"] : ["maybe"])
            let status = try Command(
                ["review", "decide", review.path, "--as", "b", "--round", "titleAbstract", "--note", "ZEBRA", id] + verdict
            ).status
            #expect(status == 0)
        }
        let terminal = try review.screen()
        try terminal.wait(for: "report 1")
        terminal.tap(["n", "p", "?", "x", "a", "x", "i", "p", "u", "i", "i", "i", "i", "i", "i", "p", "p", "/zebra\r"])
        terminal.send("q")
        #expect(terminal.finish() == 0)
        let lines = try review.run("screen", "--as", "a", input: "u\ni\np\np\n/ zebra\na\n?\nq\n").output
        for output in [String(decoding: terminal.bytes, as: UTF8.self), lines] {
            #expect(!output.contains("ZEBRA"))
            #expect(!output.contains("Bruno") && !output.contains("b: "))
            #expect(!output.contains("vote: maybe") && !output.contains("vote: exclude"))
        }
        #expect(String(decoding: terminal.bytes, as: UTF8.self).contains("conflicts hidden (blinded)"))
        #expect(!(try review.run("status").output.contains("ZEBRA")))
    }

    @Test("Full texts are got, given up and excluded with a reason that is asked for")
    func fullTexts() throws {
        let review = try ReviewFolderFixture(records: 2)
        for person in ["a", "b"] {
            #expect(try review.run("screen", "--as", person, input: "i\ni\n").status == 0)
        }
        let terminal = try review.screen()
        try terminal.wait(for: "Full text: not told yet")
        terminal.send("r")
        try terminal.wait(for: "Full text: r retrieved")
        terminal.send("n")
        try terminal.wait(for: "Why could the full text not be had?")
        terminal.send("\r")
        try terminal.wait(for: "say why the full text could not be had")
        terminal.send("rnno answer\r")
        try terminal.wait(for: "pubmed/1001: full text not retrieved")
        try terminal.wait(for: "report 2")
        terminal.send("rr")
        try terminal.wait(for: "Full text: retrieved")
        terminal.send("e")
        try terminal.wait(for: "E3 No joint outcome")
        terminal.send("\r")
        try terminal.wait(for: "the exclusion of a full text needs a reason")
        terminal.send("3")
        try terminal.wait(for: "excluded (E3): pubmed/1002")
        terminal.send("q")
        #expect(terminal.finish() == 0)
        #expect(review.decisions(of: "a").suffix(3) == ["not-retrieved 1001 \"no answer\"", "retrieved 1002", "exclude 1002 E3"])
    }

    @Test("Pasted text decides nothing")
    func pasted() throws {
        let review = try ReviewFolderFixture()
        let terminal = try review.screen()
        try terminal.wait(for: "report 1")
        terminal.send("\u{1B}[200~include this\u{1B}[201~n")
        try terminal.wait(for: "report 2")
        #expect(review.decisions(of: "a").isEmpty)
        terminal.send("q")
        #expect(terminal.finish() == 0)
    }

    @Test("Terms of inclusion and of exclusion look different, with and without colour, and without styles")
    func highlights() throws {
        let review = try ReviewFolderFixture()
        for (environment, wanted, unwanted) in [
            ([:], "\u{1B}[1;4;32manifrolumab\u{1B}[0m", "\u{1B}[7;31mmice\u{1B}[0m"),
            (["NO_COLOR": "1"], "\u{1B}[1;4manifrolumab\u{1B}[0m", "\u{1B}[7mmice\u{1B}[0m"),
            (["TERM": "dumb"], "*anifrolumab*", "~mice~"),
        ] {
            let terminal = try review.screen(environment: environment)
            try terminal.wait(for: "report 1")
            terminal.send(environment["TERM"] == nil ? "q" : "q\n")
            _ = terminal.finish()
            let output = String(decoding: terminal.bytes, as: UTF8.self)
            #expect(output.contains(wanted), "\(environment)")
            #expect(output.contains(unwanted), "\(environment)")
        }
    }

    @Test("A second session of the same person is refused")
    func locked() throws {
        let review = try ReviewFolderFixture()
        let terminal = try review.screen()
        try terminal.wait(for: "report 1")
        let second = try review.run("screen", "--as", "a", input: "i\n")
        #expect(second.status == 2)
        #expect(second.errors.contains("decisions/a.csv"))
        terminal.send("q")
        #expect(terminal.finish() == 0)
    }
}
