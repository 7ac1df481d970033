// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the data of a study.",
        discussion: """
            Reads study.yaml and the tables of a study folder, and says file, row, column and reason of everything that cannot be read, \
            cannot be true or is doubtful. A finding that stands can be acknowledged in study.yaml, with its reason; it stays visible.

            Centres may have files of their own under centres/NAME, with a mapping.yaml that says what their columns mean.

            With --queries the findings also become one list for each centre, to be sent back: the record, what was found, the question, \
            and room for the answer. The lists name records and hold no value of them.

            The output shows values of patients.

            Examples:
              malar check my-study
              malar check my-study --format csv > findings.csv
              malar check my-study --queries queries-2025-06

            Exit codes: 0 no errors, though there may be warnings; 1 errors; 2 the folder or a file of it could not be used.
            """)

    @Argument(help: "The study folder.", completion: .directory)
    var folder: String

    @Option(help: "How the findings are written.")
    var format: ListFormat = .text

    @Option(help: "Write one list of queries for each centre into this new folder.", completion: .directory)
    var queries: String?

    func run() throws {
        let check = try CheckStudy()(folder)
        switch format {
        case .text: show(check)
        case .json: Console.print(check.json.encoded(.pretty))
        case .csv: Console.print(check.list.csv(writer: CSVWriter(lineEnd: "\n", formulaGuard: .on)))
        }
        if let queries { show(try WriteQueries()(folder, to: queries)) }
        if check.counts.errors > 0 { throw ExitCode.dataErrors }
    }

    /// On standard error, so that what is piped stays what was asked for.
    private func show(_ lists: WriteQueries.Output) {
        let lines = zip(lists.files, lists.counts).map { "\($0): \($1) \($1 == 1 ? "query" : "queries")" }
        Console.complain(lines.isEmpty ? "no queries" : lines.joined(separator: "\n"))
    }

    private func show(_ check: CheckStudy.Output) {
        if !check.table.rows.isEmpty { Console.print(TerminalTable(width: Console.width).text(of: check.table)) }
        Console.print(Emphasis(check.counts)("\(check.counts)"))
    }
}

extension Emphasis {
    /// Red for errors, yellow for warnings, green for neither.
    init(_ counts: FindingCounts) {
        self = counts.errors > 0 ? .red : counts.warnings > 0 ? .yellow : .green
    }
}
