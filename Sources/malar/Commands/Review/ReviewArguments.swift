// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import MalarReview
public import MalarWorkbench

extension ReviewRound: ExpressibleByArgument {}
extension ScreeningOrder: ExpressibleByArgument {}
extension DecideRecords.Word: ExpressibleByArgument {}
extension RetrievalStatus: ExpressibleByArgument {}
extension ScreeningAgreement.Basis: ExpressibleByArgument {}

/// Whose decisions are written, and where.
struct Decider: ParsableArguments {
    @Argument(help: "The folder of the review.", completion: .directory)
    var folder: String

    @Option(name: .customLong("as"), help: ArgumentHelp("Who decides: an id of the protocol.", valueName: "id"))
    var person: String
}
