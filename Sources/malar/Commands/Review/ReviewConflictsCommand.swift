// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarReview
internal import MalarWorkbench

struct ReviewConflictsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts",
        abstract: "List the records whose votes differ, with the votes.",
        discussion: """
            A record is listed once all votes needed are there; before, nothing of them is shown. On a full text, two exclusions for \
            different reasons are a conflict too.

            Examples:
              malar review conflicts my-review
              malar review conflicts my-review --round fullText --format json

            Exit codes: 0 listed, whether or not there are any; 2 the review could not be used.
            """)

    @Argument(help: "The folder of the review.", completion: .directory)
    var folder: String

    @Option(help: "The round; both unless told otherwise.")
    var round: ReviewRound?

    @Option(help: "How the list is written.")
    var format: ListFormat = .text

    func run() throws {
        let conflicts = try ListConflicts()(folder, round: round)
        switch format {
        case .json: Console.print(conflicts.json.encoded(.pretty))
        case .csv: Console.print(conflicts.table.csv(writer: CSVWriter(lineEnd: "\n", formulaGuard: .on)))
        case .text:
            if conflicts.count > 0 { Console.print(TerminalTable(width: Console.width).text(of: conflicts.table)) }
            Console.print(conflicts.count == 1 ? "1 open conflict" : "\(conflicts.count) open conflicts")
        }
    }
}

struct ReviewResolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Resolve a conflict by a talk or as arbiter.",
        discussion: """
            The votes stay as they are; the resolution is written beside them. Reviewers name those with whom they talked (--with); an arbiter \
            of the protocol decides alone. A vote that is changed later and contradicts the resolution opens the conflict again.

            With --ask the open conflicts are shown one by one, and answered by i, e REASON, s or q.

            Examples:
              malar review resolve my-review --as gc pubmed-2025/38123456 include --with ct
              malar review resolve my-review --as judge 38123456 exclude --reason E1
              malar review resolve my-review --as judge --ask
              malar review resolve my-review --as gc 38123456 --undo

            Exit codes: 0 written; 2 refused, and nothing was written.
            """)

    @OptionGroup var decider: Decider

    @Argument(help: "The record.")
    var record: String?

    @Argument(help: "What was agreed. (values: include, exclude)")
    var decision: DecideRecords.Word?

    @Option(help: "The round; by default the one in which the votes differ.")
    var round: ReviewRound?

    @Option(help: ArgumentHelp("Those with whom it was talked over, divided by commas.", valueName: "ids"))
    var with: [String] = []

    @Option(help: ArgumentHelp("The id of the reason for an exclusion.", valueName: "id"))
    var reason = ""

    @Option(help: ArgumentHelp("A remark in free words.", valueName: "text"))
    var note = ""

    @Flag(help: "Take the last resolution of the record back.")
    var undo = false

    @Flag(help: "Go through the open conflicts one by one.")
    var ask = false

    func validate() throws {
        if ask ? record != nil || undo : record == nil { throw ValidationError("Name a record, or go through all by --ask.") }
        if !ask, undo == (decision != nil) { throw ValidationError("Name a decision, or take the last one back by --undo.") }
        if decision == .maybe || decision == .undo { throw ValidationError("A resolution is include or exclude.") }
    }

    private var partners: [String] { with.flatMap { $0.split(separator: ",").map(String.init) } }

    func run() throws {
        if ask { return try talk() }
        let resolve = ResolveConflict(decider.folder, as: decider.person)
        if undo { return Console.print(try resolve.undo(record ?? "", round: round, note: note)) }
        let verdict: Verdict = decision == .include ? .include : .exclude
        Console.print(try resolve(record ?? "", verdict, reason: reason, with: partners, round: round, note: note))
    }

    private func talk() throws {
        let dialogue = try ConflictDialogue(decider.folder, as: decider.person, with: partners, round: round)
        while let question = dialogue.question {
            Console.print("\n" + question)
            guard let line = readLine(), let answer = dialogue.answer(line) else { return }
            Console.print(answer)
        }
        Console.print("no conflict is left")
    }
}
