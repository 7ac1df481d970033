// SPDX-License-Identifier: Apache-2.0

public import MalarCohort
public import MalarPublishing

/// Describes the data model: the variables of each table, the drugs, the rules of the check.
public struct DescribeData: Sendable {
    /// What is described.
    public enum Topic: String, Sendable, CaseIterable, Codable {
        case variables, drugs, rules, all
    }

    /// The description to read, as one table per topic, and as data.
    public struct Output: Sendable, Hashable {
        /// The description in sections.
        public let document: Document
        /// The records behind it, in flat tables, one per topic.
        public let tables: [Table]
        /// The same as data, by topic.
        public let json: JSONValue
    }

    /// Describes the data model.
    public init() {}

    /// - Parameters:
    ///   - topic: what is described.
    ///   - table: the table whose variables are described; all of them where there is none.
    public func callAsFunction(_ topic: Topic = .variables, of table: DataTable? = nil) -> Output {
        let topics: [Topic] = topic == .all ? [.variables, .drugs, .rules] : [topic]
        let variables = DataDictionary.variables.filter { table == nil || $0.table == table }
        let sections = topics.flatMap { Self.sections($0, variables) }
        let document = Document(
            title: "Data dictionary",
            subtitle: "A study is a folder of plain tables. An empty field is unknown, never absent; dates may be partial.",
            sections: sections)
        let json = topics.map { JSONValue.Member($0.rawValue, Self.json($0, variables)) }
        return Output(document: document, tables: topics.map { Self.table($0, variables) }, json: .object(json))
    }

    private static func sections(_ topic: Topic, _ variables: [Variable]) -> [Section] {
        switch topic {
        case .variables:
            DataTable.allCases.compactMap { table in
                let members = variables.filter { $0.table == table }
                guard !members.isEmpty else { return nil }
                return Section(id: table.rawValue, title: table.fileName, blocks: [.table(members.form(of: table))])
            }
        case .drugs: [Section(id: "drugs", title: "Drugs", blocks: [.table(Drug.table.list)])]
        case .rules: [Section(id: "rules", title: "Rules of the check", blocks: [.table(DataRule.list)])]
        case .all: []
        }
    }

    private static func table(_ topic: Topic, _ variables: [Variable]) -> Table {
        switch topic {
        case .variables, .all: variables.list
        case .drugs: Drug.table.list
        case .rules: DataRule.list
        }
    }

    private static func json(_ topic: Topic, _ variables: [Variable]) -> JSONValue {
        switch topic {
        case .variables, .all: .array(variables.map(\.json))
        case .drugs: .array(Drug.table.map(\.json))
        case .rules: .array(DataRule.allCases.map { ["id": .string($0.rawValue), "meaning": .string($0.meaning)] })
        }
    }
}
