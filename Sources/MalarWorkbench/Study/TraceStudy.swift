// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
public import MalarPublishing
internal import MalarStudy
internal import MalarUnits

/// Follows a study's numbers in both directions: from a value of the data to the cells that it moves, and from a cell to its values.
public struct TraceStudy: Sendable {
    /// The trace to read and as data. It holds patients' values, for the person at the keyboard.
    public struct Output: Sendable, Hashable {
        /// The trace in sections.
        public let document: Document
        /// The same as data.
        public let json: JSONValue
        /// How many findings the check of the study's data has.
        public let counts: FindingCounts
    }

    /// Traces studies.
    public init() {}

    /// The cells that rest on a row, and those that are printed differently without a value of it, or with the opposite.
    ///
    /// - Parameter place: file, row and column, as `visits.csv:17:arthritis`; without a column, the whole row.
    /// - Throws: ``RequestError`` where there is no such place, with what is near; what reading a study throws.
    public func value(_ place: String, in folder: String) throws -> Output {
        let reading = try StudyReading(folder)
        let (raw, record) = try reading.place(place)
        let trace = StudyTrace(reading.analysis, of: reading.cohort)
        let found = ValueTrace(raw, record, trace)
        return Output(document: found.document, json: found.json, counts: FindingCounts(reading.findings))
    }

    /// The patients, rows and values that a cell rests on.
    ///
    /// - Parameter cell: table, row and column by number or by name, as `efficacy/3/2` or `efficacy/SLEDAI-2K/T12 Median`.
    /// - Throws: ``RequestError`` where there is no such cell, or more than one, with those that are near; what reading a study throws.
    public func cell(_ cell: String, in folder: String) throws -> Output {
        let reading = try StudyReading(folder)
        let trace = StudyTrace(reading.analysis, of: reading.cohort)
        let found = CellTrace(try trace.report.place(written: cell), trace)
        return Output(document: found.document, json: found.json, counts: FindingCounts(reading.findings))
    }
}

extension StudyReading {
    /// A value or a row of the study, as `visits.csv:17:arthritis` or `visits.csv:17`.
    fileprivate func place(_ text: String) throws(RequestError) -> (RawPlace, Record) {
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, let row = Int(parts[1]) else {
            throw RequestError(
                .unknownPlace, "`\(text.shortened)` is no place; write file, row and column as visits.csv:17:arthritis, or visits.csv:17")
        }
        let record = try record(parts[0], row)
        guard parts.count == 3 else { return (RawPlace(row: record.reference, variable: nil), record) }
        return (RawPlace(row: record.reference, variable: try variable(parts[2], in: record)), record)
    }

    private func record(_ name: String, _ row: Int) throws(RequestError) -> Record {
        let records = cohort.records
        let files = Set(records.map(\.place.file)).sorted()
        guard let file = files.first(where: { $0 == name || $0 == "\(name).csv" }) else {
            let hint = suggestion(for: name, among: files) ?? "the files are \(files.joined(separator: ", "))"
            throw RequestError(.unknownPlace, "there is no file `\(name.shortened)` with rows that were read; \(hint)")
        }
        let own = records.filter { $0.place.file == file }
        if let record = own.first(where: { $0.place.row == row }) { return record }
        let near = own.compactMap(\.place.row).sorted { (abs($0 - row), $0) < (abs($1 - row), $1) }.prefix(2).sorted()
        throw RequestError(
            .unknownPlace,
            "\(file) has no row \(row) that was read; the nearest are \(near.map(String.init).joined(separator: " and ")). Rows are counted as lines of the file, its header included"
        )
    }

    private func variable(_ name: String, in record: Record) throws(RequestError) -> String {
        var id = name
        if case .unit(let analyte) = DataDictionary.variable(name, in: record.table)?.kind { id = analyte.id }
        guard record.asks(for: id) else {
            let hint =
                suggestion(for: id, among: record.askedIDs) ?? "known in this row are \(record.knownIDs.prefix(12).joined(separator: ", "))"
            throw RequestError(.unknownPlace, "\(record.place.file) has no column `\(name.shortened)`; \(hint)")
        }
        var isFinding = false
        if case .finding = DataDictionary.variable(id, in: record.table)?.kind { isFinding = true }
        guard record[id] != nil || isFinding else {
            throw RequestError(.unknownPlace, "\(record.reference) has no value of `\(id)`, so that nothing rests on it")
        }
        return id
    }
}

extension PrintedReport {
    /// The place of a cell as `efficacy/3/2` or `efficacy/SLEDAI-2K/T12 Median`.
    func place(written text: String) throws(RequestError) -> CellPlace {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3 else {
            throw RequestError(
                .unknownPlace,
                "`\(text.shortened)` is no cell; write table, row and column, as efficacy/3/2 or efficacy/SLEDAI-2K/T12 Median")
        }
        guard let table = table(parts[0]) else {
            let ids = tables.map(\.id)
            let hint = suggestion(for: parts[0], among: ids) ?? "the tables are \(ids.joined(separator: ", "))"
            throw RequestError(.unknownPlace, "there is no table `\(parts[0].shortened)`; \(hint)")
        }
        // Names may hold a slash, so that every way to divide them is tried.
        let splits = (2..<parts.count).map { (parts[1..<$0].joined(separator: "/"), parts[$0...].joined(separator: "/")) }
        let found = splits.flatMap { row, column in
            table.rows(named: row).flatMap { row in table.columns(named: column).map { table.place(row: row, column: $0) } }
        }
        if found.count == 1 { return found[0] }
        guard found.isEmpty else {
            let list = found.prefix(6).map { "\($0.address) (\($0.rowName) · \($0.columnName))" }.joined(separator: ", ")
            throw RequestError(.unknownPlace, "`\(text.shortened)` may be \(found.count) cells: \(list)\(found.count > 6 ? " ..." : "")")
        }
        throw RequestError(.unknownPlace, table.whyNoCell(splits))
    }
}

extension Table {
    /// The numbers of the rows of a number or a name: the exact name, otherwise every row whose name holds all its words.
    fileprivate func rows(named name: String) -> [Int] {
        matches(name, among: rows.indices.map { place(row: $0 + 1, column: 1).rowName }, also: rows.map { $0.cells.first?.text ?? "" })
            .filter { rows[$0 - 1].kind != .heading }
    }

    fileprivate func columns(named name: String) -> [Int] {
        matches(name, among: columns.indices.map { place(row: 1, column: $0 + 1).columnName }, also: columns.map(\.header))
    }

    private func matches(_ name: String, among names: [String], also others: [String]) -> [Int] {
        if let number = Int(name) { return names.indices.contains(number - 1) ? [number] : [] }
        let wanted = name.folded
        let exact = names.indices.filter { names[$0].folded == wanted || others[$0].folded == wanted }
        if !exact.isEmpty { return exact.map { $0 + 1 } }
        let words = wanted.split(separator: " ")
        return names.indices.filter { index in words.allSatisfy { names[index].folded.contains($0) } }.map { $0 + 1 }
    }

    fileprivate func whyNoCell(_ splits: [(String, String)]) -> String {
        let (row, column) = splits[0]
        guard splits.allSatisfy({ rows(named: $0.0).isEmpty }) else {
            let names = columns.indices.map { "\($0 + 1) \(place(row: 1, column: $0 + 1).columnName)" }
            return "table \(id) has no column `\(column.shortened)`; the columns are \(names.joined(separator: "; "))"
        }
        let names = rows.compactMap { $0.cells.first?.text }.filter { !$0.isEmpty }
        let hint =
            suggestion(for: row, among: names)
            ?? "rows are numbered 1 to \(rows.count), or named, as \(names.prefix(5).joined(separator: "; "))"
        return "table \(id) has no row `\(row.shortened)`; \(hint)"
    }
}

extension String {
    /// In lower case, with plain blanks.
    fileprivate var folded: String { lowercased().replacing("\u{A0}", with: " ") }
}
