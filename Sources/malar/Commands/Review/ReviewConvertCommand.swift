// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import MalarWorkbench

extension ConvertRecords.Format: ExpressibleByArgument {}

struct ReviewConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Write records in another format.",
        discussion: """
            Reads files in any format that `malar review import` reads, recognised by content, and writes all their records as one file. \
            `ris` keeps everything, in tags of our own where RIS has none, so that nothing is lost on the way back; `standard-ris` has the \
            standard tags alone, for programs that show unknown tags as notes. A cell of `csv` that a spreadsheet would take for a formula \
            begins with an apostrophe.

            Nothing is written where a record cannot be read, and file and line are named; --despite-errors writes the rest.

            Examples:
              malar review convert embase.csv pubmed.nbib --to ris --out all.ris
              malar review convert library.xml --to bibtex > library.bib

            Exit codes: 0 all records were written; 1 some could not be read; 2 a file could not be used.
            """)

    @Argument(help: "The files.", completion: .file())
    var files: [String]

    @Option(help: "The format to write.")
    var to: ConvertRecords.Format

    @Option(help: "A new file; standard output where not given.", completion: .file())
    var out: String?

    @Flag(help: "Write what can be read, although some records cannot.")
    var despiteErrors = false

    func run() throws {
        let output = try reportingDataErrors { try ConvertRecords()(files, to: to, out: out, despiteErrors: despiteErrors) }
        if out == nil { Console.write(Array(output.text.utf8)) }
        RecordsBalanceText.complain(output.balance)
        if !output.balance.refused.isEmpty { throw ExitCode.dataErrors }
    }
}

/// What became of the records, on standard error, beside what was asked for.
enum RecordsBalanceText {
    static func complain(_ balance: RecordsBalance) {
        for line in balance.refused { Console.note("not read: \(line)") }
        for line in balance.notes.prefix(20) { Console.note(line) }
        if balance.notes.count > 20 { Console.note("and \(balance.notes.count - 20) more remarks") }
        let refused = balance.refused.isEmpty ? "" : ", \(balance.refused.count) refused"
        Console.note("\(balance.read) of \(balance.inFiles) records read\(refused)")
    }
}
