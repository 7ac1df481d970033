// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarWorkbench

struct ReviewUnmergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmerge",
        abstract: "Take a record out of the duplicates that it was merged with.",
        discussion: """
            Writes that the record is a document of its own. No rule merges it again; a person may. The others stay together, and votes on \
            them stay as they are.

            Example:
              malar review unmerge my-review embase-2025-06-01/L2013456789 --as gc --note "another dose"

            Exit codes: 0 done; 2 there is no such record or person, or the record was not merged.
            """)

    @Argument(help: "The folder of the review.", completion: .directory)
    var folder: String

    @Argument(help: "The record, as search/identifier.")
    var record: String

    @Option(name: .customLong("as"), help: "The person who decides.")
    var person: String

    @Option(help: "Why.")
    var note: String = ""

    func run() throws {
        let output = try UnmergeRecord()(folder, record: record, as: person, note: note)
        Console.print("\(output.record) is a document of its own again, apart from \(output.others.joined(separator: ", "))")
    }
}
