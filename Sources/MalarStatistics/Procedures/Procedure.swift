// SPDX-License-Identifier: Apache-2.0

/// One procedure by name: its keys, its words for the documentation, and the computation behind it.
///
/// The command, the reference pages and the comparison with other programs' results all read this table.
public struct Procedure: Sendable {
    /// The name in requests: "mann_whitney".
    public let name: String
    /// The name that a reader knows: "Mann-Whitney test".
    public let title: String
    /// The group under which the pages list it.
    public let group: Group
    /// What question it answers, in one or two sentences.
    public let purpose: String
    /// The keys of its data.
    public let data: [ProcedureKey]
    /// Whether the data may hold further columns, which an option names (covariates).
    public let takesFurtherColumns: Bool
    /// The keys of its options.
    public let options: [ProcedureKey]
    /// How it is computed, a line for each step or quantity.
    public let formula: [String]
    /// Where programs differ, and what is done here.
    public let conventions: [String]
    /// Publications, each with a DOI or pages.
    public let sources: [String]
    /// Which programs and second computations it was compared with.
    public let checkedAgainst: [String]
    /// A small request, answered on the reference page.
    public let example: ProcedureRequest
    let compute: @Sendable (ProcedureRequest) throws -> ProcedureAnswer

    /// The chapters of the reference pages.
    public enum Group: String, Hashable, Sendable, CaseIterable {
        case descriptive = "Describing a column"
        case proportions = "Proportions and rates"
        case paired = "Paired samples"
        case independent = "Independent samples"
        case tables = "Contingency tables"
        case effects = "Effect sizes and intervals"
        case agreement = "Association and agreement"
        case survival = "Time to event"
        case longitudinal = "Repeated measurements"
        case multiplicity = "Many tests at once"
        case synthesis = "Evidence synthesis"
        case distributions = "Distributions"
    }

    init(
        _ name: String, _ title: String, in group: Group, purpose: String, data: [ProcedureKey], takesFurtherColumns: Bool = false,
        options: [ProcedureKey] = [], formula: [String], conventions: [String] = [], sources: [String], checkedAgainst: [String],
        example: ProcedureRequest, compute: @escaping @Sendable (ProcedureRequest) throws -> ProcedureAnswer
    ) {
        self.name = name
        self.title = title
        self.group = group
        self.purpose = purpose
        self.data = data
        self.takesFurtherColumns = takesFurtherColumns
        self.options = options
        self.formula = formula
        self.conventions = conventions
        self.sources = sources
        self.checkedAgainst = checkedAgainst
        self.example = example
        self.compute = compute
    }
}

extension Procedure {
    /// Answers a request. An answer that does not exist is a reason of the error contract; a request that cannot be read is thrown.
    /// - Throws: `RequestProblem` for a key that is missing, unknown or of another kind.
    public func answer(_ request: ProcedureRequest) throws(RequestProblem) -> Computed<ProcedureAnswer> {
        let complete = try completed(request)
        do {
            var answer = try compute(complete)
            answer.method = method(complete) + answer.method
            return answer.values.allSatisfy(\.value.isFinite) ? .value(answer) : .undefined(.nonFiniteInput)
        } catch let reason as StatisticsFailure {
            return .undefined(reason)
        } catch let problem as RequestProblem {
            throw problem
        } catch {
            throw RequestProblem("The request could not be answered: \(error)")
        }
    }

    /// The request with every option that has a standard value, after its keys were checked.
    private func completed(_ request: ProcedureRequest) throws(RequestProblem) -> ProcedureRequest {
        if let key = request.data.first(where: { field in !takesFurtherColumns && !data.contains { $0.name == field.key } })?.key {
            throw RequestProblem("\(name) knows no data named \"\(key)\"; it takes \(Self.listed(data)).")
        }
        var given = request.options
        for field in given { try check(field) }
        for key in options where request.option(key.name) == nil {
            given.removeAll { $0.key == key.name }
            if let standard = key.standard { given.append(StatisticsField(key.name, standard)) }
        }
        return ProcedureRequest(data: request.data, options: given)
    }

    private func check(_ field: StatisticsField) throws(RequestProblem) {
        guard let key = options.first(where: { $0.name == field.key }) else {
            throw RequestProblem("\(name) knows no option named \"\(field.key)\"; it takes \(Self.listed(options)).")
        }
        guard case .choice(let words) = key.kind, let word = field.value.text, !words.contains(word) else { return }
        throw RequestProblem("The option \"\(key.name)\" of \(name) is one of: \(words.joined(separator: ", ")).")
    }

    private func method(_ request: ProcedureRequest) -> [NamedOption] {
        [NamedOption("procedure", title)]
            + options.compactMap { key in request.option(key.name).map { NamedOption(key.name, $0.words) } }
    }

    private static func listed(_ keys: [ProcedureKey]) -> String {
        keys.isEmpty ? "none" : keys.map(\.name).joined(separator: ", ")
    }
}

extension StatisticsValue {
    /// Whether no number inside is infinite or not a number.
    var isFinite: Bool {
        switch self {
        case .number(let number): number.isFinite
        case .list(let list): list.allSatisfy(\.isFinite)
        case .fields(let fields): fields.allSatisfy(\.value.isFinite)
        case .missing, .flag, .text: true
        }
    }

    /// The value as a footnote names it.
    var words: String {
        switch self {
        case .missing: "none"
        case .flag(let flag): flag ? "yes" : "no"
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .text(let text): text
        case .list(let list): list.map(\.words).joined(separator: ", ")
        case .fields(let fields): fields.map { "\($0.key) \($0.value.words)" }.joined(separator: ", ")
        }
    }
}
