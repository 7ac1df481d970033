// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import MalarCohort
public import MalarWorkbench

/// For people or for programs.
enum TextFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// For people, for programs or for spreadsheets.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
}

extension ScoreFormat: ExpressibleByArgument {}
extension DescribeData.Topic: ExpressibleByArgument {}
extension DataTable: ExpressibleByArgument {}
