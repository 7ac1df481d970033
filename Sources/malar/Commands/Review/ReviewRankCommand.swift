// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct ReviewRankCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rank",
        abstract: "Order the unscreened records by relevance, and say when one may stop.",
        discussion: """
            Learns from the records that are decided what included ones have in common, and shows which unscreened ones to read first, with \
            the words that moved each. The order is advice: no record is left out by it, and both reviewers see all of them. Until there \
            are inclusions and exclusions, the order is by the protocol's terms.

            Stopping early needs proof. After reading by relevance, a random sample of the rest is read; --sample and --relevant tell its \
            outcome, and the rule says whether 95 % of the relevant records are found with 95 % confidence, with the estimated recall.

            Examples:
              malar review rank my-review
              malar review rank my-review --as gc --limit 50 --format csv > order.csv
              malar review rank my-review --sample 120 --relevant 0

            Exit codes: 0 done; 2 the folder or the request could not be used.
            """)

    @Argument(help: "The folder of the review.", completion: .directory)
    var folder: String

    @Option(name: .customLong("as"), help: "Learn from the own votes of this person too, and leave out what the person has voted on.")
    var person: String?

    @Option(help: "How many records are shown.")
    var limit = 20

    @Option(help: "Records of a random sample of the unread that were read.")
    var sample: Int?

    @Option(help: "Relevant records among that sample.")
    var relevant: Int?

    @Option(help: "How the order is written.")
    var format: ListFormat = .text

    func validate() throws {
        if (sample == nil) != (relevant == nil) { throw ValidationError("--sample and --relevant belong together") }
    }

    func run() throws {
        var drawn: (read: Int, relevant: Int)?
        if let sample, let relevant { drawn = (sample, relevant) }
        let output = try RankRecords()(folder, limit: limit, person: person, sample: drawn)
        switch format {
        case .json: Console.print(output.json.encoded(.pretty))
        case .csv: Console.print(output.table.csv(writer: CSVWriter(lineEnd: "\n", formulaGuard: .on)))
        case .text:
            if !output.rows.isEmpty { Console.print(TerminalTable(width: Console.width).text(of: output.table)) }
            Console.print(([output.summary] + output.stopping.map { $0 + "." }).joined(separator: "\n"))
        }
    }
}

struct ReviewSimulateRankingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate-ranking",
        abstract: "Replay screened records, to see what reading by relevance would have saved.",
        discussion: """
            Reads a CSV with title, abstract and one or several columns of decisions (1 or 0, yes or no, or I for included beside reasons for exclusion), and replays the screening \
            in the order of relevance.

            Example:
              malar review simulate-ranking screened.csv --label included --runs 10

            Exit codes: 0 done; 2 the file or the request could not be used.
            """)

    @Argument(help: "The tables.", completion: .file())
    var files: [String]

    @Option(help: "The column of decisions; all that begin with label or included where not given.")
    var label: String?

    @Option(help: "How many replays, which differ in the two records known at the start.")
    var runs = 10

    @Option(help: "Records that are read before the ranking learns again.")
    var batch = 1

    @Option(help: "How the figures are written.")
    var format: ListFormat = .text

    func run() throws {
        let output = try SimulateRanking()(files, label: label, runs: runs, batch: batch)
        switch format {
        case .json: Console.print(output.json.encoded(.pretty))
        case .csv: Console.print(output.table.csv(writer: CSVWriter(lineEnd: "\n", formulaGuard: .on)))
        case .text: Console.print(TerminalTable(width: Console.width).text(of: output.table))
        }
    }
}
