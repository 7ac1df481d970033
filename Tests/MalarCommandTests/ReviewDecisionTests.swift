// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("malar review decide, conflicts, resolve, retrieval, status, check, agreement")
struct ReviewDecisionTests {
    @Test("The line mode takes commands, tells what came of each and goes on where one stopped")
    func lines() throws {
        let review = try ReviewFolderFixture()
        let first = try review.run("screen", "--as", "a", input: "i\ne e2\nt only an abstract\ne 9\nm\nu\ns\ng 1005\n?\nnonsense\nq\n")
        #expect(first.status == 0)
        #expect(review.decisions(of: "a") == ["include 1001", "exclude 1002 E2", "maybe 1003", "undo 1003"])
        for words in [
            "[0 of 6 done (0 %)]", "included: pubmed/1001", "excluded (E2): pubmed/1002", "the protocol has no reason `9`",
            "maybe: pubmed/1003",
            "took your vote on pubmed/1003 back", "passed over pubmed/1003", "report 5", "undo: your vote on this record",
            "`nonsense` is no command",
            "4 decisions written to decisions/a.csv; 2 of 6 records", "*anifrolumab*", "~mice~",
        ] { #expect(first.output.contains(words), "\(words)") }
        #expect(review.text("decisions/a.csv").contains("only an abstract"))
        let second = try review.run("screen", "--as", "a", input: "")
        #expect(second.output.contains("[2 of 6 done (33 %)]") && second.output.contains("report 3"))
    }

    @Test(
        "What makes no sense is refused with a reason, and nothing is written",
        arguments: [
            (["--as", "c", "--round", "titleAbstract", "1001", "include"], "no person `c`"),
            (["--as", "judge", "--round", "titleAbstract", "1001", "include"], "judge does not vote"),
            (["--as", "a", "--round", "titleAbstract", "9999", "include"], "there is no record `9999`"),
            (["--as", "a", "--round", "titleAbstract", "1001", "include", "--reason", "E1"], "a reason is given for exclusions alone"),
            (
                ["--as", "a", "--round", "titleAbstract", "1001", "exclude", "--reason", "E3"],
                "no reason `E3` for the round title and abstract"
            ),
            (["--as", "a", "--round", "titleAbstract", "1001", "undo"], "no vote"),
            (["--as", "a", "--round", "fullText", "1001", "include"], "has not passed the round"),
        ])
    func refusals(arguments: [String], words: String) throws {
        let review = try ReviewFolderFixture()
        let command = try Command(["review", "decide", review.path] + arguments)
        #expect(command.status == 2)
        #expect(command.errors.contains(words), "\(command.errors)")
        #expect(review.decisions(of: "a").isEmpty && review.decisions(of: "c").isEmpty)
        #expect(review.text("decisions/c.csv").isEmpty)
    }

    @Test("A table of votes is written whole or not at all")
    func table() throws {
        let review = try ReviewFolderFixture()
        try review.write(
            "votes.csv", "record,decision,reason,note\n1001,include,,\n1002,exclude,E9,\n1002,maybe,,\n77,include,,\n1003,perhaps,,\n")
        let wrong = try review.run("decide", "--as", "a", "--round", "titleAbstract", "--from", review.path + "/votes.csv")
        #expect(wrong.status == 2 && review.decisions(of: "a").isEmpty)
        for words in [
            "line 3: the protocol has no reason `E9`", "line 4: pubmed/1002 stands in line 3", "line 5: there is no record",
            "line 6: `perhaps`",
        ] {
            #expect(wrong.errors.contains(words), "\(wrong.errors)")
        }
        try review.write(
            "votes.csv", "record,decision,reason,note\npubmed/1001,include,,\n1002,exclude,E1,\"children, mostly\"\n1003,m,,\n")
        let right = try review.run("decide", "--as", "a", "--round", "titleAbstract", "--from", review.path + "/votes.csv")
        #expect(right.output == "3 decisions written; 3 records wait for a\n")
        #expect(review.decisions(of: "a") == ["include 1001", "exclude 1002 E1", "maybe 1003"])
    }

    @Test("From two votes to a resolution, a full text that cannot be had, and an arbiter's word")
    func wholeWay() throws {
        let review = try ReviewFolderFixture(records: 3)
        let vote = { (person: String, round: String, record: String, rest: [String]) in
            try Command(["review", "decide", review.path, "--as", person, "--round", round, record] + rest)
        }
        for (person, verdicts) in [("a", ["include", "include", "include"]), ("b", ["include", "exclude", "include"])] {
            for (record, verdict) in zip(["1001", "1002", "1003"], verdicts) {
                #expect(try vote(person, "titleAbstract", record, [verdict]).status == 0)
                if person == "a" { #expect(try review.run("conflicts").output == "0 open conflicts\n") }
            }
        }
        let conflicts = try review.run("conflicts")
        #expect(
            conflicts.output.contains("pubmed/1002") && conflicts.output.contains("b: exclude")
                && conflicts.output.hasSuffix("1 open conflict\n"))
        #expect(try review.run("resolve", "--as", "a", "1002", "include").errors.contains("a is no arbiter"))
        #expect(try review.run("resolve", "--as", "a", "1001", "include", "--with", "b").errors.contains("there is nothing to resolve"))
        #expect(
            try review.run("resolve", "--as", "a", "1002", "include", "--with", "b").output
                == "pubmed/1002: include; 0 conflicts left in the round title and abstract\n")
        #expect(try review.run("check").status == 1)
        #expect(try review.run("check", "--in-progress").status == 0)
        #expect(try review.run("retrieval", "--as", "a", "1001", "not-retrieved").errors.contains("say why"))
        #expect(try review.run("retrieval", "--as", "a", "1001", "not-retrieved", "--reason", "no answer").status == 0)
        for (person, reason) in [("a", "E1"), ("b", "E3")] {
            #expect(try vote(person, "fullText", "1002", ["exclude", "--reason", reason]).status == 0)
            #expect(try vote(person, "fullText", "1003", ["include"]).status == 0)
        }
        let talk = try review.run("resolve", "--as", "judge", "--ask", input: "what\ne\ne e3 no joints counted\n")
        #expect(talk.output.contains("a: exclude (E1)") && talk.output.contains("b: exclude (E3)"))
        #expect(talk.output.contains("needs a reason"))
        #expect(talk.output.hasSuffix("pubmed/1002: exclude (E3); 0 conflicts left in the round full text\nno conflict is left\n"))
        let check = try review.run("check")
        #expect(check.status == 0, "\(check.output)")
        let counts = try #require(try review.data("status")["counts"] as? [String: Any])
        #expect(counts["new_reports"] as? Int == 1)
        #expect(counts["dbr_notretrieved_reports"] as? Int == 1)
        #expect(
            try review.run("resolve", "--as", "judge", "1002", "--undo", "--round", "fullText").output.contains(
                "open again; 1 conflict left"))
        #expect(try review.run("check").status == 1)
    }

    @Test("What is next is told to whom it concerns, now and at a past date")
    func status() throws {
        let review = try ReviewFolderFixture(records: 3)
        #expect(try review.run("decide", "--as", "a", "--round", "titleAbstract", "1001", "include").status == 0)
        let status = try review.run("status").output
        #expect(status.contains("a: 2 to screen: malar review screen") && status.contains("b: 3 to screen"))
        let past = try review.run("status", "--as-of", "2025-06-30").output
        #expect(past.contains("a: 3 to screen") && past.contains("as of 2025-06-30"))
        #expect(try review.run("status", "--as-of", "soon").errors.contains("is no day"))
    }

    @Test("Agreement of a table of 10: two by two as counted by hand")
    func agreement() throws {
        let review = try ReviewFolderFixture(records: 10)
        // Both include 2, the first alone 1, the second alone 1, both exclude 6.
        for (person, verdicts) in [("a", "iiieeeeeee"), ("b", "imeieeeeee")] {
            let lines = verdicts.enumerated().map { "\(1001 + $0),\($1 == "i" ? "include" : $1 == "m" ? "maybe" : "exclude")\n" }.joined()
            try review.write("votes.csv", "record,decision\n" + lines)
            #expect(try review.run("decide", "--as", person, "--round", "titleAbstract", "--from", review.path + "/votes.csv").status == 0)
        }
        let pairs = try #require(try review.data("agreement")["pairs"] as? [[String: Any]])
        let pair = try #require(pairs.first)
        #expect(pair["n"] as? Int == 10)
        #expect(pair["agreement"] as? Double == 0.8)
        let value = { (name: String) in (pair[name] as? [String: Any])?["value"] as? Double ?? .nan }
        // Expected by chance 0.3 x 0.3 + 0.7 x 0.7 = 0.58; for AC1 2 x 0.3 x 0.7 = 0.42.
        #expect(abs(value("kappa") - (0.8 - 0.58) / 0.42) < 1e-12)
        #expect(abs(value("pabak") - 0.6) < 1e-12)
        #expect(abs(value("ac1") - (0.8 - 0.42) / 0.58) < 1e-12)
        #expect(pair["prevalenceIndex"] as? Double == -0.4)
        #expect(try review.run("agreement").output.contains("Agreement on inclusion between two"))
    }

    @Test("Made-up decisions are marked as such, repeat by their seed and are not mixed with real ones")
    func simulation() throws {
        var files: [String] = []
        for _ in 0..<2 {
            let review = try ReviewFolderFixture(records: 30)
            let lines = (0..<30).map { "\(1001 + $0),\($0 % 4 == 0 ? "include" : "exclude")\n" }.joined()
            try review.write("known.csv", "id,titleAbstract\n" + lines)
            let made = try review.run(
                "simulate", "--round", "titleAbstract", "--from", review.path + "/known.csv", "--reviewers", "a,b", "--disagreement", "0.3",
                "--seed", "7")
            #expect(made.status == 0, "\(made.errors)")
            files.append((review.decisions(of: "a") + review.decisions(of: "b")).joined(separator: "\n"))
            #expect(
                review.text("decisions/a.csv").split(separator: "\n").dropFirst().allSatisfy {
                    $0.contains("synthetic: made up with seed 7")
                })
            #expect(try review.run("decide", "--as", "a", "--round", "titleAbstract", "1001", "maybe").status == 0)
            let again = try review.run("simulate", "--round", "titleAbstract", "--from", review.path + "/known.csv", "--reviewers", "a,b")
            #expect(again.status == 2 && again.errors.contains("not mixed"))
        }
        #expect(files[0] == files[1])
        #expect(files[0].split(separator: "\n").count == 60)
    }

    @Test("Reading by relevance learns, reading by lot gives an estimate, and both exclude nothing")
    func ranked() throws {
        let text = ReviewFolderFixture.protocolText + "\nranking: true\n"
        let records = (0..<40).map { index in
            ReviewFolderFixture.record(
                String(1001 + index), title: index % 8 == 7 ? "Anifrolumab for swollen joints \(index)" : "Heart failure in dogs \(index)",
                abstract: index % 8 == 7 ? "Lupus patients with arthritis were treated." : "Veterinary echocardiography was recorded.")
        }
        let review = try ReviewFolderFixture(protocolText: text, records: records)
        let first = try review.run("screen", "--as", "a", input: "i\ng 1001\ne\ni\ni\ni\n")
        #expect(first.output.components(separatedBy: "*Anifrolumab* for swollen").count >= 5)
        #expect(review.decisions(of: "a").count { $0.hasPrefix("include 10") && (Int($0.suffix(2)) ?? 1) % 8 == 0 } == 4)
        #expect(first.output.contains("This is advice; no record is excluded by it."))
        let lot = try review.run("screen", "--as", "a", "--order", "random", input: String(repeating: "e\n", count: 20))
        #expect(lot.output.contains("Estimated recall") && lot.output.contains("95 % interval"))
        let advice = try #require(try review.data("status")["advice"] as? [[String: Any]])
        #expect(advice.first?["inRandomOrder"] as? Int == 20)
        let counts = try #require(try review.data("status")["counts"] as? [String: Any])
        #expect(counts["records_excluded"] as? Int == 0)
    }
}
