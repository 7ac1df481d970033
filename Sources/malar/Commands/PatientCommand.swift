// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct PatientCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patient",
        abstract: "Show a patient: course, visits, and what fails at each.",
        discussion: """
            Says who the patient is, lists the visits with scores, dose, remission (DORIS) and low disease activity (LLDAS), and for each \
            visit which criterion of the two fails or is undecided, and by what; then flares with the criteria that fired, therapies, events \
            and what the check of the data found. `malar report` makes the same page for every patient of a cohort, with a timeline.

            The output shows values of the patient.

            Examples:
              malar patient P1 --study my-study
              malar patient P1 --format json

            Exit codes: 0 the patient is shown; 2 there is no such patient, or the study could not be read.
            """)

    @Argument(help: "The patient's id.")
    var patient: String

    @Option(help: "The study folder.", completion: .directory)
    var study = "."

    @Option(help: "How the patient is written.")
    var format: TextFormat = .text

    func run() throws {
        let shown = try ShowPatient()(patient, in: study)
        switch format {
        case .text: Console.print(TerminalDocument(width: Console.width).text(of: shown.document))
        case .json: Console.print(shown.json.encoded(.pretty))
        }
        if shown.counts.errors > 0 { Console.note("the data have \(shown.counts); see malar check \(study)") }
    }
}
