// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write the report of a study.",
        discussion: """
            Makes a web page (index.html) with tables, figures and text, the tables and the data of the figures as CSV, the figures as SVG, \
            and results.json with unrounded numbers and where they come from. This takes less than a second for a small study. An older \
            report in the same place is replaced; any other folder is left alone.

            --formats asks for more, divided by commas, or for all:
              docx  report.docx, for Word; its figures are pictures where rsvg-convert is installed
              xlsx  tables.xlsx, every table with unrounded numbers
              pdf   report.pdf (needs weasyprint, or chromium) and the figures as PDF (needs rsvg-convert)
              png   the figures at 300 dots an inch (needs rsvg-convert)
            The other programs take some seconds. Where one is missing, everything else is written, and a message names the package; then the \
            exit code is 2. html and csv are always written.

            Where the data have errors, no report is written: a table must not miss a row that could not be read. Correct them, acknowledge \
            them in study.yaml with a reason, or ask for the report with --despite-errors; it then names them.

            --compare sets what a publication prints beside what is computed, cell by cell, and checks the publication's own arithmetic; the \
            file has the form of reported.yaml and is read in its place. --suppress-below 5 writes no count of 1 to 4 patients, nothing from \
            which one could be computed, and nothing about single patients.

            Examples:
              malar report my-study
              malar report my-study --out reports/june
              malar report my-study --formats docx,xlsx
              malar report my-study --formats all
              malar report Examples/italian-cohort --compare Examples/italian-cohort/published-2024.yaml
              malar report my-study --suppress-below 5

            Exit codes: 0 everything asked for is written; 1 the data have errors; 2 the folder or a file of it could not be used, or a program \
            that a format needs is missing.
            """)

    @Argument(help: "The study folder.", completion: .directory)
    var folder: String

    @Option(name: [.customLong("out"), .short], help: "The folder to write the report to.", completion: .directory)
    var out = "report"

    @Option(help: "How the headline results are written.")
    var format: TextFormat = .text

    @Option(help: "What to write beside page and CSV: docx, xlsx, pdf, png, divided by commas, or all.")
    var formats = ReportFormats()

    @Option(help: "A file with what a publication prints, to be set beside the report.", completion: .file(extensions: ["yaml", "yml"]))
    var compare: String?

    @Option(help: ArgumentHelp("The smallest count of patients that is written; smaller ones are suppressed.", valueName: "limit"))
    var suppressBelow: Int?

    @Option(help: ArgumentHelp("The width of a cohort's figures; 85 is one column of most journals, 175 two.", valueName: "mm"))
    var figureWidth: Double?

    @Option(help: ArgumentHelp("The height of a cohort's figures; what would not be legible in it is higher.", valueName: "mm"))
    var figureHeight: Double?

    @Flag(help: "Write the report of what could be read, though the data have errors.")
    var despiteErrors = false

    @Flag(name: .shortAndLong, help: "Print nothing but problems.")
    var quiet = false

    func run() throws {
        let report = try writtenReport()
        switch format {
        case _ where quiet: break
        case .text: Console.print(text(report))
        case .json: Console.print(report.json.encoded(.pretty))
        }
        for gap in report.gaps { Console.note(gap) }
        guard report.counts.errors > 0 else {
            if !report.gaps.isEmpty { throw ExitCode(2) }
            return
        }
        Console.note("the data have \(report.counts); see malar check \(folder)")
        throw ExitCode.dataErrors
    }

    private func writtenReport() throws -> WriteReport.Output {
        do {
            return try WriteReport()(
                folder, to: out, despiteErrors: despiteErrors, formats: formats.all, comparingWith: compare,
                suppressingBelow: suppressBelow,
                figures: FigureMeasures(width: figureWidth, height: figureHeight))
        } catch let errors as DataErrors {
            Console.complain("\(errors)")
            Console.note("no report is written, because the data have \(errors.counts); see malar check \(folder), or add --despite-errors")
            throw ExitCode.dataErrors
        }
    }

    private func text(_ report: WriteReport.Output) -> String {
        let table = TerminalTable(width: Console.width).text(of: report.headline)
        return ([table] + report.remarks.map { $0 + "\n" } + [report.page]).joined(separator: "\n")
    }
}

/// Formats as the command line lists them.
struct ReportFormats: ExpressibleByArgument {
    var all = ReportFormat.usual

    init() {}

    init?(argument: String) {
        if argument.lowercased() == "all" {
            all = Set(ReportFormat.allCases)
            return
        }
        let formats = argument.split(separator: ",").map { ReportFormat(rawValue: $0.filter { $0 != " " }.lowercased()) }
        guard !formats.isEmpty, formats.allSatisfy({ $0 != nil }) else { return nil }
        all = Set(formats.compactMap(\.self))
    }

    var defaultValueDescription: String { "html,csv" }
}
