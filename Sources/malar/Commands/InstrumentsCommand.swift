// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct InstrumentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "instruments",
        abstract: "The instruments: what they ask, how they score, where that stands.",
        subcommands: [List.self, Show.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the instruments, and those that are not implemented, with the reason.")

        @Option(help: "How the list is written.")
        var format: TextFormat = .text

        func run() {
            let list = ListInstruments()()
            switch format {
            case .text: Console.print(text(list))
            case .json: Console.print(list.json.encoded(.pretty))
            }
        }

        private func text(_ list: ListInstruments.Output) -> String {
            let terminal = TerminalTable(width: Console.width)
            let tables = [list.table, list.refused].filter { !$0.rows.isEmpty }
            return tables.map { terminal.text(of: $0) }.joined(separator: "\n")
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show an instrument: items, weights, rule, bands, publications.",
            discussion: """
                What is printed here is the table that scores are made from. The ids of the items are the columns of `malar score`.

                Example:
                  malar instruments show sledai2k
                """)

        @Argument(help: "The instrument, such as sledai2k.", completion: .list(FindInstrument.ids + FindInstrument.refusedIDs))
        var instrument: String

        @Option(help: "How the description is written.")
        var format: TextFormat = .text

        func run() throws {
            let description = try DescribeInstrument()(instrument)
            switch format {
            case .text: Console.print(TerminalDocument(width: Console.width).text(of: description.document))
            case .json: Console.print(description.json.encoded(.pretty))
            }
        }
    }
}
