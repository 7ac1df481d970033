// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarDelimited
internal import MalarReview

/// A table of records with decisions, as reviews of the past left them.
struct LabelledScreeningSet {
    let name: String
    let documents: [RankingDocument]
    /// For each column of decisions, the included records.
    let labels: [(column: String, labels: [String: Bool])]

    /// Reads a table with a title or an abstract, and columns of decisions.
    ///
    /// - Parameter column: the column of decisions; `nil` for every column whose name begins with "label" or "included".
    /// - Throws: ``RequestError`` where the table cannot be read, has no such column, or a decision is neither yes nor no.
    init(_ path: String, column: String? = nil) throws(RequestError) {
        let bytes = try LabelledDuplicates.read(path)
        var options = DelimitedTextOptions(skipsComments: false)
        options.limits.fieldCharacters = 1_000_000
        options.limits.recordBytes = 10_000_000
        let text: DelimitedText
        do { text = try DelimitedText(bytes: bytes, fileName: path, options: options) } catch {
            throw RequestError(.unreadableFile, "\(error)")
        }
        let header = text.header.names
        let places = try Self.labelColumns(header, column, path)
        let named = { (words: [String]) in header.firstIndex { name in words.contains(name.lowercased().filter(\.isLetter)) } }
        let (id, title, abstract) = (
            named(["id", "recordid", "pubmedid", "pmid"]), named(["title", "primarytitle"]), named(["abstract", "abstracts"])
        )
        guard title != nil || abstract != nil else {
            throw RequestError(.unreadableFile, "\(path): the table has neither a column `title` nor a column `abstract`")
        }
        let codes = places.map { place in Self.codes(text.records.map { $0[place].text }) }
        var (documents, labels, seen) = ([RankingDocument](), places.map { _ in [String: Bool]() }, Set<String>())
        for (row, record) in text.records.enumerated() {
            let cell = { (place: Int?) in place.map { record[$0].text } ?? "" }
            var name = cell(id)
            if name.isEmpty || !seen.insert(name).inserted { name = "row \(row + 2)" }
            documents.append(RankingDocument(id: name, title: cell(title), abstract: cell(abstract)))
            for (index, place) in places.enumerated() {
                guard let label = codes[index](record[place].text) else {
                    throw RequestError(
                        .unreadableFile,
                        "\(path), line \(record.line), column \(header[place]): a decision is 1 or 0, yes or no, or I for included among reasons"
                    )
                }
                labels[index][name] = label
            }
        }
        self.name = path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? path
        self.documents = documents
        self.labels = zip(places, labels).map { (column: header[$0], labels: $1) }
    }

    private static func labelColumns(_ header: [String], _ column: String?, _ path: String) throws(RequestError) -> [Int] {
        if let column {
            if let place = header.firstIndex(of: column) { return [place] }
            let hint = suggestion(for: column, among: header) ?? "it has \(header.map(\.shortened).joined(separator: ", "))"
            throw RequestError(.unreadableFile, "\(path): there is no column `\(column.shortened)`; \(hint)")
        }
        let places = header.indices.filter { place in
            let name = header[place].lowercased()
            return name.hasPrefix("label") || name.hasPrefix("included") || name.hasSuffix("included")
        }
        guard !places.isEmpty else {
            throw RequestError(.unreadableFile, "\(path): no column of decisions is known; name it with --label")
        }
        return places
    }

    /// How a column writes decisions. Where one says I for included, each other word is a reason for exclusion, as in the sets of Cohen
    /// and others (2006), where 1 to 9 are such reasons.
    private static func codes(_ column: [String]) -> (String) -> Bool? {
        if column.contains("I") { return { $0.isEmpty ? nil : $0 == "I" } }
        return { text in
            switch text.lowercased() {
            case "1", "1.0", "yes", "true", "include", "included": true
            case "0", "0.0", "no", "false", "exclude", "excluded": false
            default: nil
            }
        }
    }
}

/// The labelled sets of a folder.
public enum LabelledFolder {
    /// The tables of screened records with texts: every CSV within a folder `cohen`, in alphabetical order.
    public static func screenedTables(in folder: String) throws(RequestError) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { ("/" + $0).contains("/cohen/") && $0.hasSuffix(".csv") }.sorted().map(folder.path)
    }
}
