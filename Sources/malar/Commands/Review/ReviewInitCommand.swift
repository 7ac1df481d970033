// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct ReviewInitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Start a review: a folder with a commented protocol.",
        discussion: """
            Writes review.yaml, the protocol with every setting explained, and room for searches, decisions and extraction. Nothing that is \
            there is written over. The folder is fit for version control: each person has a file of decisions of their own.

            Examples:
              malar review init my-review
              malar review init my-review --title "Anifrolumab and arthritis" --person gc="Gaia Conti" --person mr="Mara Rossi" \
            --person lb="Luca Bo:arbiter"

            Exit codes: 0 the folder is there; 2 there is a review already, or it cannot be written.
            """)

    @Argument(help: "The folder to make.", completion: .directory)
    var folder: String

    @Option(help: "The title of the review.")
    var title: String?

    @Option(help: ArgumentHelp("Someone who decides, as ID, ID=Name or ID=Name:arbiter; may be repeated.", valueName: "id=name"))
    var person: [String] = []

    @Option(help: "How the list of files is written.")
    var format: TextFormat = .text

    func run() throws {
        let review = try StartReview()(folder, title: title, people: person)
        switch format {
        case .text: Console.print(text(review))
        case .json: Console.print(JSONValue.object([.init("files", .strings(review.files))]).encoded(.pretty))
        }
    }

    private func text(_ review: StartReview.Output) -> String {
        let first = review.people.first ?? "first"
        return """
            \(review.files.joined(separator: "\n"))

            What to do next:
              1. Open review.yaml: question, criteria, databases, and who decides.
              2. malar review search pubmed \(folder) --strategy 'anifrolumab AND (joint OR arthritis)' --person \(first)
              3. malar review import \(folder) embase.ris --source embase --hits 270
              4. malar review dedupe \(folder) --as \(first) --ask
            """
    }
}
