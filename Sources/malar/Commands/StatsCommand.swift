// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Compute a statistical procedure.",
        discussion: """
            `malar stats PROCEDURE` reads one request from standard input and writes one result. A request is a JSON object with data and \
            options; null is a missing value. The result holds the values, the method with every option by name, how many observations were \
            used, how many were dropped and why, and warnings. A result that does not exist for these data is {"error": reason}.

            Examples:
              malar stats list
              malar stats show mann_whitney
              malar stats wilcoxon_signed_rank <<< '{"data": {"first": [8,6,10,7,9], "second": [4,5,2,4,3]}}'
              malar stats batch requests.ndjson > results.ndjson
              malar stats verify vectors.json

            Exit codes: 0 answered; 1 some requests of a batch could not be read, or some vectors disagree; 2 the input could not be used.
            """,
        subcommands: [List.self, Show.self, Batch.self, Verify.self, Answer.self],
        defaultSubcommand: Answer.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the procedures.")

        func run() {
            Console.print(TerminalTable(width: Console.width).text(of: DescribeProcedure().list()))
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a procedure: data, options, formula, where programs differ, sources, a worked example.")

        @Argument(help: "The procedure, such as mann_whitney.", completion: .list(DescribeProcedure.names))
        var procedure: String

        func run() throws {
            Console.print(TerminalDocument(width: Console.width).text(of: try DescribeProcedure()(procedure)))
        }
    }

    struct Answer: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "answer", abstract: "Answer one request from standard input (the word answer may be left out).")

        @Argument(help: "The procedure, such as mann_whitney.", completion: .list(DescribeProcedure.names))
        var procedure: String

        func run() throws {
            if Console.inputIsTerminal { Console.note("reading the request from the keyboard; end with Ctrl-D") }
            var request: [UInt8] = []
            while let chunk = try Console.read() { request += chunk }
            Console.print(try AnswerStatistics()(procedure, request).encoded(.pretty))
        }
    }

    struct Batch: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer many requests, one line of JSON each, or a file of reference vectors.",
            discussion: """
                A line is {"id": …, "procedure": …, "data": {…}, "options": {…}}; a file of vectors is {"vectors": [such objects]}. Each gives \
                one line {"id", "procedure", "result", …}, in order. Lines are answered as they come, however many there are.
                """)

        @Argument(help: "The file; without one, standard input.", completion: .file())
        var file: String?

        func run() throws {
            let batch = AnswerStatisticsBatch()
            let summary =
                try file.map { try batch(file: $0, writing: Console.write) }
                ?? batch("standard input", reading: Console.read, writing: Console.write)
            guard summary.unread > 0 else { return }
            Console.note("\(summary.unread) of \(summary.requests) requests could not be read; see their message")
            throw ExitCode.dataErrors
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compare with reference results by their own tolerances, and list each mismatch.",
            discussion: """
                The file is {"vectors": [{"id", "procedure", "data", "options", "expected", "tolerance": {"rtol", "atol"}}]}. Further keys \
                are passed over. The absolute tolerance counts only for quantities that can be near zero by cancellation.
                """)

        @Argument(help: "The file of vectors.", completion: .file())
        var file: String

        @Option(help: "How the comparison is written.")
        var format: TextFormat = .text

        func run() throws {
            let output = try VerifyStatistics()(file)
            switch format {
            case .text: Console.print(text(output))
            case .json: Console.print(output.json.encoded(.pretty))
            }
            if !output.isClean { throw ExitCode.dataErrors }
        }

        private func text(_ output: VerifyStatistics.Output) -> String {
            let terminal = TerminalTable(width: Console.width)
            let tables = [output.byProcedure, output.mismatches].filter { !$0.rows.isEmpty }.map { terminal.text(of: $0) }
            return (tables + ["\(output.agreeing) of \(output.vectors) vectors agree\n"]).joined(separator: "\n")
        }
    }
}
