// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Systematic reviews, from the search to the PRISMA flow and the pooled result.",
        discussion: """
            A review is a folder in plain text: review.yaml (the protocol), searches/ (the log, and the files that databases gave), decisions/ \
            (one file for each person, so that two can work apart), extraction/ and appraisal/. Every number of the report is counted from them.
            """,
        subcommands: [
            ReviewReportCommand.self
        ])
}
