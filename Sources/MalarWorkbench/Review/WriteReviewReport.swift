// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import MalarPublishing
internal import MalarReview

/// Writes the report of a systematic review: page, Word file, flow diagram, tables, checklists and the results as data.
///
/// The flow is counted from the decisions. Where its numbers contradict each other, which only entered counts can do, the report says so at
/// its head and the output names the rules.
public struct WriteReviewReport: Sendable {
    /// What was written, and what a reader wants first.
    public struct Output: Sendable, Hashable {
        /// The path of the web page.
        public let page: String
        /// The paths of all files, in alphabetical order.
        public let files: [String]
        /// The flow and the pooled result in sentences.
        public let summary: [String]
        /// The rules that are violated, each with its numbers; empty for a sound review.
        public let violations: [String]
        /// Whether screening is complete and every rule holds, so that the diagram is final.
        public let isFinal: Bool
        /// Why files that were asked for are not there.
        public let gaps: [String]

        /// The same as data.
        public var json: JSONValue {
            [
                "page": .string(page), "files": .strings(files), "summary": .strings(summary), "violations": .strings(violations),
                "final": .bool(isFinal), "gaps": .strings(gaps),
            ]
        }
    }

    private let searchPath: String

    /// Writes reports.
    /// - Parameter searchPath: the folders in which the programs for PDF and pictures are sought, divided by colons; the system's unless told.
    public init(searchPath: String? = nil) {
        self.searchPath = searchPath ?? ProcessInfo.processInfo.environment["PATH"] ?? ""
    }

    /// Reads the review at a path and writes its report into a folder of its own.
    ///
    /// - Parameters:
    ///   - day: the report as the review stood at the end of this day (`2025-06-30`) or at a moment; `nil` for now.
    ///   - formats: what is wanted beside the page and the tables.
    /// - Throws: ``RequestError`` with every error of the folder's files, or where something else stands at `path`.
    public func callAsFunction(
        _ folder: String, to path: String, asOf day: String? = nil, formats: Set<ReportFormat> = ReportFormat.usual
    ) throws(RequestError) -> Output {
        let place = ReportFolder(path, kind: .review)
        try place.checkIsFree()
        let reading = try ReviewReading(folder)
        let report = ReviewReport(try reading.material(asOf: day), madeBy: "Malar \(Release.version)")
        let document = report.document
        let printed = ReportPrinting(formats, searchPath: searchPath).output(of: document)
        let files = Self.files(of: report, document).merging(printed.files) { $1 }
        try place.write(files)
        return Output(
            page: path.path(of: "index.html"), files: files.keys.sorted().map(path.path), summary: report.headline,
            violations: report.check.problems.filter(\.rule.isHard).map(\.description), isFinal: report.check.isFinal, gaps: printed.gaps)
    }

    private static func files(of report: ReviewReport, _ document: Document) -> [String: [UInt8]] {
        let writer = CSVWriter(formulaGuard: .on)
        var makers: [(String, @Sendable () -> String)] = [
            ("index.html", { HTMLRenderer().page(of: document) }), ("review.json", { report.json.encoded(.lines) }),
            ("flow.csv", { report.counts.csv() }),
        ]
        if !report.includedRecords.isEmpty { makers.append(("included.ris", { RISWriter.text(of: report.includedRecords) })) }
        makers += (document.tables + document.figures.map(\.data)).map { table in
            ("tables/\(table.id).csv", { table.csv(writer: writer) })
        }
        makers += document.figures.map { figure in ("figures/\(figure.id).svg", { figure.svg }) }
        return Dictionary(makers.concurrentMap { ($0.0, Array($0.1().utf8)) }) { $1 }
    }
}

extension ReviewReading {
    /// Everything that a report is made from.
    func material(asOf day: String? = nil) throws(RequestError) -> ReviewMaterial {
        var material = ReviewMaterial(review)
        material.state = try state(asOf: day)
        do throws(ReviewFileErrors) { try material.read(folder: folder) } catch { throw RequestError(.unreadableFile, error.description) }
        return material
    }
}
