// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("The command")
struct CommandTests {
    @Test(
        "Exit codes, and what goes to which stream",
        arguments: [
            (["--version"], "", 0, "0.1.0\n", ""),
            (
                ["score", "eular"], "id,baseline,current\na,5,3\n", 0,
                "id,score,lowest,highest,missing,band,response,assumed,flags,error,line\na,2,2,2,,good,good,,,,\n", ""
            ),
            (
                ["score", "eular", "--format", "ndjson"], "{\"id\":1,\"baseline\":50}\n", 1,
                "{\"id\":1,\"error\":\"baseline: expects 0 to 10 DAS28\",\"line\":1}\n",
                "malar: 1 of 1 rows could not be scored; see the column error\n"
            ),
            (
                ["score", "eular"], "", 2, "",
                "Error: input: the file has no header. Put the column names in the first line and one record in each line below.\n"
            ),
            (["score", "eulra"], "", 2, "", "Error: there is no instrument `eulra`; did you mean `eular`?\n"),
            (
                ["check", "/nowhere"], "", 2, "",
                "Error: /nowhere: there is no such folder; `malar init /nowhere` makes one\n"
            ),
        ] as [([String], String, Int32, String, String)])
    func streams(arguments: [String], input: String, status: Int32, output: String, errors: String) throws {
        let command = try Command(arguments, input: input)
        #expect(command.status == status && command.output == output && command.errors == errors)
    }

    @Test(
        "Wrong usage ends with 2 and says how it is meant",
        arguments: [["scor"], ["score"], ["score", "das28", "--format", "xml"], ["check"]])
    func usage(arguments: [String]) throws {
        let command = try Command(arguments)
        #expect(command.status == 2 && command.output.isEmpty && command.errors.contains("Usage: malar"))
    }

    @Test(
        "Every subcommand has help",
        arguments: [
            ["score"], ["instruments"], ["instruments", "list"], ["instruments", "show"], ["dictionary"], ["init"], ["check"], ["explain"],
            ["report"], ["simulate"],
            ["documentation"],
        ])
    func help(arguments: [String]) throws {
        let command = try Command(arguments + ["--help"])
        #expect(
            command.status == 0 && command.output.contains("USAGE: malar \(arguments.joined(separator: " "))") && command.errors.isEmpty)
    }

    @Test("Completion scripts", arguments: ["bash", "zsh", "fish"])
    func completion(shell: String) throws {
        let command = try Command(["--generate-completion-script", shell])
        #expect(command.status == 0 && command.output.contains("sledai2k") && command.errors.isEmpty)
    }

    @Test("A reader that goes away ends the command quietly")
    func brokenPipe() throws {
        let rows = "echo id,baseline,current; yes a,5,3 | head -100000"
        let command = try Command(shell: "{ { \(rows); } | \"$0\" score eular; echo status $? >&2; } | head -1")
        #expect(command.errors == "status 0\n" && command.output.hasPrefix("id,score,"))
    }

    @Test("A study from its start to its report, then with an error in it")
    func study() throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("malar-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let start = try Command(["init", "s", "--title", "A title"], in: place)
        #expect(start.status == 0 && start.output.hasPrefix("s/events.csv\n") && start.output.contains("malar check s"))
        #expect(try Command(["init", "s"], in: place).status == 2)
        #expect(try Command(["check", "s"], in: place).output == "no problems found\n")
        let nobody = try Command(["explain", "EXAMPLE1", "2024-01-10", "--study", "s"], in: place)
        #expect(nobody.status == 2 && nobody.errors == "Error: there is no patient `EXAMPLE1`; did you mean `EXAMPLE-1`?\n")
        let visit = try Command(["explain", "EXAMPLE-1", "2024", "--study", "s", "--instrument", "lldas"], in: place)
        #expect(visit.status == 0 && visit.output.contains("In LLDAS: ") && visit.errors.isEmpty)
        let report = try Command(["report", "s"], in: place)
        #expect(report.status == 0 && report.output.hasPrefix("A title\n") && report.output.hasSuffix("\nreport/index.html\n"))
        #expect(try Command(["report", "s", "--quiet"], in: place).output.isEmpty)
        let visits = place.appendingPathComponent("s/visits.csv")
        try (Data(contentsOf: visits) + Data("NOBODY,2024-01-01\n".utf8)).write(to: visits)
        let check = try Command(["check", "s", "--format", "csv"], in: place)
        #expect(
            check.status == 1 && check.output.hasPrefix("severity,file,row,column,patient,value,rule,message,reason\nerror,visits.csv,"))
        let refused = try Command(["report", "s", "--out", "r"], in: place)
        #expect(
            refused.status == 1 && refused.output.isEmpty && refused.errors.contains("no report is written, because the data have 1 error"))
        #expect(!FileManager.default.fileExists(atPath: place.appendingPathComponent("r").path))
        let again = try Command(["report", "s", "--despite-errors"], in: place)
        #expect(again.status == 1 && again.errors == "malar: the data have 1 error; see malar check s\n")
    }
}
