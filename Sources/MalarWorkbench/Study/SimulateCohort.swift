// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarCohort
internal import MalarStudy

/// Writes a study folder of made-up patients, however many, patient after patient.
public struct SimulateCohort: Sendable {
    /// What is asked for.
    public struct Request: Sendable, Hashable {
        /// The id of the template.
        public var template: String
        /// How many patients and how many centres, both from 1.
        public var patients: Int, centres: Int
        /// What the random numbers start from.
        public var seed: UInt64
        /// Whether a few errors are planted.
        public var isMessy: Bool
        /// Whether each centre has files of its own, with a mapping, instead of the study's four tables.
        public var hasCentreFiles: Bool

        /// A request.
        public init(
            template: String, patients: Int, centres: Int, seed: UInt64, isMessy: Bool = false, hasCentreFiles: Bool = false
        ) {
            (self.template, self.patients, self.centres, self.seed) = (template, patients, centres, seed)
            (self.isMessy, self.hasCentreFiles) = (isMessy, hasCentreFiles)
        }
    }

    /// The files that were written and how many rows they hold.
    public struct Output: Sendable, Hashable, Codable {
        /// The paths, in alphabetical order.
        public let files: [String]
        /// Rows by table.
        public let rows: [String: Int]
    }

    /// The ids of the templates.
    public static let templates = CohortTemplate.all.map(\.id)

    /// Makes simulated studies.
    public init() {}

    /// Writes the folder at a path where there is nothing yet, or an empty folder. It appears as a whole or not at all.
    ///
    /// - Throws: ``RequestError`` for an unknown template, a number below 1, or where something is in the way or cannot be written.
    /// - Complexity: linear in the patients; memory does not grow with them.
    public func callAsFunction(_ request: Request, to folder: String) throws -> Output {
        let simulation = try simulation(request)
        let draft = try DraftFolder(folder)
        do {
            let rows = try write(request, simulation, draft)
            try draft.put()
            return Output(files: draft.names.sorted().map(folder.path), rows: rows)
        } catch {
            draft.remove()
            throw error
        }
    }

    private func simulation(_ request: Request) throws(RequestError) -> CohortSimulation {
        guard let template = CohortTemplate.named(request.template) else {
            let hint = suggestion(for: request.template, among: Self.templates) ?? "known are \(Self.templates.joined(separator: ", "))"
            throw RequestError(.unknownTemplate, "there is no template `\(request.template.shortened)`; \(hint)")
        }
        guard request.patients > 0, request.centres > 0 else {
            throw RequestError(.impossibleNumber, "a cohort has at least one patient and one centre")
        }
        return CohortSimulation(template, seed: request.seed, centres: request.centres, isMessy: request.isMessy)
    }

    private func write(_ request: Request, _ simulation: CohortSimulation, _ draft: DraftFolder) throws(RequestError) -> [String: Int] {
        let text = simulation.studyFile(id: draft.id, patients: request.patients)
        try draft.append(Array(text.utf8), to: "study.yaml")
        if request.isMessy, request.hasCentreFiles { try draft.append(Array(Self.plantedHeading.utf8), to: Self.planted) }
        if request.hasCentreFiles { return try writeCentres(request, simulation, draft) }
        for table in DataTable.allCases { try draft.append(Array(simulation.heading(of: table).utf8), to: table.fileName) }
        if request.isMessy { try draft.append(Array(Self.plantedHeading.utf8), to: Self.planted) }
        var tables = SimulatedTables()
        for index in 1...request.patients {
            simulation.add(index, to: &tables)
            if index.isMultiple(of: 200) || index == request.patients { try flush(&tables, draft) }
        }
        return Dictionary(uniqueKeysWithValues: DataTable.allCases.map { ($0.rawValue, tables.rows[$0] ?? 0) })
    }

    private func writeCentres(
        _ request: Request, _ simulation: CohortSimulation, _ draft: DraftFolder
    ) throws(RequestError) -> [String: Int] {
        var centres = SimulatedCentres(simulation)
        for index in 1...request.patients {
            centres.add(index)
            guard index.isMultiple(of: 200) || index == request.patients else { continue }
            for path in centres.bytes.keys.sorted() { try draft.append(centres.bytes[path] ?? [], to: path) }
            if request.isMessy { try draft.append(centres.planted, to: Self.planted) }
            centres.clear()
        }
        return Dictionary(uniqueKeysWithValues: DataTable.allCases.map { ($0.rawValue, centres.rows[$0] ?? 0) })
    }

    private func flush(_ tables: inout SimulatedTables, _ draft: DraftFolder) throws(RequestError) {
        for table in DataTable.allCases { try draft.append(tables.bytes[table] ?? [], to: table.fileName) }
        if !tables.planted.isEmpty { try draft.append(tables.planted, to: Self.planted) }
        tables.clear()
    }

    /// The list of planted errors; no table, so that the check does not take it for one.
    static let planted = "planted.txt"
    private static let plantedHeading = """
        # synthetic: errors planted in the tables of this folder, each with the rule by which `malar check` finds it
        # patient  file  rule  what was done

        """
}
