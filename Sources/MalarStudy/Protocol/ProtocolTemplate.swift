// SPDX-License-Identifier: Apache-2.0

public import MalarCohort
internal import MalarPublishing

/// A protocol to begin with: the design of a published study, with every choice written out.
public struct ProtocolTemplate: Sendable, Hashable {
    /// The name on the command line.
    public let name: String
    /// What kind of study it is for.
    public let purpose: String
    /// The publication whose design it has.
    public let source: String
    private let body: String

    init(_ name: String, purpose: String, source: String, body: String) {
        (self.name, self.purpose, self.source, self.body) = (name, purpose, source, body)
    }

    /// The templates.
    public static let all = [cohort2024, caseSeries2025]

    /// The template of a name; `nil` if there is none.
    public static func named(_ name: String) -> ProtocolTemplate? {
        all.first { $0.name == name }
    }

    /// The text of a `study.yaml`, with the study's id, title and index drug put in.
    public func text(id: String, title: String, indexDrug: Drug) -> String {
        """
        # The protocol of the study: what it is about, how its data are written, and how they are analysed.
        # Design of \(source)

        study:
          # A short id, used in file names.
          id: \(Self.quoted(id))
          title: \(Self.quoted(title))
          # While this is true, every page says that the data are made up. Delete it together with the example rows.
          synthetic: true

        data:
          # iso (2023-09-14, 2023-09, 2023), dd/mm/yyyy or mm/dd/yyyy
          dates: iso
          decimal: "."
          # complete: a patient without a row in events.csv had no event.
          events: complete

        # The drug whose first dose is the start of follow-up (role index in treatments.csv).
        indexDrug: \(indexDrug.id)

        baseline:
          # The last visit on or before the first dose, up to so many days before it.
          withinDays: 31

        # Who is analysed: every condition must hold, and each patient left out is listed with the first reason. A patient of whom a
        # condition is not known is left out too, unless it says `ifUnknown: include`.
        eligibility:
          - { variable: startedIndexDrug, is: present, reason: "no first dose recorded" }
          # - { variable: ageAtStart, atLeast: 18, reason: "younger than 18 years at the first dose", ifUnknown: include }
          # - { variable: diseaseDuration, atLeast: 0, reason: "date of diagnosis not recorded" }
          # - { variable: weeksOfFollowUp, atLeast: 4, reason: "followed for less than four weeks" }
          # - { variable: visitsAfterStart, atLeast: 1, reason: "no visit after the first dose" }

        \(body)
        """
    }

    /// A YAML string in double quotes, on one line.
    private static func quoted(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Character in
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
                ? " " : Character(scalar)
        }
        return JSONValue.string(String(scalars)).encoded(.compact)
    }
}

extension ProtocolTemplate {
    private static let cohort2024 = ProtocolTemplate(
        "cohort-2024", purpose: "A multicentre cohort with time points, each compared with the baseline.",
        source: "Tani C, Cardelli C, Zen M, et al. J Rheumatol 2024, doi:10.3899/jrheum.2024-0053.",
        body: """
            # An item that was not recorded: unknown leaves a score open; absent counts it as absent, and the report says so.
            unknownItems: unknown

            # caseSeries: before and last evaluation. cohort: named time points.
            design: cohort

            # Day 0 is the first dose. Of the visits in a window the one nearest to the day counts; a visit stands for one time point
            # only, where windows overlap the nearest pair of visit and time point.
            timePoints:
              - { name: T4, label: "1 month", day: 28, window: [15, 56] }
              - { name: T12, label: "3 months", day: 84, window: [57, 126] }
              - { name: T24, label: "6 months", day: 168, window: [127, 210] }
              - { name: T36, label: "9 months", day: 252, window: [211, 294] }
              - { name: T48, label: "12 months", day: 336, window: [295, 420] }

            # Which of two equally near visits counts: later or earlier.
            ties: later

            # What stands for a missing assessment: observed (nothing), locf (the last one), nonResponder. The report shows all three.
            missing: observed

            # Visits after the index drug was stopped: include or exclude.
            afterStop: include

            # The indices, and in whom: all, mucocutaneousAtBaseline, jointsAtBaseline.
            endpoints:
              - { score: sledai2k }
              - { score: sledas }
              - { score: clasiActivity, population: mucocutaneousAtBaseline }
              - { score: tjc28, population: jointsAtBaseline }
              - { score: sjc28, population: jointsAtBaseline }
              - { score: pga }
              - { score: prednisoneEquivalent }

            comparisonsWith: baseline

            # Groups that are compared: levels, or a cut (a number or median), in tables of characteristics at baseline and of efficacy
            # over time, and in the forest plot, which also shows sex, age, glucocorticoid dose and centre.
            subgroups:
              - name: "Reason for prescription"
                variable: prescriptionReason
                levels: [diseaseFlare, persistentActivity]
                tables: [characteristics, forest]
              - name: "Damage at baseline"
                variable: damage.baseline
                cut: 0
                names: ["SDI 0", "SDI above 0"]
                tables: [efficacy, forest]

            # Non-responders are counted among patients followed for so many weeks: not at least in LLDAS at the last visit, or
            # withdrawn for flare or persistently active disease.
            followUpFrom: 24

            statistics:
              # The options of the signed-rank test: exact, spss, r46, r45, coin or scipy. The report shows what each would print.
              preset: spss
              quartiles: haverage
              confidence: 0.95

            """)

    private static let caseSeries2025 = ProtocolTemplate(
        "case-series-2025", purpose: "A few consecutive patients, before the drug and at the last evaluation.",
        source: "Cassone G, Santoro F, Nuara M, et al. J Pers Med 2025;15:546, doi:10.3390/jpm15110546.",
        body: """
            # Ages and durations: derived from the dates, or recorded as the chart has them.
            times: derived

            # An item that was not recorded: unknown leaves a score open; absent counts it as absent, and the report says so.
            unknownItems: unknown

            design: caseSeries

            # The scores that are compared before and at the last evaluation.
            outcomes: [sledai2k, das28]

            response:
              name: "DAS28 below 2.6 and SLEDAI-2K at most 4 at the last evaluation, neither higher than before"
              allOf:
                - { variable: das28.last, below: 2.6 }
                - { variable: sledai2k.last, atMost: 4 }
                - { variable: das28.change, atMost: 0 }
                - { variable: sledai2k.change, atMost: 0 }

            statistics:
              preset: exact
              quartiles: haverage
              confidence: 0.95

            """)
}
