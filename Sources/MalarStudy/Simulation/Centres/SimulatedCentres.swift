// SPDX-License-Identifier: Apache-2.0

public import MalarCohort

/// The files of made-up centres, each in its own dialect, patient after patient.
///
/// They hold what the study's own tables hold, written otherwise: read by their mappings they give the same cohort.
public struct SimulatedCentres {
    /// The bytes of each file since they were last taken, by path in the study folder.
    public private(set) var bytes: [String: [UInt8]] = [:]
    /// The rows of each table, in all, as the study's own tables have them.
    public private(set) var rows: [DataTable: Int] = [:]
    /// What was planted since it was last taken, one line each.
    public private(set) var planted: [UInt8] = []
    private let simulation: CohortSimulation
    private var begun: Set<Int> = []
    private var lastRow: [String: String] = [:]

    /// The centres of a simulation.
    public init(_ simulation: CohortSimulation) { self.simulation = simulation }

    /// Drops the bytes, which have been written.
    public mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        planted.removeAll(keepingCapacity: true)
    }

    /// Adds the rows of the patient at a place, from 1, to the files of their centre.
    public mutating func add(_ index: Int) {
        var tables = SimulatedTables()
        simulation.add(index, to: &tables)
        let centre = simulation.patient(index).centre
        let dialect = CentreDialect.of(centre: centre)
        let folder = "centres/centre-\(centre)"
        if begun.insert(centre).inserted { begin(centre, dialect, folder) }
        for table in DataTable.allCases {
            let ids = SimulatedColumns.of(table).ids
            for line in (tables.bytes[table] ?? []).split(separator: 0x0A) {
                let fields = Dictionary(uniqueKeysWithValues: zip(ids, Self.fields(String(decoding: line, as: UTF8.self))))
                rows[table, default: 0] += 1
                for file in dialect.files where file.table == table { append(dialect.row(fields, of: file), dialect, file, folder) }
            }
        }
        for error in tables.plantedErrors {
            let file = dialect.files.first { $0.table == error.table && dialect.variables(of: $0).contains(error.variable) }
            planted.append(contentsOf: (error.line(file: "\(folder)/\(file?.name ?? "")") + "\n").utf8)
        }
    }

    private mutating func append(_ row: String, _ dialect: CentreDialect, _ file: CentreDialect.File, _ folder: String) {
        let path = "\(folder)/\(file.name)"
        if file.isAddition, lastRow[path] == row { return }
        lastRow[path] = row
        bytes[path, default: []].append(contentsOf: dialect.encoding.encoded(row))
    }

    private mutating func begin(_ centre: Int, _ dialect: CentreDialect, _ folder: String) {
        bytes["\(folder)/mapping.yaml"] = Array(dialect.mapping(centre: "CENTRE-\(centre)").utf8)
        for file in dialect.files {
            let text = "# synthetic: no row of this file is about a person.\(dialect.lineEnd)" + dialect.header(of: file)
            bytes["\(folder)/\(file.name)"] = (dialect.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []) + dialect.encoding.encoded(text)
        }
    }

    /// The fields of a row of the study's own tables.
    private static func fields(_ line: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}

extension FileEncoding {
    /// The bytes of a text; of Windows-1252 the part that it shares with ISO 8859-1.
    fileprivate func encoded(_ text: String) -> [UInt8] {
        self == .utf8 ? Array(text.utf8) : text.unicodeScalars.map { UInt8(exactly: $0.value) ?? UInt8(ascii: "?") }
    }
}
