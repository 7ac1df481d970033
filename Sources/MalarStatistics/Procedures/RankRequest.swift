// SPDX-License-Identifier: Apache-2.0

/// What the procedures of rank tests read from a request alike.
extension ProcedureRequest {
    /// Which p is wanted.
    enum RankMethod: String { case asymptotic, exact }

    /// Differences as `d` or `x`, or two columns `first` and `second`; second minus first unless the option `difference` turns it round.
    func pairedSample() throws -> PairedSample {
        if let key = ["d", "x"].first(where: has) { return try PairedSample.differences(numbers(key)).get() }
        guard has("first"), has("second") else {
            throw RequestProblem("The data need the differences as \"d\", or the two columns \"first\" and \"second\".")
        }
        let turned = try optionText("difference") == "first - second"
        return try PairedSample.pairing(first: numbers(turned ? "second" : "first"), second: numbers(turned ? "first" : "second"))
            .get()
    }

    func twoSamples() throws -> TwoSamples { try TwoSamples.groups(numbers("x"), numbers("y")).get() }

    func rankMethod() throws -> RankMethod? { try optionText("method").flatMap(RankMethod.init) }
    func preset() throws -> RankConvention? { try optionText("preset").flatMap(RankConvention.init) }

    func zeros() throws -> SignedRankTest.Zeros? {
        try optionText("zeros").map { $0 == "pratt" ? .pratt : $0 == "zsplit" ? .split : .drop }
    }

    func tieTolerance() throws -> Double {
        let tolerance = try optionNumber("tie_tolerance") ?? 0
        guard tolerance >= 0 else { throw StatisticsFailure.invalidArgument }
        return tolerance
    }

    /// True or false where the option is there.
    func optionalFlag(_ key: String) throws -> Bool? { option(key) == nil ? nil : try optionFlag(key) }
}

extension DroppedPairs {
    /// As an answer lists them.
    var list: [DroppedData] {
        [
            DroppedData(firstMissing, "first value missing"), DroppedData(secondMissing, "second value missing"),
            DroppedData(bothMissing, "both values missing"), DroppedData(differenceMissing, "missing"),
        ].filter { $0.count > 0 }
    }
}

extension ProcedureWarning {
    /// The exact distribution would take too long.
    static let exactNotComputed = ProcedureWarning(
        "exact_not_computed", "The samples are so large that the exact p was not computed; the normal approximation stands in its place.")
    /// A level that cannot be reached.
    static let levelNotReached = ProcedureWarning(
        "level_not_reached", "So few data cannot give the level that was asked for; the achieved level is the one to report.")
}

extension ProcedureKey {
    static let differences = optional("d", .numbers, "differences, second minus first; null is missing")
    static let firstColumn = optional("first", .numbers, "values before, in place of d; null is missing and leaves the pair out")
    static let secondColumn = optional("second", .numbers, "values after, as many as first")
    static let direction = standard(
        "difference", .choice(["second - first", "first - second"]), "second - first", "which way pairs are subtracted; d is taken as it is"
    )
    static let tieTolerance = standard(
        "tie_tolerance", .number, 0,
        "values no further apart than this are ties, differences no larger are zero; 0 compares them as computed")
    static let preset = optional(
        "preset", .choice(RankConvention.allCases.map(\.rawValue)),
        "compute as a program does by default: " + RankConvention.allCases.map { "\($0.rawValue) (\($0.name))" }.joined(separator: ", "))
    static let rankMethod = optional(
        "method", .choice(["asymptotic", "exact"]),
        "which p is the headline; without it and without a preset the exact one where it can be computed")
    static let zeros = optional(
        "zeros", .choice(["drop", "pratt", "zsplit"]),
        "pairs without change: dropped before ranking (Wilcoxon), ranked and then dropped (Pratt), or ranked and split; drop unless a preset differs"
    )
    static let continuity = optional(
        "continuity", .flag,
        "move the statistic by one half toward its mean (one-sided: against the alternative); false unless a preset differs")
    static let groupX = needed("x", .numbers, "values of the first group; null is missing")
    static let groupY = needed("y", .numbers, "values of the second group; null is missing")
}

/// The p of every convention as an answer has them.
extension [RankConventionP] {
    var field: StatisticsValue { .fields(map { StatisticsField($0.convention.rawValue, .computed($0.p)) }) }
}
