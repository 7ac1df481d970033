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

            With --mapping FILE.csv: a first mapping of a centre's own file, guessed from its header, its codes and its dates, to be looked \
            at and kept as centres/NAME/mapping.yaml.

            Examples:
              malar dictionary --table visits
              malar dictionary --of drugs --format csv > drugs.csv
              malar dictionary --mapping visite.csv > centres/pisa/mapping.yaml
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, csv, markdown }

    @Option(help: "What to describe.")
    var of: DescribeData.Topic = .variables

    @Option(help: "Only the columns of this table.")
    var table: DataTable?

    @Option(help: "How the description is written.")
    var format: Format = .table

    @Option(help: "Draft the mapping of this file.", completion: .file())
    var mapping: String?

    func run() throws {
        if let mapping { return Console.print(try DraftMapping()(mapping, of: table)) }
        let data = DescribeData()(of, of: table)
        switch format {
        case .table: Console.print(TerminalDocument(width: Console.width).text(of: data.document))
        case .json: Console.print(data.json.encoded(.pretty))
        case .csv: Console.print(data.tables.map { $0.csv(writer: CSVWriter(lineEnd: "\n")) }.joined(separator: "\n"))
        case .markdown: Console.print(MarkdownRenderer().page(of: data.document))
        }
    }
}
