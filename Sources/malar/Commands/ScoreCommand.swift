// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarWorkbench

struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Score visits: one row in, one result out.",
        discussion: """
            Reads visits from standard input and writes one result for each to standard output, however many there are. The columns are \
            the items of the instrument; see `malar instruments show ID`. Findings are true, false, 1 or 0. An empty field is unknown: \
            the score is then a range (lowest, highest) with the list of what is missing. A column named `id` is given back; \
            without one, rows are numbered. Empty lines and lines that begin with # are passed over.

            An instrument that judges a visit by the visits before it needs the columns patient and date (2024-03-31) as well, the rows of \
            a patient together and in order of date; both are given back after the id. A row with an error is not part of the history.

            The result holds score, lowest, highest, missing and band; the further scores, the state and the criteria of the instrument, \
            where it has them; the items whose absence was assumed, and flags. A row that cannot be scored gives error and line instead, \
            and the others are scored all the same.

            Examples:
              malar score sledai2k < visits.csv > scores.csv
              malar score das28 --carry patient,date < visits.csv
              malar score lldas --format ndjson < visits.ndjson

            Exit codes: 0 every row was scored; 1 some rows have an error; 2 the input could not be used.
            """)

    @Argument(help: "The instrument, such as sledai2k, doris2021, lldas or das28.", completion: .list(FindInstrument.ids))
    var instrument: String

    @Option(help: "How input and output are written.")
    var format: ScoreFormat = .csv

    @Option(help: ArgumentHelp("Columns of the input to copy to the output, divided by commas.", valueName: "columns"))
    var carry: [String] = []

    func run() throws {
        let stream = try ScoreStream(instrument, format: format, carrying: carry.flatMap { $0.split(separator: ",").map(String.init) })
        if Console.inputIsTerminal { Console.note("reading visits from the keyboard; end with Ctrl-D") }
        let summary = try stream(reading: Console.read, writing: Console.write, notice: { Console.note("\($0)") })
        guard summary.errors > 0 else { return }
        Console.note("\(summary.errors) of \(summary.rows) rows could not be scored; see the column error")
        throw ExitCode.dataErrors
    }
}
