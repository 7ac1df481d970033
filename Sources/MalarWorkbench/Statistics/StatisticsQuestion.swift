// SPDX-License-Identifier: Apache-2.0

internal import MalarExchange
internal import MalarPublishing
internal import MalarStatistics

/// One question out of a file or a stream: a procedure with its data and options, and what a reference expects of it.
///
/// It has the form of a reference vector: `{"id", "procedure", "data", "options", "expected", "tolerance"}`. In one whose procedure is
/// `error`, the option `procedure` names the procedure that should refuse.
struct StatisticsQuestion {
    let id: JSONValue?
    let procedure: String
    let request: ProcedureRequest
    let expected: [StatisticsField]?
    let comparison: ResultComparison

    /// - Parameter procedure: the procedure meant where the object names none.
    init(_ tree: JSONTree, procedure fallback: String? = nil) throws(RequestProblem) {
        guard tree.members != nil else { throw RequestProblem("A request is a JSON object: {\"data\": {…}, \"options\": {…}}.") }
        let named = tree["procedure"]?.text
        var options = try Self.fields("options", of: tree) ?? []
        if named == "error" {
            guard let meant = options.first(where: { $0.key == "procedure" })?.value.text else {
                throw RequestProblem("A vector of the procedure error names the procedure that should refuse in its options.")
            }
            options.removeAll { $0.key == "procedure" }
            procedure = meant
        } else {
            guard let name = named ?? fallback else { throw RequestProblem("The request names no procedure.") }
            procedure = name
        }
        guard let data = try Self.fields("data", of: tree) else { throw RequestProblem("The request has no \"data\" object.") }
        id = Self.id(of: tree)
        request = ProcedureRequest(data: data, options: options)
        expected = try Self.fields("expected", of: tree)
        comparison = ResultComparison(
            relative: tree["tolerance"]?["rtol"]?.number ?? 0, absolute: tree["tolerance"]?["atol"]?.number ?? 0)
    }

    /// The word or number that names the question, to be given back as it came.
    static func id(of tree: JSONTree) -> JSONValue? {
        tree["id"]?.text.map { .string($0) } ?? tree["id"]?.number.map { StatisticsValue.number($0).json }
    }

    private static func fields(_ key: String, of tree: JSONTree) throws(RequestProblem) -> [StatisticsField]? {
        guard let value = tree[key], value != .null else { return nil }
        guard let members = value.members else { throw RequestProblem("\"\(key)\" should be an object.") }
        return members.map { StatisticsField($0.key, StatisticsValue($0.value)) }
    }

    /// The answer, or why there is none.
    /// - Throws: `RequestProblem` for an unknown procedure or a key that it cannot read.
    func answer() throws(RequestProblem) -> Computed<ProcedureAnswer> {
        let known: Procedure
        do throws(RequestError) { known = try DescribeProcedure.find(procedure) } catch { throw RequestProblem(error.description) }
        return try known.answer(request)
    }
}

/// The result of one question as JSON.
struct StatisticsResult {
    let id: JSONValue?
    let procedure: String?
    let outcome: Computed<ProcedureAnswer>
    /// What is wrong with the request, where it could not be read.
    var problem: RequestProblem?

    /// A question that was answered, or whose answer does not exist.
    init(_ question: StatisticsQuestion, _ outcome: Computed<ProcedureAnswer>) {
        self.init(id: question.id, procedure: question.procedure, outcome: outcome)
    }

    private init(id: JSONValue?, procedure: String?, outcome: Computed<ProcedureAnswer>, problem: RequestProblem? = nil) {
        self.id = id
        self.procedure = procedure
        self.outcome = outcome
        self.problem = problem
    }

    /// A question that could not be read.
    static func unread(id: JSONValue?, procedure: String?, _ problem: RequestProblem) -> StatisticsResult {
        StatisticsResult(id: id, procedure: procedure, outcome: .undefined(.invalidArgument), problem: problem)
    }

    /// The values under the keys of the reference vectors; an answer that does not exist is `error` with its reason.
    var values: [StatisticsField] {
        switch outcome {
        case .value(let answer): answer.values
        case .undefined(let reason): [StatisticsField("error", .text(reason.rawValue))]
        }
    }

    var json: JSONValue {
        let head = [id.map { JSONValue.Member("id", $0) }, procedure.map { .init("procedure", .string($0)) }].compactMap(\.self)
        return .object(head + [.init("result", values.json)] + notes)
    }

    private var notes: [JSONValue.Member] {
        switch outcome {
        case .value(let answer):
            [
                .init("method", .object(answer.method.map { .init($0.name, .string($0.setting)) })),
                .init("n_used", .integer(orNull: answer.used)),
                .init("dropped", .array(answer.dropped.map { ["n": .integer($0.count), "reason": .string($0.reason)] })),
                .init("warnings", .array(answer.warnings.map { ["code": .string($0.code), "sentence": .string($0.sentence)] })),
            ]
        case .undefined(let reason): [.init("message", .string(problem?.description ?? reason.sentence))]
        }
    }
}
