// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write the report of a study.",
        discussion: """
            Makes a web page (index.html) with tables, figures and text, the tables as CSV, the figures as SVG, and results.json with \
            unrounded numbers and where they come from. An older report in the same place is replaced; any other folder is left alone.

            Errors in the data do not stop the report, but they are counted; see `malar check`.

            Examples:
              malar report my-study
              malar report my-study --out reports/june

            Exit codes: 0 the report is written; 1 it is written, and the data have errors; 2 it could not be written.
            """)

    @Argument(help: "The study folder.", completion: .directory)
    var folder: String

    @Option(name: [.customLong("out"), .short], help: "The folder to write the report to.", completion: .directory)
    var out = "report"

    @Option(help: "How the headline results are written.")
    var format: TextFormat = .text

    @Flag(name: .shortAndLong, help: "Print nothing but problems.")
    var quiet = false

    func run() throws {
        let report = try WriteReport()(folder, to: out)
        switch format {
        case _ where quiet: break
        case .text: Console.print(TerminalTable(width: Console.width).text(of: report.headline) + "\n\(report.page)")
        case .json: Console.print(report.json.encoded(.pretty))
        }
        guard report.counts.errors > 0 else { return }
        Console.note("the data have \(report.counts); see malar check \(folder)")
        throw ExitCode.dataErrors
    }
}
