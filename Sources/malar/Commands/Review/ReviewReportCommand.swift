// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct ReviewReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write the report of a review: flow diagram, tables, checklists, pooled results.",
        discussion: """
            Makes a web page (index.html), report.docx, the tables and the data of the figures as CSV, the figures as SVG, the flow's counts \
            as flow.csv (which the PRISMA2020 package for R reads), the included records as included.ris, and review.json with unrounded \
            numbers and the records behind every count. An older report in the same place is replaced; any other folder is left alone.

            The flow is counted from the decisions, never typed in, and checked by fifteen rules of arithmetic. A review whose records are not \
            at hand can enter its counts in review.yaml; the same rules are then asked of them.

            --as-of gives the report as the review stood at the end of a past day: later searches and decisions are left out.

            --formats: docx, xlsx, pdf, png, divided by commas, or all; see malar report --help.

            Examples:
              malar review report my-review
              malar review report Examples/anifrolumab-arthritis-review --out report
              malar review report my-review --as-of 2025-06-30 --out reports/june

            Exit codes: 0 written; 1 written, but the numbers of the flow contradict each other; 2 the folder or a file of it could not be \
            used, or a program that a format needs is missing.
            """)

    @Argument(help: "The folder of the review.", completion: .directory)
    var folder: String

    @Option(name: [.customLong("out"), .short], help: "The folder to write the report to.", completion: .directory)
    var out = "report"

    @Option(help: ArgumentHelp("The review as it stood at the end of a day.", valueName: "date"))
    var asOf: String?

    @Option(help: "How the headline results are written.")
    var format: TextFormat = .text

    @Option(help: "What to write beside page and CSV: docx, xlsx, pdf, png, divided by commas, or all.")
    var formats: ReportFormats = .reviews

    @Flag(name: .shortAndLong, help: "Print nothing but problems.")
    var quiet = false

    func run() throws {
        let report = try WriteReviewReport()(folder, to: out, asOf: asOf, formats: formats.all)
        switch format {
        case _ where quiet: break
        case .text:
            Console.print(
                (report.summary + [report.isFinal ? "" : "Not final.", report.page]).filter { !$0.isEmpty }.joined(separator: "\n\n"))
        case .json: Console.print(report.json.encoded(.pretty))
        }
        for gap in report.gaps { Console.note(gap) }
        for violation in report.violations { Console.note(violation) }
        if !report.gaps.isEmpty { throw ExitCode(2) }
        if !report.violations.isEmpty { throw ExitCode.dataErrors }
    }
}

extension ReportFormats {
    /// A review's report has a Word file without asking.
    static var reviews: ReportFormats {
        var formats = ReportFormats()
        formats.all.insert(.docx)
        return formats
    }
}
