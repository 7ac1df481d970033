// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import MalarPublishing
internal import MalarWorkbench

struct TabulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tabulate",
        abstract: "Tabulate a cohort of any size in one pass.",
        discussion: """
            Reads a cohort some patients at a time, scores every visit, and prints every index and state at every time point, with p \
            against the baseline: the numbers of `malar report`, without its lineage, in memory that does not grow with the patients. \
            The rows of all tables must stand in the order of patients.csv.

            Examples:
              malar tabulate registry
              malar tabulate registry --format csv > efficacy.csv

            Exit codes: 0 tabulated; 1 tabulated, but some values or rows could not be used and are unknown; 2 the folder or a file of it \
            could not be used.
            """)

    @Argument(help: "The study folder.", completion: .directory)
    var folder: String

    @Option(help: "How the table is written.")
    var format: ListFormat = .text

    @Option(help: "How many batches are worked on at the same time; the result is the same for any number.")
    var threads: Int?

    @Flag(help: "Say nothing but the table.")
    var quiet = false

    func run() throws {
        let start = ContinuousClock.now
        let tabulate = threads.map { TabulateStudy(threads: $0) } ?? TabulateStudy()
        var shown = 0
        let output = try tabulate(folder) { patients in
            guard !quiet, patients - shown >= 20_000 else { return }
            shown = patients
            Console.complain("\(patients) patients")
        }
        switch format {
        case .text: Console.print(TerminalTable(width: Console.width).text(of: output.table))
        case .json: Console.print(output.table.json.encoded(.pretty))
        case .csv: Console.print(output.table.csv(writer: CSVWriter(lineEnd: "\n", formulaGuard: .on)))
        }
        if !quiet { report(output, ContinuousClock.now - start) }
        if output.unusable > 0 { throw ExitCode.dataErrors }
    }

    private func report(_ output: TabulateStudy.Output, _ time: Duration) {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        let rate = seconds > 0 ? Int(Double(output.rows) / seconds) : output.rows
        Console.complain("\(output.patients) patients, \(output.visits) visits, \(output.rows) rows; \(rate) rows a second")
        for example in output.examples { Console.complain(example) }
        if output.unusable > 0 { Console.complain("\(output.unusable) values or rows could not be used: see `malar check`") }
    }
}
