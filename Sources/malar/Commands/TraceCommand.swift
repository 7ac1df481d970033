// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct TraceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Trace a number to its values, or a value to the numbers that it moves.",
        discussion: """
            With a place in the data, says which cells of the report rest on that row, and which of them move: the whole study is computed \
            again with the value unknown and, for yes-or-no items, with the opposite, and every cell is compared. Without a column, the \
            study is computed again without the row.

            With --cell, says which patients and rows a cell of the report rests on, and which values in them it took: those without which \
            it would say something else. A cell is table/row/column, by number or by name; the table's name is that of its file in tables/.

            The output shows values of patients.

            Examples:
              malar trace my-study visits.csv:17:arthritis
              malar trace my-study events.csv:3
              malar trace my-study --cell "efficacy/SLEDAI-2K/T12 Median"

            Exit codes: 0 the trace is made; 2 there is no such place or cell, or the study could not be read.
            """)

    @Argument(help: "The study folder.", completion: .directory)
    var folder: String

    @Argument(help: "A value as file:row:column, or a row as file:row; rows are lines of the file.")
    var place: String?

    @Option(help: ArgumentHelp("A cell of the report as table/row/column, by number or by name.", valueName: "table/row/column"))
    var cell: String?

    @Option(help: "How the trace is written.")
    var format: TextFormat = .text

    func validate() throws {
        guard (place == nil) != (cell == nil) else {
            throw ValidationError("name either a place in the data, as visits.csv:17:arthritis, or a cell with --cell")
        }
    }

    func run() throws {
        let trace = try cell.map { try TraceStudy().cell($0, in: folder) } ?? TraceStudy().value(place ?? "", in: folder)
        switch format {
        case .text: Console.print(TerminalDocument(width: Console.width).text(of: trace.document))
        case .json: Console.print(trace.json.encoded(.pretty))
        }
        if trace.counts.errors > 0 { Console.note("the data have \(trace.counts); see malar check \(folder)") }
    }
}
