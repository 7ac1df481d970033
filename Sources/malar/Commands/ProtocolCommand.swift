// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct ProtocolCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "protocol",
        abstract: "Templates of protocols: the designs of published studies.",
        subcommands: [Templates.self, Show.self])

    struct Templates: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the templates.")

        @Option(help: "How the list is written.")
        var format: TextFormat = .text

        func run() {
            let templates = DescribeTemplates()
            switch format {
            case .text: Console.print(TerminalTable(width: Console.width).text(of: templates.table))
            case .json: Console.print(templates.json.encoded(.pretty))
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a template as a study.yaml.",
            discussion: """
                `malar init my-study --template cohort-2024` makes a study folder with it.

                Example:
                  malar protocol show cohort-2024 > study.yaml
                """)

        @Argument(help: "The template, such as cohort-2024.", completion: .list(DescribeTemplates.names))
        var template: String

        func run() throws {
            Console.print(try DescribeTemplates()(template))
        }
    }
}
