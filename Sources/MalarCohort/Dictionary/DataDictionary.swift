// SPDX-License-Identifier: Apache-2.0

/// The data dictionary: every variable, declared once.
public enum DataDictionary {
    /// All variables, table by table, in the order of the forms.
    public static let variables: [Variable] = patients + visits + treatments + events

    /// The variables of a table, in the order of its form.
    public static func variables(of table: DataTable) -> [Variable] {
        byTable[table] ?? []
    }

    /// The variable of an id in a table; `nil` if there is none.
    public static func variable(_ id: String, in table: DataTable) -> Variable? {
        byID[table]?[id]
    }

    private static let byTable = Dictionary(grouping: variables, by: \.table)
    private static let byID = byTable.mapValues { Dictionary(uniqueKeysWithValues: $0.map { ($0.id, $0) }) }
}
