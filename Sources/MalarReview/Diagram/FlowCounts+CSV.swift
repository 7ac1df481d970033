// SPDX-License-Identifier: Apache-2.0

import MalarPublishing

extension FlowCounts {
    /// The counts as CSV in the schema of the R package PRISMA2020: columns data, node, box, description, boxtext, tooltips, url, n.
    ///
    /// A count that is not known, and an empty list, is `NA`. A list is "name, n; name, n". A name that holds a comma, a semicolon or a
    /// quotation mark, is empty or begins or ends with white space stands in quotation marks, and a mark within it is doubled; the R
    /// package shows such a name up to its first comma, `read` gives it back whole. Five rows at the end, named `malar_...`, hold what
    /// the schema has no place for; the R package passes over them.
    /// - Parameter links: addresses by the template's name of the box, for the column url; without one it is `NA`.
    public func csv(links: [String: String] = [:]) -> String {
        let records = FlowCountsTemplate.rows.map { row in
            [
                row.data, row.node, row.box, row.text, row.text, row.isFirst ? row.text : "NA", links[row.anchor] ?? "NA",
                field(row.content),
            ]
        }
        return CSVWriter(lineEnd: "\n").text(of: [FlowCountsTemplate.columns] + records)
    }

    private func field(_ content: FlowCountsTemplate.Content) -> String {
        switch content {
        case .nothing: "0"
        case .count(let path): self[keyPath: path].map(String.init) ?? "NA"
        case .list(let path): self[keyPath: path].isEmpty ? "NA" : NamedCounts.text(of: self[keyPath: path])
        case .linked: String(reportsLinkedToRecords)
        }
    }
}

/// Lists of the form "name, n; name, n".
enum NamedCounts {
    static func text(of parts: [FlowCounts.Part]) -> String {
        parts.map { "\(quoted($0.name)), \($0.count)" }.joined(separator: "; ")
    }

    private static func quoted(_ name: String) -> String {
        let isPlain =
            name.first.map { !$0.isWhitespace } ?? false && name.last.map { !$0.isWhitespace } ?? false
            && !name.unicodeScalars.contains { ",;\"\r\n".unicodeScalars.contains($0) }
        return isPlain ? name : "\"" + name.replacing("\"", with: "\"\"") + "\""
    }

    /// What is wrong with a list, without a full stop.
    struct Problem: Error { var message: String }

    /// The parts. The count of an unquoted name stands behind its last comma; a list of the template's placeholders (`xxx`) is empty.
    static func parts(of text: String) throws(Problem) -> [FlowCounts.Part] {
        var parts: [FlowCounts.Part] = []
        var placeholders = 0
        for item in try items(of: text) {
            if item.count.lowercased() == "xxx" {
                placeholders += 1
            } else if let count = FlowCounts.number(item.count) {
                parts.append(.init(item.name, count))
            } else {
                throw Problem(message: "the number of “\(item.name.prefix(60))” is not a whole number from 0 on")
            }
        }
        guard placeholders == 0 || parts.isEmpty else { throw Problem(message: "a number of the list is still xxx; fill it in") }
        return parts
    }

    private static func items(of text: String) throws(Problem) -> [(name: String, count: String)] {
        var items: [(name: String, count: String)] = []
        var rest = text.unicodeScalars[...]
        while true {
            rest = rest.drop { $0.properties.isWhitespace || $0 == ";" }
            guard let first = rest.first else { return items }
            items.append(try first == "\"" ? quotedItem(&rest) : plainItem(&rest))
        }
    }

    private static func plainItem(_ rest: inout Substring.UnicodeScalarView) throws(Problem) -> (name: String, count: String) {
        let item = rest.prefix { $0 != ";" }
        rest = rest.dropFirst(item.count)
        guard let comma = item.lastIndex(of: ",") else {
            throw Problem(message: "“\(String(item).prefix(60))” has no number; write “name, n; name, n”")
        }
        let name = String(Substring(item[..<comma])).trimmedOfWhitespace
        return (name, String(Substring(item[item.index(after: comma)...])).trimmedOfWhitespace)
    }

    private static func quotedItem(_ rest: inout Substring.UnicodeScalarView) throws(Problem) -> (name: String, count: String) {
        rest.removeFirst()
        var name = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar != "\"" {
                name.append(scalar)
            } else if rest.first == "\"" {
                rest.removeFirst()
                name.append("\"")
            } else {
                let tail = rest.prefix { $0 != ";" }
                rest = rest.dropFirst(tail.count)
                let count = String(Substring(tail)).trimmedOfWhitespace
                guard count.hasPrefix(",") else {
                    throw Problem(message: "behind “\(String(name).prefix(60))” a comma and a number are missing")
                }
                return (String(name), String(count.dropFirst()).trimmedOfWhitespace)
            }
        }
        throw Problem(message: "a quotation mark in the list is not closed")
    }
}
