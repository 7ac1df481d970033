// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
public import MalarPublishing
internal import MalarStudy

/// Lists the templates of protocols, and gives the text of one.
public struct DescribeTemplates: Sendable {
    /// Describes templates.
    public init() {}

    /// The names of the templates.
    public static var names: [String] { ProtocolTemplate.all.map(\.name) }

    /// The templates as a table.
    public var table: Table {
        Table(
            id: "templates", label: "", caption: "Templates of protocols",
            columns: [Table.Column("Template"), Table.Column("For"), Table.Column("Design of")],
            rows: ProtocolTemplate.all.map { Table.Row([Cell($0.name), Cell($0.purpose), Cell($0.source)]) })
    }

    /// The same as data.
    public var json: JSONValue {
        .array(
            ProtocolTemplate.all.map {
                ["name": .string($0.name), "purpose": .string($0.purpose), "source": .string($0.source)]
            })
    }

    /// The text of a template as a `study.yaml`, with words to be replaced.
    ///
    /// - Throws: ``RequestError`` for an unknown name.
    public func callAsFunction(_ name: String) throws(RequestError) -> String {
        let drug = Drug.named("anifrolumab") ?? Drug.table[0]
        return try Self.find(name).text(id: "my-study", title: "Title of the study", indexDrug: drug)
    }

    static func find(_ name: String) throws(RequestError) -> ProtocolTemplate {
        if let template = ProtocolTemplate.named(name) { return template }
        let hint = suggestion(for: name, among: names) ?? "known are \(names.joined(separator: ", "))"
        throw RequestError(.unknownTemplate, "there is no template `\(name.shortened)`; \(hint)")
    }
}
