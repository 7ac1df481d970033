// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarUnits

/// The text of a new `study.yaml`, with every key explained.
struct ScaffoldProtocol {
    let id: String
    let title: String
    let indexDrug: Drug

    var text: String {
        """
        # The protocol of the study: what it is about, how its data are written, and how they are analysed.
        # Keys behind a # are optional and stand with an example or with what holds where they are left out.

        study:
          # A short id, used in file names.
          id: \(Self.quoted(id))
          # The title of the report.
          title: \(Self.quoted(title))
          # summary: "One or two sentences under the title."
          # source: "Where the data come from: a registry, a chart review, a publication."
          # While this is true, every page says that the data are made up. Delete it together with the example rows.
          synthetic: true

        # How the CSV files are written.
        data:
          # iso (2023-09-14, 2023-09, 2023), dd/mm/yyyy or mm/dd/yyyy. ISO dates are read in any case.
          dates: iso
          # "." or ","
          decimal: "."
          # ",", ";", tab, or auto to find out from each file
          delimiter: auto
          # Units of measurements that have no unit in a column of their own or in the header.
          # units:
          #   platelets: "10*9/L"
          #   c3: g/L
          # complete: a patient without a row in events.csv had no event. Without it, that is unknown.
          # events: complete
          # The last day of the data; later dates are errors.
          # dataCut: 2025-06-08
          # Findings of `malar check` that stand, each with its reason. They stay visible in every check and report.
          # patient, file and column are optional; without them every finding of the rule is meant.
          # acknowledged:
          #   - rule: age-disagrees
          #     patient: EXAMPLE-1
          #     file: patients.csv
          #     column: ageAtStart
          #     reason: "Why the value stands."

        # The drug whose first dose is the start of follow-up (role index in treatments.csv).
        indexDrug: \(indexDrug.id)

        baseline:
          # A visit serves as baseline up to so many days before the first dose.
          withinDays: 31

        # Ages and durations: derived from the dates, or recorded as the chart has them. The other one is shown beside it.
        times: derived

        # An item that was not recorded: unknown leaves a score open; absent counts it as absent, and the report says so.
        unknownItems: unknown

        # The scores that are compared before and after:
        # \(OutcomeScore.allCases.prefix(7).map(\.rawValue).joined(separator: ", ")),
        # \(OutcomeScore.allCases.dropFirst(7).map(\.rawValue).joined(separator: ", "))
        outcomes: [sledai2k]

        # When a patient counts as responder: all conditions hold, each with one of is, contains, below, atMost, above, atLeast.
        # response:
        #   name: "SLEDAI-2K at most 4 at the last evaluation"
        #   allOf:
        #     - { variable: sledai2k.last, atMost: 4 }

        statistics:
          # The options of the signed-rank test: exact, spss, r46, r45, coin or scipy.
          preset: exact
          # The definition of quartiles: haverage (SPSS), r1 to r9, tukey_hinges ...
          quartiles: haverage
          # The level of intervals.
          confidence: 0.95

        # A file reported.yaml may stand beside this one: what a publication states about the same patients, to be set against the data.

        """
    }

    /// A YAML string in double quotes, on one line.
    private static func quoted(_ text: String) -> String {
        let characters = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029:
                " "
            default: String(scalar)
            }
        }
        return "\"\(characters.joined())\""
    }
}
