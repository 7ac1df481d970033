// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Repeated measurements.
    static let longitudinal: [Procedure] = [randomInterceptModel, randomSlopeModel, unstructuredModel, estimatingEquations]

    /// What all four say about their data.
    static func longitudinalData(visit: String) -> [ProcedureKey] {
        [
            .needed("id", .labels, "the subject of each row, a name or a number; rows of a subject may stand anywhere"),
            .optional("visit", .labels, visit),
            .optional("arm", .numbers, "a covariate; further covariates are columns of any name that the formula uses"),
            .optional("y", .numbers, "the response, if the formula names it so"),
        ]
    }

    static let formulaMeaning =
        "terms with + - : * ( ) 0 1 and factor(x); a column of words is a factor; the first level by size or alphabet is the reference"

    /// Two arms, six subjects, three visits: the data of the examples.
    static let longitudinalExample: [StatisticsField] = [
        StatisticsField("id", [1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 8]),
        StatisticsField("visit", [0, 1, 2, 0, 1, 2, 0, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2]),
        StatisticsField("arm", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]),
        StatisticsField("y", [9, 8, 8, 12, 10, 11, 8, 7, 10, 10, 7, 11, 8, 5, 9, 7, 6, 12, 11, 6, 8, 4, 4]),
    ]
}

extension ProcedureRequest {
    /// The model, or the model that is meant where none is given.
    func formula() throws -> ModelFormula { try ModelFormula(optionText("formula") ?? "") }

    func likelihoodMethod() throws -> LikelihoodMethod {
        guard let method = LikelihoodMethod(rawValue: try optionText("method") ?? "REML") else { throw StatisticsFailure.invalidArgument }
        return method
    }

    /// The columns of these names; one that holds a word is a column of words.
    func modelTable(_ names: [String]) throws -> ModelTable {
        var columns: [String: ModelColumn] = [:]
        for name in names where columns[name] == nil {
            let elements = try Self.elements(required(name), name)
            let holdsWords = elements.contains { $0.text != nil }
            columns[name] = holdsWords ? .words(try labels(name)) : .numbers(try numbers(name))
        }
        return ModelTable(columns)
    }

    /// A warning where a subject has two rows of one visit.
    func repeatedVisits(_ group: String) throws -> [ProcedureWarning] {
        guard has("visit"), has(group) else { return [] }
        let pairs = zip(try required(group).list ?? [], try required("visit").list ?? [])
        let rows = pairs.filter { $0 != .missing && $1 != .missing }.map { SubjectVisit(id: $0, visit: $1) }
        guard Set(rows).count < rows.count else { return [] }
        return [ProcedureWarning("repeated_visits", "A subject has more than one row at a visit; each counts as an observation.")]
    }
}

/// A subject and one of its visits.
private struct SubjectVisit: Hashable {
    let id: StatisticsValue
    let visit: StatisticsValue
}

extension ProcedureAnswer {
    /// The coefficients with their tests, by the keys that all likelihood models share.
    static func fixedEffects(_ effects: [FixedEffect]) -> [StatisticsField] {
        func column(_ key: String, _ value: (FixedEffect) -> Double) -> StatisticsField {
            StatisticsField(key, .numbers(effects.map(value)))
        }
        let fields = [
            StatisticsField("terms", .list(effects.map { .text($0.term) })),
            column("estimate", \.estimate), column("se", \.standardError),
            column("df_satterthwaite", \.satterthwaite.degreesOfFreedom), column("t", \.satterthwaite.t),
            column("p_satterthwaite", \.satterthwaite.p), column("log10_p_satterthwaite", \.satterthwaite.log10P),
            column("lower", \.satterthwaite.interval.lower), column("upper", \.satterthwaite.interval.upper),
        ]
        let kenwardRoger = effects.compactMap(\.kenwardRoger)
        guard kenwardRoger.count == effects.count else { return fields }
        func adjusted(_ key: String, _ value: (KenwardRogerTest) -> Double) -> StatisticsField {
            StatisticsField(key, .numbers(kenwardRoger.map(value)))
        }
        return fields + [
            adjusted("se_kenward_roger", \.standardError), adjusted("df_kenward_roger", \.test.degreesOfFreedom),
            adjusted("t_kenward_roger", \.test.t), adjusted("p_kenward_roger", \.test.p),
            adjusted("log10_p_kenward_roger", \.test.log10P), adjusted("lower_kenward_roger", \.test.interval.lower),
            adjusted("upper_kenward_roger", \.test.interval.upper),
        ]
    }

    /// -2 log likelihood, the criteria made of it, and the counts.
    static func likelihood(_ minus2: Double, parameters: Int, observations: Int, subjects: Int, restricted: Int) -> [StatisticsField] {
        [
            StatisticsField("minus2_loglik", .number(minus2)),
            StatisticsField("aic", .number(minus2 + 2 * Double(parameters))),
            StatisticsField("bic", .number(minus2 + PlatformMathematics.naturalLogarithm(Double(subjects)) * Double(parameters))),
            StatisticsField("n_parameters", .count(parameters)),
            StatisticsField("n_observations", .count(observations)),
            StatisticsField("n_subjects", .count(subjects)),
            StatisticsField("residual_df", .count(observations - restricted)),
        ]
    }
}
