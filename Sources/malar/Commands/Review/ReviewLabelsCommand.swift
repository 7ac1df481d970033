// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarWorkbench

struct ReviewLabelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "labels",
        abstract: "Label a review's records by lists of known outcomes, to replay a review that others did.",
        discussion: """
            Finds the records of two files (what passed title and abstract, and what was included in the end) among the records of the review, \
            as certain duplicates, and prints a table for malar review simulate. Entries that no record matches are told.

            Example:
              malar review labels my-review --passed screened.ris --included final.ris --reason other > labels.csv

            Exit codes: 0 every entry was found; 1 some were not; 2 a file could not be used.
            """)

    @Argument(help: "The folder of the review.", completion: .directory)
    var folder: String

    @Option(help: "The records that passed title and abstract.", completion: .file())
    var passed: String

    @Option(help: "The records that were included.", completion: .file())
    var included: String

    @Option(help: "The criterion given for every other full text, by its id.")
    var reason: String

    func run() throws {
        let labels = try LabelRecords()(folder, passed: passed, included: included, reason: reason)
        Console.write(Array(labels.table.utf8))
        Console.note("\(labels.records) records, \(labels.passed) passed the first round, \(labels.included) were included")
        for title in labels.unmatched { Console.note("no record of the review is \"\(title)\"") }
        if !labels.unmatched.isEmpty { throw ExitCode.dataErrors }
    }
}
