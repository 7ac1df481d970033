// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarReview
internal import MalarWorkbench

struct ReviewSimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Screen a round by made-up reviewers, for teaching and for tests.",
        discussion: """
            Takes the known outcome of each record from a CSV table with the columns record (or id), titleAbstract, and for the second round \
            fullText and reason; outcomes are include or exclude. The reviewers err by the seed in a share of the records. With --resolve, \
            errors that both made are corrected in a second look, and conflicts are resolved by talk or by the protocol's arbiter. Every \
            decision says in its note that it is synthetic, and files with real decisions are refused.

            Example:
              malar review simulate my-review --round titleAbstract --from labelled.csv --reviewers a,b --disagreement 0.05 --seed 7 --resolve

            Exit codes: 0 written; 2 refused, and nothing was written.
            """)

    @Argument(help: "The folder of the review.", completion: .directory)
    var folder: String

    @Option(help: "The round.")
    var round: ReviewRound

    @Option(help: ArgumentHelp("A CSV table of known outcomes.", valueName: "file"), completion: .file(extensions: ["csv"]))
    var from: String

    @Option(help: ArgumentHelp("The ids of the reviewers, divided by commas.", valueName: "ids"))
    var reviewers: [String]

    @Option(help: "The share of records on which one of them errs, 0 to 1.")
    var disagreement = 0.05

    @Option(help: "The same seed gives the same decisions.")
    var seed: UInt64 = 1

    @Flag(help: "Correct errors that both made, and resolve conflicts by the known outcome.")
    var resolve = false

    func run() throws {
        var request = SimulateScreening.Request(
            round, labels: from, reviewers: reviewers.flatMap { $0.split(separator: ",").map(String.init) })
        (request.disagreement, request.seed, request.resolves) = (disagreement, seed, resolve)
        let made = try SimulateScreening()(folder, request)
        Console.print(
            "\(made.votes) synthetic votes, \(made.conflicts) conflicts, \(made.resolved) resolved, \(made.changes) votes changed in a second look"
        )
        if made.unlabelled > 0 { Console.note("\(made.unlabelled) records of the round are not in \(from); nobody voted on them") }
    }
}
