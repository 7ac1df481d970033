// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarReview
internal import MalarWorkbench

struct ReviewScreenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen",
        abstract: "Screen records by keyboard, blinded, with undo and resume.",
        discussion: """
            Shows record after record with the terms of the criteria highlighted, and takes one key for each decision: i include, e exclude \
            (then the reason), m maybe, u undo, n and p to move, s to skip, / to search, r for the full text, ? for all keys, q to quit. Each \
            decision is on the disk before the next record is shown; the next session goes on where this one ended. What others decided is \
            not shown.

            The rules of the protocol on languages, dates and congress abstracts are shown as advice and never applied. The same holds for \
            the order by relevance (--order relevance) and the advice on when to stop: no record is excluded by them.

            Without a terminal, or with --plain, commands are read line by line: i, e REASON, m, u, n, p, s, / TEXT, r STATUS, q.

            Examples:
              malar review screen my-review --as gc
              malar review screen my-review --as gc --round fullText
              printf 'i\\ne E1\\nq\\n' | malar review screen my-review --as gc

            Exit codes: 0 the session was ended; 2 the review could not be used; 128 and more for a signal.
            """)

    @OptionGroup var decider: Decider

    @Option(help: "The round; by default the first with something left to do.")
    var round: ReviewRound?

    @Option(help: "The order of the records; by default what the protocol says under ranking.")
    var order: ScreeningOrder?

    @Flag(help: "Lines instead of pages, also on a terminal.")
    var plain = false

    func run() throws {
        let session = try ScreeningSession(decider.folder, as: decider.person, round: round, order: order)
        let screen = ScreeningScreen(session: session)
        var signal: Int32?
        if !plain, Console.hasStyles, let terminal = RawTerminal() { signal = screen.run(on: terminal) } else { screen.runByLine() }
        Console.print(session.farewell)
        if session.isRanked { Console.print(session.advice) }
        if let signal { throw ExitCode(128 + signal) }
    }
}
