// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarCohort
internal import MalarExchange
public import MalarPublishing
internal import MalarStudy
internal import Synchronization

/// Efficacy and states of a cohort of any size, in one pass and bounded memory.
public struct TabulateStudy: Sendable {
    /// What was tabulated.
    public struct Output: Sendable, Hashable {
        /// Every index and state at every time point.
        public let table: Table
        /// The patients of the cohort.
        public let patients: Int
        /// All their visits.
        public let visits: Int
        /// The rows of all tables that were read.
        public let rows: Int
        /// Values and rows that could not be used; each is unknown in the table.
        public let unusable: Int
        /// The first of them in words: file, row, column, rule, without values.
        public let examples: [String]
    }

    /// The batches that are worked on at the same time.
    public let threads: Int
    /// The patients of a batch.
    let batchSize: Int

    /// - Parameter threads: at least 1, by default one for each core; the result is the same for any number.
    public init(threads: Int? = nil, batchSize: Int = 250) {
        (self.threads, self.batchSize) = (max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount), max(1, batchSize))
    }

    /// Reads the folder of a cohort whose tables stand in the order of `patients.csv`.
    ///
    /// - Parameter progress: is told the patients that are done, after every few batches.
    /// - Throws: ``RequestError`` where the protocol cannot be read or is that of a case series; `StudyFolderError` where a table cannot be used.
    /// - Complexity: linear in the rows; memory grows with the number of threads and of different values.
    public func callAsFunction(_ folder: String, progress: (Int) -> Void = { _ in }) throws -> Output {
        let (study, _, centres) = try StudyReading.settings(folder)
        guard centres.isEmpty else {
            throw RequestError(.unreadableFile, "\(folder): centres' own files cannot be tabulated in one pass; use `malar report`")
        }
        guard let empty = CohortTally(study) else {
            throw RequestError(.unreadableFile, "study.yaml: only a cohort with time points can be tabulated; say `design: cohort`")
        }
        let batches = try StudyFolderBatches(at: folder, conventions: study.data, patientsPerBatch: batchSize)
        var sum = Part(tally: empty)
        while true {
            var window: [StudyFolderBatches.Batch] = []
            while window.count < threads, let batch = try batches.next() { window.append(batch) }
            guard !window.isEmpty else { break }
            for part in work(window, empty) { sum.add(try part.get()) }
            progress(sum.tally.patients)
        }
        return Output(
            table: sum.tally.table, patients: sum.tally.patients, visits: sum.tally.visits, rows: sum.rows,
            unusable: sum.unusable + batches.malformedRows, examples: sum.examples)
    }

    /// The parts of some batches, in their order.
    private func work(_ window: [StudyFolderBatches.Batch], _ empty: CohortTally) -> [Result<Part, any Error>] {
        if window.count == 1 { return [Result { try Part(window[0], empty) }] }
        let parts = Parts(count: window.count)
        DispatchQueue.concurrentPerform(iterations: window.count) { index in
            parts.set(index, Result { try Part(window[index], empty) })
        }
        return parts.all
    }
}

/// What some patients add.
private struct Part: Sendable {
    var tally: CohortTally
    var rows = 0
    var unusable = 0
    var examples: [String] = []

    init(tally: CohortTally) { self.tally = tally }

    init(_ batch: StudyFolderBatches.Batch, _ empty: CohortTally) throws {
        let content = try batch.read()
        tally = empty
        tally.add(content.cohort)
        rows = batch.rows
        let errors = content.findings.filter { $0.severity == .error }
        unusable = errors.count
        examples = errors.prefix(Self.mostExamples).map { "\($0.place.inWords): \($0.rule.rawValue)" }
    }

    mutating func add(_ other: Part) {
        tally.merge(other.tally)
        rows += other.rows
        unusable += other.unusable
        examples = Array((examples + other.examples).prefix(Self.mostExamples))
    }

    private static let mostExamples = 10
}

/// Results that threads put into places of their own.
private final class Parts: Sendable {
    private let values: Mutex<[Result<Part, any Error>?]>

    init(count: Int) { values = Mutex(Array(repeating: nil, count: count)) }

    func set(_ index: Int, _ part: Result<Part, any Error>) { values.withLock { $0[index] = part } }
    var all: [Result<Part, any Error>] { values.withLock { $0.compactMap(\.self) } }
}
