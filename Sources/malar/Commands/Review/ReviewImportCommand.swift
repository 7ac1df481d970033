// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct ReviewImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take the export of a database into a review, with an entry in the search log.",
        discussion: """
            Reads PubMed (.nbib and XML), RIS in the dialects of Embase, Ovid, Scopus, Web of Science, Zotero and others, EndNote XML, \
            BibTeX, CSV, Excel and CSL-JSON; the format is recognised by the content. The files are copied into searches/ under the name of \
            the search, with their SHA-256 in searches/ID.yaml, so that a later change shows.

            The balance says how many records the files hold, how many were read, refused, seen in an earlier run, and new. Nothing is \
            imported where a record cannot be read, and file and line are named; --despite-errors imports the rest and says so.

            A search that is repeated is imported with --rerun: what an earlier run brought is then not counted again.

            Examples:
              malar review import my-review embase.ris --source embase --date 2025-06-01 --hits 270 --person gc \
            --strategy "'anifrolumab'/exp AND ('joint'/exp OR arthritis)"
              malar review import my-review embase-2026.ris --source embase --rerun embase-2025-06-01

            Exit codes: 0 all records were imported; 1 some could not be read; 2 the files, the folder or the request could not be used.
            """)

    @Argument(help: "The folder of the review.", completion: .directory)
    var folder: String

    @Argument(help: "The files of one search.", completion: .file())
    var files: [String]

    @Option(help: "The source, by its id in review.yaml.")
    var source: String

    @Option(help: "The day of the search, as 2025-06-30; today where not given.")
    var date: String?

    @Option(help: "The strategy exactly as it was run.")
    var strategy: String = ""

    @Option(help: "The hits that the database showed.")
    var hits: Int?

    @Option(help: "Who ran the search.")
    var person: String = ""

    @Option(help: "A short name for the search; source and day where not given.")
    var id: String?

    @Option(help: "The search that this one repeats.")
    var rerun: String?

    @Option(help: "Limits that were set; none, if none were.")
    var limits: String = ""

    @Option(help: "Why counts differ, or what else is to be known.")
    var remarks: String = ""

    @Flag(help: "Import what can be read, although some records cannot.")
    var despiteErrors = false

    @Option(help: "How the balance is written.")
    var format: TextFormat = .text

    func run() throws {
        var details = ImportSearch.Details(source: source)
        (details.id, details.date, details.strategy, details.hits) = (id, date, strategy, hits)
        (details.person, details.rerunOf, details.limits, details.remarks) = (person, rerun, limits, remarks)
        let outcome = try reportingDataErrors { try ImportSearch()(folder, files, details, despiteErrors: despiteErrors) }
        SearchOutcomeText.print(outcome, format)
        if !outcome.refused.isEmpty { throw ExitCode.dataErrors }
    }
}

/// Does something, and ends with 1 instead of 2 where records of a file that is otherwise sound cannot be read.
func reportingDataErrors<Value>(_ work: () throws -> Value) throws -> Value {
    do {
        return try work()
    } catch let error as RequestError where error.code == .unreadableRecords {
        Console.complain("Error: \(error.description)")
        throw ExitCode.dataErrors
    }
}

/// The balance of a search.
enum SearchOutcomeText {
    static func print(_ outcome: SearchOutcome, _ format: TextFormat) {
        switch format {
        case .text:
            Console.print(TerminalTable(width: Console.width).text(of: outcome.table))
            Console.print(outcome.files.joined(separator: "\n"))
        case .json: Console.print(outcome.json.encoded(.pretty))
        }
        for line in outcome.refused { Console.note("not imported: \(line)") }
        for line in outcome.notes { Console.note(line) }
    }
}
