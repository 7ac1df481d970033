// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Systematic reviews, from the search to the PRISMA flow and the pooled result.",
        discussion: """
            A review is a folder in plain text: review.yaml (the protocol), searches/ (the log, and the files that databases gave), decisions/ \
            (one file for each person, so that two can work apart), extraction/ and appraisal/. Every number of the report is counted from them.

            Examples:
              malar review init my-review                               a folder with a commented protocol
              malar review search pubmed my-review --strategy '...'     run and log a search
              malar review import my-review embase.ris --source embase  take in an export
              malar review dedupe my-review --as gc --ask               merge duplicates, ask where in doubt
              malar review rank my-review                               what to read first, and why
              malar review screen my-review --as gc                     include or exclude, record by record
              malar review status my-review                             where it stands, what is next for whom
              malar review conflicts my-review                          the records whose votes differ
              malar review check my-review                              do the numbers add up
              malar review report my-review                             flow diagram, checklists, pooled results
            """,
        subcommands: [
            ReviewInitCommand.self, ReviewSearchCommand.self, ReviewImportCommand.self, ReviewDedupeCommand.self, ReviewUnmergeCommand.self,
            ReviewRankCommand.self, ReviewScreenCommand.self, ReviewDecideCommand.self, ReviewConflictsCommand.self,
            ReviewResolveCommand.self, ReviewRetrievalCommand.self, ReviewStatusCommand.self, ReviewCheckCommand.self,
            ReviewAgreementCommand.self, ReviewReportCommand.self, ReviewConvertCommand.self, ReviewLabelsCommand.self,
            ReviewSimulateCommand.self,
            ReviewBenchmarkCommand.self, ReviewSimulateRankingCommand.self, ReviewTimeDuplicatesCommand.self,
        ])
}
