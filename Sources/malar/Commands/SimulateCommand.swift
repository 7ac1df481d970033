// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarPublishing
internal import MalarWorkbench

struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Write a study folder of made-up patients.",
        discussion: """
            Draws patients from the published distributions of a study and writes study.yaml, patients.csv, visits.csv, treatments.csv and \
            events.csv, item by item: descriptors, joints, laboratory values with units, doses, adverse events, flares, withdrawals, missing \
            visits. Every file says that it is synthetic, every patient's id begins with SYN, and so does the report say. No result from \
            such a folder says anything about a drug.

            The same template, seed and number of centres give the same patients, byte for byte; patient 7 is the same in a cohort of 26 \
            and of a million. Memory does not grow with the cohort. Nothing that is there is written over.

            With --centre-files each centre has files of its own instead of the four tables, in folders under centres, with its own names, \
            codes, units, dates, separators and encodings, and a mapping.yaml that says what they mean: the same patients once read. --messy \
            does so too, and every third patient has one error, listed in planted.txt with the rule by which malar check finds it.

            Templates:
              cohort-2024    anifrolumab, 26 patients of nine centres, doi:10.3899/jrheum.2024-0053

            Example:
              malar simulate --template cohort-2024 --patients 26 --centres 9 --seed 7 --out my-cohort
            """)

    @Option(help: "What is drawn from.", completion: .list(SimulateCohort.templates))
    var template = "cohort-2024"

    @Option(help: "How many patients.")
    var patients = 26

    @Option(help: "How many centres.")
    var centres = 9

    @Option(help: "What the random numbers start from: another seed, other patients.")
    var seed: UInt64 = 1

    @Option(name: [.customLong("out"), .short], help: "The folder to make.", completion: .directory)
    var out: String

    @Flag(help: "Give each centre files of its own, with a mapping.")
    var centreFiles = false

    @Flag(help: "The same, with errors that are planted and listed.")
    var messy = false

    @Option(help: "How the list of files is written.")
    var format: TextFormat = .text

    func run() throws {
        let request = SimulateCohort.Request(
            template: template, patients: patients, centres: centres, seed: seed, isMessy: messy, hasCentreFiles: messy || centreFiles)
        let study = try SimulateCohort()(request, to: out)
        switch format {
        case .text: Console.print(text(study))
        case .json: Console.print(JSONValue.object([.init("files", .strings(study.files))]).encoded(.pretty))
        }
    }

    private func text(_ study: SimulateCohort.Output) -> String {
        let rows = study.rows.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        return """
            \(study.files.joined(separator: "\n"))

            Synthetic: \(rows). What to do next:
              malar check \(out)
              malar report \(out)
            """
    }
}
