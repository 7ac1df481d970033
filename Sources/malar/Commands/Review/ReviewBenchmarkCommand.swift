// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct ReviewBenchmarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmark",
        abstract: "Measure duplicates and ranking on labelled sets, beside published figures.",
        discussion: """
            Looks in the folder, at any depth, for labelled sets: records_pre_merged.csv beside merged_record_ids.csv, an EndNote library \
            whose records bear the caption Duplicate, tables of screened records under cohen/, and published_tool_scores.csv with the \
            figures of other tools. Of each found group the first record stays; a record that is removed though the labels keep it is a \
            false positive.

            Examples:
              malar review benchmark
              malar review benchmark labelled-sets --only duplicates --format json

            Exit codes: 0 done; 2 the folder holds no labelled set, or a file could not be used.
            """)

    enum Part: String, ExpressibleByArgument, CaseIterable {
        case duplicates, ranking
    }

    @Argument(help: "The folder of the sets; ../shared/reference/review where not given.", completion: .directory)
    var folder = "../shared/reference/review"

    @Option(help: "Measure one of the two alone.")
    var only: Part?

    @Option(help: "Replays of each screened set.")
    var runs = 5

    @Option(help: "Records that are read before the ranking learns again.")
    var batch = 10

    @Option(help: "How the figures are written.")
    var format: TextFormat = .text

    func run() throws {
        let duplicates = only == .ranking ? nil : try BenchmarkDuplicates()(folder)
        let tables = only == .duplicates ? [] : try LabelledFolder.screenedTables(in: folder)
        let ranking = tables.isEmpty ? nil : try SimulateRanking()(tables, runs: runs, batch: batch)
        switch format {
        case .text:
            let terminal = TerminalTable(width: Console.width)
            for table in [duplicates?.table, ranking?.table].compactMap({ $0 }) { Console.print(terminal.text(of: table)) }
        case .json:
            let value: JSONValue = ["duplicates": duplicates?.json ?? .array([]), "ranking": ranking?.json ?? .array([])]
            Console.print(value.encoded(.pretty))
        }
    }
}

/// For the measurements of `make bench`.
struct ReviewTimeDuplicatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "time-duplicates",
        abstract: "Measure the finding of duplicates among made-up records.", shouldDisplay: false)

    @Option(help: "How many records.")
    var records: Int

    func run() throws {
        Console.print(try TimeDuplicates()(records).json.encoded())
    }
}
