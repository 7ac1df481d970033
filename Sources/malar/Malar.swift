// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import MalarWorkbench

@main
struct Malar: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "malar",
        abstract: "From the chart of a lupus patient to the published paper.",
        discussion: """
            Scores visits, checks the data of a study and writes its report. Unknown is never taken for absent: with open items a \
            score is a range, and a state may be indeterminate.

            Examples:
              malar instruments show sledai2k    what SLEDAI-2K asks, and its sources
              malar score sledai2k < visits.csv  one result for each visit
              malar init my-study                an empty study folder with its forms
              malar check my-study               what is wrong or doubtful in the data
              malar explain P1 2024-03           a visit: in remission or not, and why
              malar patient P1                   a patient: what fails at each visit
              malar trace . visits.csv:4:rash    what in the report a value moves
              malar report my-study              tables, figures and text as a web page
              malar simulate --out my-cohort     a study of made-up patients
              malar review report my-review      a systematic review with its flow
              malar stats list                   statistical procedures by name

            Exit codes: 0 all is well; 1 the data have errors; 2 the request or the input could not be understood.

            Malar is for research. It is no medical device and does not replace the judgement of a physician.
            """,
        version: Release.version,
        subcommands: [
            ScoreCommand.self, InstrumentsCommand.self, DictionaryCommand.self, InitCommand.self, CheckCommand.self, ExplainCommand.self,
            PatientCommand.self, TraceCommand.self, ReportCommand.self, TabulateCommand.self, ProtocolCommand.self, SimulateCommand.self,
            ReviewCommand.self, StatsCommand.self, DocumentationCommand.self,
        ])

    static func main() {
        Console.start()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            leave(with: error)
        }
    }

    /// Prints what an error says, to the right stream, and ends with the right code.
    private static func leave(with error: any Error) -> Never {
        if let status = error as? ExitCode { Console.leave(with: status.rawValue) }
        let message = fullMessage(for: error, columns: Console.width)
        guard exitCode(for: error).isSuccess else {
            Console.complain(message)
            Console.leave(with: 2)
        }
        Console.print(message)
        Console.leave(with: 0)
    }
}

extension ExitCode {
    /// The data have errors.
    static let dataErrors = ExitCode(1)
}
