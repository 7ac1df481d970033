// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarReview
internal import MalarWorkbench

struct ReviewStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tell where a review stands, and what is next for whom.",
        discussion: """
            Records, rounds, what each person has done and has left, open questions of duplicates, and the advice on when to stop where \
            records are ranked. How anybody voted is not told. With --as-of the same as it was at the end of a past day (UTC).

            Examples:
              malar review status my-review
              malar review status my-review --as-of 2025-06-30 --format json

            Exit codes: 0 told; 2 the review could not be used.
            """)

    @Argument(help: "The folder of the review.", completion: .directory)
    var folder: String

    @Option(help: ArgumentHelp("A past day or moment.", valueName: "date"))
    var asOf: String?

    @Option(help: "How it is written.")
    var format: TextFormat = .text

    func run() throws {
        let standing = try ReviewStanding()(folder, asOf: asOf)
        if format == .json { return Console.print(standing.json.encoded(.pretty)) }
        let draw = TerminalTable(width: Console.width)
        var parts = [Emphasis.bold(standing.title), standing.counts.joined(separator: "\n"), draw.text(of: standing.rounds)]
        if !standing.people.rows.isEmpty { parts.append(draw.text(of: standing.people)) }
        if !standing.advice.isEmpty { parts.append((["When to stop"] + standing.advice.map { "- \($0)" }).joined(separator: "\n")) }
        parts.append((["Next"] + (standing.next.isEmpty ? ["nothing is open"] : standing.next).map { "- \($0)" }).joined(separator: "\n"))
        Console.print(parts.map { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }.joined(separator: "\n\n"))
    }
}

struct ReviewCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check protocol, search log, decisions, and the rules R1 to R15.",
        discussion: """
            The fifteen rules say how the numbers of a flow diagram hang together: that sources add up, that every duplicate points to a kept \
            record, that each excluded report has one reason, and so on. R15 asks for complete rounds; --in-progress lets open ones pass.

            Examples:
              malar review check my-review
              malar review check my-review --in-progress --format json

            Exit codes: 0 nothing is violated; 1 a rule is violated or a file has an error; 2 the review could not be used.
            """)

    @Argument(help: "The folder of the review.", completion: .directory)
    var folder: String

    @Option(help: ArgumentHelp("A past day or moment.", valueName: "date"))
    var asOf: String?

    @Flag(help: "Rounds that are not complete (R15) are no violation.")
    var inProgress = false

    @Option(help: "How it is written.")
    var format: TextFormat = .text

    func run() throws {
        let check = try CheckReview()(folder, asOf: asOf, allowsOpenRounds: inProgress)
        switch format {
        case .json: Console.print(check.json.encoded(.pretty))
        case .text: show(check)
        }
        if check.violations > 0 { throw ExitCode.dataErrors }
    }

    private func show(_ check: CheckReview.Output) {
        let draw = TerminalTable(width: Console.width)
        if !check.files.rows.isEmpty { Console.print(draw.text(of: check.files)) }
        Console.print(draw.text(of: check.rules))
        Console.print((check.violations > 0 ? Emphasis.red : .green)(check.summary))
    }
}

struct ReviewAgreementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement",
        abstract: "Compute how well the reviewers agree, by round and pair.",
        discussion: """
            Percent agreement, Cohen's kappa, PABAK and Gwet's AC1 with standard errors and intervals, prevalence and bias index, and the \
            agreement on inclusion and on exclusion, with what is compared printed beside them. Pairs are never pooled.

            Examples:
              malar review agreement my-review
              malar review agreement my-review --round titleAbstract --votes independent --format json

            Exit codes: 0 computed; 2 the review could not be used.
            """)

    @Argument(help: "The folder of the review.", completion: .directory)
    var folder: String

    @Option(help: "The round; both unless told otherwise.")
    var round: ReviewRound?

    @Option(help: "The last votes, or those cast before the other's was there to be seen.")
    var votes: ScreeningAgreement.Basis = .last

    @Option(help: ArgumentHelp("A past day or moment.", valueName: "date"))
    var asOf: String?

    @Option(help: "How it is written.")
    var format: TextFormat = .text

    func run() throws {
        let agreement = try CompareReviewers()(folder, round: round, basis: votes, asOf: asOf)
        if format == .json { return Console.print(agreement.json.encoded(.pretty)) }
        if agreement.table.rows.isEmpty { return Console.print("\(agreement.definition)\nNo record has two votes yet.") }
        Console.print(TerminalTable(width: Console.width).text(of: agreement.table))
    }
}
