// SPDX-License-Identifier: Apache-2.0

/// The data of an agreement of two raters: a table of counts, or two columns of ratings.
struct RatingColumns {
    let table: RatingTable
    let weights: AgreementWeights
    private let names: [String]?
    private let dropped: Int

    static let keys: [ProcedureKey] = [
        .optional("table", .table, "counts: rows are the first rater's categories, columns the second's, in the same order"),
        .optional("first", .labels, "in place of the table: the first rater's ratings; null is missing"),
        .optional("second", .labels, "the second rater's ratings of the same subjects; null is missing"),
    ]
    static let weights = ProcedureKey.standard(
        "weights", .choice(AgreementWeights.allCases.map(\.rawValue)), "none", "credit for neighbouring categories")
    static let categories = ProcedureKey.optional(
        "categories", .labels,
        "the categories of the two columns in their order; without it, those that occur, numbers from the smallest up")

    init(_ request: ProcedureRequest) throws {
        weights = AgreementWeights(rawValue: try request.optionText("weights") ?? "none") ?? .none
        if request.has("table") {
            table = try RatingTable.of(try request.table("table")).get()
            (names, dropped) = (nil, 0)
            return
        }
        let (first, second) = (try request.labels("first"), try request.labels("second"))
        guard first.count == second.count else { throw StatisticsFailure.lengthMismatch }
        let pairs = zip(first, second).compactMap { a, b in a.flatMap { a in b.map { (a, $0) } } }
        guard !pairs.isEmpty else { throw StatisticsFailure.emptySample }
        let names = try Self.categories(request) ?? Self.ordered(Set(pairs.map(\.0) + pairs.map(\.1)))
        table = try RatingTable.of(pairs.map(\.0), pairs.map(\.1), categories: names).get()
        (self.names, dropped) = (names, first.count - pairs.count)
    }

    private static func categories(_ request: ProcedureRequest) throws -> [String]? {
        guard let list = request.option("categories") else { return nil }
        return try ProcedureRequest(data: [StatisticsField("categories", list)]).labels("categories").compactMap { $0 }
    }

    /// Numbers from the smallest up where all are numbers, else by the alphabet.
    private static func ordered(_ names: Set<String>) -> [String] {
        let numbers = names.compactMap { name in Double(name).map { ($0, name) } }
        return numbers.count == names.count ? numbers.sorted { $0.0 < $1.0 }.map(\.1) : names.sorted()
    }

    /// The adjusted coefficient, and the indices of a two by two table.
    var adjusted: [StatisticsField] {
        let general: [StatisticsField] = .keyed(["pabak": .number(BrennanPrediger(table).coefficient)])
        guard let indices = AgreementIndices(table) else { return general }
        return general
            + .keyed([
                "prevalence_index": .number(indices.prevalence), "bias_index": .number(indices.bias),
                "positive_agreement": .optional(indices.positive), "negative_agreement": .optional(indices.negative),
            ])
    }

    /// The answer with what was used; ratings also give their table.
    func answer(_ fields: [StatisticsField]) -> ProcedureAnswer {
        var fields = fields + .keyed(["n": .count(table.n)])
        if let names {
            fields += .keyed([
                "categories": .list(names.map(StatisticsValue.text)), "table": .rows(table.counts.map { $0.map(Double.init) }),
            ])
        }
        return ProcedureAnswer(fields, used: table.n, dropped: [DroppedData(dropped, "missing")], warnings: warnings)
    }

    private var warnings: [ProcedureWarning] {
        guard let indices = AgreementIndices(table), indices.prevalence.magnitude > 0.6 else { return [] }
        return [
            ProcedureWarning(
                "unequal_prevalence",
                "One category is much rarer than the other; kappa is low for that reason alone, so read pabak and AC1 beside it.")
        ]
    }
}
