// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarReview
internal import MalarWorkbench

struct ReviewDecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Write a vote down, or many from a table.",
        discussion: """
            For scripts, and for those who screened elsewhere. A record is named by its key, as in the list of conflicts, or by an identifier \
            that no other record has. With --from the votes come from a CSV table with the columns record and decision, and as needed reason \
            and note; all lines are checked before the first is written, and where one is wrong, nothing is.

            Examples:
              malar review decide my-review --as gc --round titleAbstract pubmed-2025/38123456 include
              malar review decide my-review --as gc --round fullText 38123456 exclude --reason E1
              malar review decide my-review --as gc --round titleAbstract --from votes.csv

            Exit codes: 0 written; 2 refused, and nothing was written.
            """)

    @OptionGroup var decider: Decider

    @Argument(help: "The record.")
    var record: String?

    @Argument(help: "What is decided.")
    var decision: DecideRecords.Word?

    @Option(help: "The round.")
    var round: ReviewRound

    @Option(help: ArgumentHelp("The id of the reason for an exclusion.", valueName: "id"))
    var reason = ""

    @Option(help: ArgumentHelp("A remark in free words.", valueName: "text"))
    var note = ""

    @Option(help: ArgumentHelp("A CSV table of votes.", valueName: "file"), completion: .file(extensions: ["csv"]))
    var from: String?

    func validate() throws {
        if from != nil, record != nil { throw ValidationError("Name a record and a decision, or a table by --from, not both.") }
        if from == nil, record == nil || decision == nil { throw ValidationError("Name a record and a decision, or a table by --from.") }
    }

    func run() throws {
        let decide = DecideRecords(decider.folder, as: decider.person, round: round)
        let output: DecideRecords.Output
        if let from {
            output = try decide(table: from)
        } else {
            output = try decide(record ?? "", decision ?? .maybe, reason: reason, note: note)
        }
        let count = output.records.count
        Console.print("\(count) \(count == 1 ? "decision" : "decisions") written; \(output.waiting) records wait for \(decider.person)")
    }
}

struct ReviewRetrievalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrieval",
        abstract: "Note where a full text stands.",
        discussion: """
            A full text that could not be had leaves the review as "not retrieved", and needs a reason. One that is retrieved waits for the \
            second round.

            Examples:
              malar review retrieval my-review --as gc 38123456 retrieved
              malar review retrieval my-review --as gc 38123456 not-retrieved --reason "no answer from the authors"

            Exit codes: 0 written; 2 refused.
            """)

    @OptionGroup var decider: Decider

    @Argument(help: "The record.")
    var record: String

    @Argument(help: "Where the full text stands.")
    var status: RetrievalStatus

    @Option(help: ArgumentHelp("Why it could not be had.", valueName: "text"))
    var reason = ""

    @Option(help: ArgumentHelp("A remark in free words.", valueName: "text"))
    var note = ""

    func run() throws {
        let key = try TellRetrieval(decider.folder, as: decider.person)(record, status, reason: reason, note: note)
        Console.print("\(key): \(status.rawValue)")
    }
}
