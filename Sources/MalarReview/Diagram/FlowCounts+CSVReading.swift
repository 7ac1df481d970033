// SPDX-License-Identifier: Apache-2.0

import MalarDelimited

/// Counts read from a file, with what of it was not used.
public struct FlowCountsReading: Sendable, Hashable {
    /// The counts; what the file does not tell is `nil` or empty.
    public var counts: FlowCounts
    /// Rows that are not of the schema, one remark each.
    public var remarks: [ReadingRemark]
}

extension FlowCounts {
    /// Reads the counts from CSV in the schema of the R package PRISMA2020, as `csv` writes it.
    ///
    /// Only the columns `data` and `n` are used. `NA`, nothing and the template's `xxx` are not known. Rows of other names are passed over
    /// with a remark.
    /// - Throws: `RecordFileError` with the line where a number is not a whole number from 0 on, a list is not "name, n; name, n", a name
    ///   stands twice, a column is missing, or the text is no CSV.
    public static func read(csv bytes: [UInt8], file: String) throws(RecordFileError) -> FlowCountsReading {
        let text = try delimitedText(bytes, file: file)
        var reading = FlowCountsReading(counts: FlowCounts(), remarks: [])
        var lines: [String: Int] = [:]
        for record in text.records {
            let (name, field) = (record["data"]?.text ?? "", record["n"]?.text ?? "")
            if ["", "NA"].contains(name) { continue }
            guard let row = FlowCountsTemplate.rows.first(where: { $0.data == name }) else {
                let message = "“\(name.prefix(60))” is no variable of the flow diagram and was not used"
                reading.remarks.append(ReadingRemark(.note, lines: [record.line], message))
                continue
            }
            if let first = lines.updateValue(record.line, forKey: name) {
                throw RecordFileError(file: file, line: record.line, "\(name) stands in line \(first) already; delete one of the two")
            }
            do throws(NamedCounts.Problem) {
                try reading.counts.take(field, as: row.content)
            } catch {
                throw RecordFileError(file: file, line: record.line, "\(name): \(error.message)")
            }
        }
        return reading
    }

    private static func delimitedText(_ bytes: [UInt8], file: String) throws(RecordFileError) -> DelimitedText {
        let options = DelimitedTextOptions(
            delimiter: .comma, skipsComments: false, acceptsHeaderOnly: true, limits: .init(fieldCharacters: 1_000_000))
        let reading = DelimitedText.reading(bytes: bytes, fileName: file, options: options)
        guard let text = reading.text, reading.errors.isEmpty else {
            let error = reading.errors.first
            throw RecordFileError(file: file, line: error?.line ?? 0, error?.advice ?? "the file is no CSV")
        }
        for name in ["data", "n"] where text.header.index(of: name) == nil {
            throw RecordFileError(file: file, line: text.header.line, "the column “\(name)” is missing")
        }
        return text
    }

    private mutating func take(_ field: String, as content: FlowCountsTemplate.Content) throws(NamedCounts.Problem) {
        let isUnknown = ["", "na", "xxx"].contains(field.lowercased())
        switch content {
        case .nothing: break
        case .count(let path): self[keyPath: path] = isUnknown ? nil : try Self.count(field)
        case .list(let path): self[keyPath: path] = isUnknown ? [] : try NamedCounts.parts(of: field)
        case .linked: reportsLinkedToRecords = isUnknown ? 0 : try Self.count(field)
        }
    }

    private static func count(_ field: String) throws(NamedCounts.Problem) -> Int {
        guard let count = number(field) else {
            throw NamedCounts.Problem(
                message: "the number is not a whole number from 0 on; write digits alone, or NA where it is not known")
        }
        return count
    }

    /// A whole number from 0 on in ASCII digits; `nil` also where it does not fit.
    static func number(_ text: String) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}

extension DelimitedTextError {
    /// What is wrong and what to do, without the file and the line.
    var advice: String {
        let text = description
        let place = line.map { "\(fileName), line \($0)" } ?? fileName
        guard text.hasPrefix(place) else { return text }
        let rest = text.dropFirst(place.count).drop { $0 == ":" || $0 == " " || $0 == "," }
        return rest.hasSuffix(".") ? String(rest.dropLast()) : String(rest)
    }
}
