// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Start a study: a folder with its protocol and its forms.",
        discussion: """
            Writes study.yaml and the tables patients.csv, visits.csv, treatments.csv and events.csv with every column explained and one \
            made-up patient. Nothing that is there is written over.

            Example:
              malar init my-study --title "Anifrolumab in four patients" --drug anifrolumab
            """)

    @Argument(help: "The folder to make.", completion: .directory)
    var folder: String

    @Option(help: "A short id for file names; the folder's name where not given.")
    var id: String?

    @Option(help: "The title of the report.")
    var title: String?

    @Option(help: "The drug whose first dose is the start of follow-up, by any of its names.")
    var drug = "anifrolumab"

    @Option(help: "The template of the protocol; see `malar protocol templates`.", completion: .list(DescribeTemplates.names))
    var template: String?

    @Option(help: "How the list of files is written.")
    var format: TextFormat = .text

    func run() throws {
        let study = try StartStudy()(folder, id: id, title: title, drug: drug, template: template)
        switch format {
        case .text: Console.print(text(study))
        case .json: Console.print(JSONValue.object([.init("files", .strings(study.files))]).encoded(.pretty))
        }
    }

    private func text(_ study: StartStudy.Output) -> String {
        """
        \(study.files.joined(separator: "\n"))

        What to do next:
          1. Open study.yaml: title, dates, and the drug of the study (now \(study.indexDrug)).
          2. Replace the made-up patient EXAMPLE-1 in the tables by your patients. An empty field is unknown, never absent.
          3. malar check \(folder)
          4. malar report \(folder)
        """
    }
}
