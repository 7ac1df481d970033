// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarUnits

/// A finding as a question to a centre.
struct DataQuery {
    /// Stable between runs: made of rule, patient, file, column and the date of the row, and not of the row's number, which changes when
    /// rows are added above it.
    let id: String
    let centre: String
    /// The patient as the centre calls them.
    let patient: String
    let finding: DataFinding

    /// The variable in print, where the column is one.
    private var label: String {
        guard let id = finding.variable ?? finding.place.column, let variable = DataDictionary.variables.first(where: { $0.id == id })
        else {
            return ""
        }
        return "\(variable.label): "
    }

    /// The fields of a list, with empty ones for the answer and its date.
    var fields: [String] {
        let place = finding.place
        return [
            id, centre, patient, place.file, place.row.map(String.init) ?? "", place.column ?? "", finding.severity.rawValue,
            finding.rule.rawValue, label + finding.message, finding.rule.question, "", "",
        ]
    }
}

extension DataQuery {
    /// Queries that no centre can answer: of mapping files, and of rows that belong to nobody.
    static let coordinator = "coordinator"

    /// The queries of a study by centre, in alphabetical order; those of the coordinator, if any, are a centre of their own.
    static func lists(_ reading: StudyReading) -> [(centre: String, queries: [DataQuery])] {
        let index = RecordIndex(reading)
        let open = reading.findings.filter { $0.severity == .error || $0.severity == .warning }
        let byCentre = Dictionary(grouping: open, by: index.centre)
        return byCentre.keys.sorted().map { ($0, queries(byCentre[$0] ?? [], of: $0, index)) }
    }

    private static func queries(_ findings: [DataFinding], of centre: String, _ index: RecordIndex) -> [DataQuery] {
        var seen: [String: Int] = [:]
        return findings.map { finding in
            let patient = finding.patient.map { index.localID($0, finding) } ?? ""
            let key = [
                finding.rule.rawValue, finding.patient ?? "", finding.place.file, finding.variable ?? finding.place.column ?? "",
                index.date(finding),
            ].joined(separator: "\u{1F}")
            let count = (seen[key] ?? 0) + 1
            seen[key] = count
            let id = "Q-\(centre.uppercased())-\(key.fingerprint)" + (count > 1 ? "-\(count)" : "")
            return DataQuery(id: id, centre: centre, patient: patient, finding: finding)
        }
    }
}

/// Which centre a place belongs to, and the date of a row.
private struct RecordIndex {
    private var dates: [String: String] = [:]
    private var centres: [String: String] = [:]
    private let mappings: [CentreMapping]

    init(_ reading: StudyReading) {
        mappings = reading.mappings
        for patient in reading.cohort.patients {
            centres[patient.id] = patient.centre ?? "no-centre"
            for visit in patient.visits { dates[visit.record.reference] = visit.date.description }
            for course in patient.treatments {
                dates[course.record.reference] = "\(course.drug.id) \(course.start?.description ?? "")"
            }
            for event in patient.events { dates[event.record.reference] = "\(event.term) \(event.start?.description ?? "")" }
        }
    }

    func date(_ finding: DataFinding) -> String {
        let row = finding.place.row.map { "\(finding.place.file):\($0)" } ?? ""
        // A row that could not be used has no date: its number must do.
        return dates[row] ?? row
    }

    func centre(_ finding: DataFinding) -> String {
        if let mapping = mapping(finding) {
            return finding.place.file == mapping.file ? DataQuery.coordinator : mapping.centre
        }
        return finding.patient.flatMap { centres[$0] } ?? DataQuery.coordinator
    }

    /// A patient's id without the prefix that the study puts before it.
    func localID(_ id: String, _ finding: DataFinding) -> String {
        guard let prefix = mapping(finding)?.prefix, !prefix.isEmpty, id.hasPrefix(prefix) else { return id }
        return String(id.dropFirst(prefix.count))
    }

    private func mapping(_ finding: DataFinding) -> CentreMapping? {
        mappings.first { finding.place.file.hasPrefix($0.folder + "/") }
    }
}

extension String {
    /// Eight hexadecimal digits of the text, the same on every machine.
    ///
    /// - Source: the hash function FNV-1a of 64 bits, folded to 32.
    fileprivate var fingerprint: String {
        let hash = utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let folded = String(UInt32(truncatingIfNeeded: hash ^ (hash >> 32)), radix: 16, uppercase: true)
        return String(repeating: "0", count: 8 - folded.count) + folded
    }
}
