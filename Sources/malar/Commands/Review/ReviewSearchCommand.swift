// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct ReviewSearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Run a search in a database.",
        subcommands: [PubMed.self])

    struct PubMed: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "pubmed",
            abstract: "Run a strategy in PubMed, through NCBI's E-utilities.",
            discussion: """
                Fetches every record that the strategy finds, as PubMed itself exports them, stores the file in searches/ and writes the \
                search log: database, platform, day and time, the strategy as it was sent, hits. The rate that NCBI allows is kept; a key \
                in the environment variable NCBI_API_KEY allows more. An interrupted download is taken up by the same command.

                With --rerun an earlier search is run again with its own strategy. Only what no earlier run brought is new; the rest is \
                counted as seen before.

                Examples:
                  malar review search pubmed my-review --strategy 'anifrolumab AND (joint OR arthritis)' --person gc
                  malar review search pubmed my-review --rerun pubmed-2025-06-01
                  malar review search pubmed --strategy anifrolumab --count
                  malar review search pubmed --strategy anifrolumab --out hits.nbib

                Exit codes: 0 the search is stored; 2 PubMed, the folder or the request could not be used.
                """)

        @Argument(help: "The folder of the review; without one, --out or --count.", completion: .directory)
        var folder: String?

        @Option(help: "The strategy, as one would type it into PubMed.")
        var strategy: String?

        @Option(help: "Run this search of the log again.")
        var rerun: String?

        @Option(help: "Write the records into this new file instead of a review.", completion: .file())
        var out: String?

        @Flag(help: "Say how many records the strategy finds, and fetch none.")
        var count = false

        @Option(help: "The source, by its id in review.yaml; PubMed where there is one.")
        var source: String = ""

        @Option(help: "A short name for the search; source and day where not given.")
        var id: String?

        @Option(help: "Who runs the search.")
        var person: String = ""

        @Option(help: "An address that NCBI may write to.")
        var email: String = ""

        @Option(help: ArgumentHelp("The address of the E-utilities.", visibility: .hidden))
        var baseUrl: String?

        @Option(help: "How the balance is written.")
        var format: TextFormat = .text

        func validate() throws {
            if folder == nil, out == nil, !count {
                throw ValidationError("name the folder of a review, or a file with --out, or ask with --count")
            }
            if folder != nil, out != nil { throw ValidationError("either a folder or --out") }
            if folder == nil || count, strategy == nil { throw ValidationError("give the strategy with --strategy") }
            if strategy != nil, rerun != nil { throw ValidationError("either --strategy or --rerun, which runs the strategy of the log") }
        }

        func run() throws {
            var access = SearchPubMed.Access()
            (access.email, access.address) = (email, baseUrl)
            let search = SearchPubMed(access)
            let progress: @Sendable (String) -> Void = { Console.note($0) }
            if count, let strategy { return show(try Waiting.on { try await search.hits(of: strategy) }) }
            if let out, let strategy {
                let output = try Waiting.on { try await search(strategy, out: out, progress: progress) }
                warn(output)
                return Console.print(format == .json ? output.json.encoded(.pretty) : "\(output.fetched) records\n\(out)")
            }
            guard let folder else { return }
            var details = ImportSearch.Details(source: source)
            (details.id, details.person) = (id, person)
            let (strategy, rerun, asked) = (strategy, rerun, details)
            let output = try Waiting.on {
                try await search(folder: folder, strategy: strategy, rerunOf: rerun, details: asked, progress: progress)
            }
            warn(output)
            if let outcome = output.outcome { SearchOutcomeText.print(outcome, format) }
        }

        private func show(_ hits: SearchPubMed.Hits) {
            switch format {
            case .text: Console.print("\(hits.count) records\nPubMed understood: \(hits.translation)")
            case .json: Console.print(hits.json.encoded(.pretty))
            }
            for warning in hits.warnings { Console.note(warning) }
        }

        private func warn(_ output: SearchPubMed.Output) {
            for line in output.hits.warnings + output.remarks { Console.note(line) }
        }
    }
}
