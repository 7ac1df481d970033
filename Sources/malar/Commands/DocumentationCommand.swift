// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarWorkbench

struct DocumentationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documentation",
        abstract: "Write the pages of the documentation that are made from the code.",
        shouldDisplay: false)

    @Argument(help: "The folder to write to.", completion: .directory)
    var folder: String

    func run() throws {
        Console.print(try WriteDocumentation()(to: folder).joined(separator: "\n"))
    }
}
