// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarDelimited

/// The tables of one centre, read by its mapping.
struct CentreReading {
    let mapping: CentreMapping
    private(set) var tables: [TableReading] = []
    private(set) var findings: [DataFinding]
    /// What keeps the centre from being read at all.
    private(set) var problems: [StudyFolderError.Problem] = []

    /// - Parameter units: the study's units for analytes whose columns give none.
    init(_ source: CentreSource, units: [String: String]) {
        mapping = source.mapping
        findings = source.unmapped
        var entries: [Entry] = []
        for file in source.mapping.files {
            do throws(StudyFolderError) {
                let (text, errors) = try source.reading(file)
                let plan = CentrePlan(
                    file, path: source.path(file), mappingFile: mapping.file, centre: mapping.centre, header: text.header, units: units)
                entries.append(Entry(plan: plan, text: text, errors: errors))
            } catch {
                problems += error.problems.filter { !problems.contains($0) }
            }
        }
        guard problems.isEmpty else { return }
        account(for: entries)
        for table in DataTable.allCases { read(table, entries.filter { $0.plan.file.table == table }, units) }
    }

    private struct Entry {
        let plan: CentrePlan
        let text: DelimitedText
        let errors: [DelimitedTextError]
    }

    private mutating func read(_ table: DataTable, _ entries: [Entry], _ units: [String: String]) {
        guard !entries.isEmpty else { return }
        let layout = RecordColumns(Set(entries.flatMap(\.plan.ids)).sorted())
        var merge = CentreMerge(table, layout, entries.map(\.plan))
        var found: [[DataFinding]] = []
        for (index, entry) in entries.enumerated() {
            var reader = CentreTableReader(entry.plan, entry.text, layout, prefix: mapping.prefix, units: units)
            merge.add(reader.read(), of: index)
            found.append(reader.findings)
        }
        findings += merge.findings
        for (index, entry) in entries.enumerated() {
            let records = merge.records(of: index)
            let file = StudyFile(
                name: entry.plan.path, table: table, rowCount: entry.text.records.count, usedRowCount: records.count,
                delimiter: entry.text.delimiter)
            tables.append(
                TableReading(
                    table: table, records: records,
                    findings: entry.plan.findings + Self.malformed(entry.errors) + empty(entry) + found[index],
                    file: file, namesPatients: entry.plan.has("patient")))
        }
    }

    private static func malformed(_ errors: [DelimitedTextError]) -> [DataFinding] {
        errors.map {
            DataFinding(
                .malformedRow, .error, at: Place(file: $0.fileName, row: $0.line, column: $0.columnName?.shortenedForMessage), $0.sentence)
        }
    }

    private func empty(_ entry: Entry) -> [DataFinding] {
        guard entry.plan.file.table == .patients, entry.text.records.isEmpty, entry.errors.isEmpty else { return [] }
        let place = Place(file: entry.plan.path, row: entry.text.header.line)
        return [DataFinding(.missingValue, .error, at: place, "the file has a header and no patient")]
    }

    /// Every column of every file is mapped or ignored, once for all tables that the file gives.
    private mutating func account(for entries: [Entry]) {
        for (path, group) in Dictionary(grouping: entries, by: \.plan.path) {
            let used = Set(group.flatMap { $0.plan.placed.map(\.mapping.local.text) + $0.plan.file.ignored.map(\.text) })
            // A column whose variable was refused is mapped, and that has been said.
            let listed = used.union(group.flatMap { $0.plan.file.columns.map(\.local.text) })
            let header = group[0].text.header
            for name in header.names where !listed.contains(name) {
                let variables = DataDictionary.variables(of: group[0].plan.file.table).map(\.id)
                findings.append(
                    DataFinding(
                        .mapping, .error, at: Place(file: path, row: header.line, column: name.shortenedForMessage),
                        "\(mapping.file) neither maps nor ignores this column; map it to a variable, or name it under `ignored`"
                            + FieldParser.hint(name, among: variables)))
            }
        }
    }
}

extension CentreReading {
    /// Ids that belong to patients of more than one centre, or of a centre and of `patients.csv`.
    static func collisions(_ root: [TableReading], _ centres: [CentreReading]) -> [StudyFolderError.Problem] {
        var owners: [String: String] = [:]
        for id in ids(root) { owners[id] = DataTable.patients.fileName }
        return centres.compactMap { centre in
            let ids = ids(centre.tables)
            let taken = ids.compactMap { owners[$0] }
            for id in ids where owners[id] == nil { owners[id] = centre.mapping.folder }
            guard let first = taken.sorted().first else { return nil }
            let prefix = centre.mapping.centre.prefix(2).uppercased() + "-"
            return StudyFolderError.Problem(
                .collidingIDs, centre.mapping.file, line: centre.mapping.line,
                "\(taken.count) \(taken.count == 1 ? "patient has the id" : "patients have ids") of a patient of \(first), so two people would be taken for one; "
                    + "write a prefix of the centre's own, such as `prefix: \(prefix)`")
        }
    }

    private static func ids(_ tables: [TableReading]) -> Set<String> {
        Set(
            tables.filter { $0.table == .patients }.flatMap(\.records).compactMap { record in
                if case .word(let id) = record["patient"] { id } else { nil }
            })
    }
}
