// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarCohort
internal import MalarPublishing
internal import MalarWorkbench

struct DictionaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dictionary",
        abstract: "The data dictionary: every column of a study folder.",
        discussion: """
            The columns of patients.csv, visits.csv, treatments.csv and events.csv, with their permitted values and units; the drugs that \
            are known; the rules that `malar check` holds the data against.

            Examples:
              malar dictionary --table visits
              malar dictionary --of drugs --format csv > drugs.csv
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, csv, markdown }

    @Option(help: "What to describe.")
    var of: DescribeData.Topic = .variables

    @Option(help: "Only the columns of this table.")
    var table: DataTable?

    @Option(help: "How the description is written.")
    var format: Format = .table

    func run() {
        let data = DescribeData()(of, of: table)
        switch format {
        case .table: Console.print(TerminalDocument(width: Console.width).text(of: data.document))
        case .json: Console.print(data.json.encoded(.pretty))
        case .csv: Console.print(data.tables.map { $0.csv(writer: CSVWriter(lineEnd: "\n")) }.joined(separator: "\n"))
        case .markdown: Console.print(MarkdownRenderer().page(of: data.document))
        }
    }
}
