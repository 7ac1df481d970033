// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a visit: in low disease activity or not, and why.",
        discussion: """
            Says of a visit whether the patient is in low disease activity (LLDAS) and in remission (DORIS) and exactly what is in the \
            way; then every score with its range, what is missing, and the recorded scores beside those that the items give.

            Examples:
              malar explain P1 2024-03-31 --study my-study
              malar explain P1 2024-03 --instrument lldas

            Exit codes: 0 the visit is explained; 2 there is no such patient or visit, or the study could not be read.
            """)

    @Argument(help: "The patient's id.")
    var patient: String

    @Argument(help: "The date of the visit: 2024-03-31, or a month or year for every visit in it.")
    var date: String

    @Option(help: "The study folder.", completion: .directory)
    var study = "."

    @Option(help: "Only this instrument.", completion: .list(FindInstrument.ids))
    var instrument: String?

    @Option(help: "How the explanation is written.")
    var format: TextFormat = .text

    func run() throws {
        let explanation = try ExplainVisit()(patient, date, in: study, by: instrument)
        switch format {
        case .text: Console.print(TerminalDocument(width: Console.width).text(of: explanation.document))
        case .json: Console.print(explanation.json.encoded(.pretty))
        }
        if explanation.counts.errors > 0 { Console.note("the data have \(explanation.counts); see malar check \(study)") }
    }
}
