// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import MalarPublishing
internal import MalarStudy

/// Writes the report of a study: a web page, its tables and figures as files, and the results as data.
///
/// Errors in the data stop the report, because a table must not miss a row that could not be read. Asked for despite them, it is made of
/// what could be read, and names them.
public struct WriteReport: Sendable {
    /// What was written, and what a reader wants first.
    public struct Output: Sendable, Hashable {
        /// The path of the web page.
        public let page: String
        /// The paths of all files, in alphabetical order.
        public let files: [String]
        /// The headline results.
        public let headline: Table
        /// What a reader must know beside the headline: what so few patients can show, how the publication fares.
        public let remarks: [String]
        /// Why files that were asked for are not there: a program is missing or failed. Empty where all are there.
        public let gaps: [String]
        /// What the check of the data found.
        public let counts: FindingCounts

        /// The same as data.
        public var json: JSONValue {
            [
                "page": .string(page), "files": .strings(files), "remarks": .strings(remarks), "gaps": .strings(gaps),
                "findings": counts.json, "headline": headline.json,
            ]
        }
    }

    private let searchPath: String

    /// Writes reports.
    /// - Parameter searchPath: the folders in which the programs for PDF and pictures are sought, divided by colons; the system's unless told.
    public init(searchPath: String? = nil) {
        self.searchPath = searchPath ?? ProcessInfo.processInfo.environment["PATH"] ?? ""
    }

    /// Reads the study at a path and writes its report into a folder of its own.
    ///
    /// The page, the tables as CSV, the figures as SVG and the results as JSON are always written; `formats` asks for more. What needs a
    /// program that is not installed is left out, and told among the gaps.
    ///
    /// `publication` is the path of a file with what a publication prints, read in place of the folder's `reported.yaml`. With a `limit` of
    /// 2 or more no count of patients below it is written, nor what one could be computed from, and nothing about single patients.
    /// - Throws: ``RequestError`` with every error of the YAML files, or where the folder holds anything but an older report;
    ///   `StudyFolderError` where the tables cannot be used at all; ``DataErrors`` where values are wrong, unless asked for despite them.
    public func callAsFunction(
        _ folder: String, to path: String, despiteErrors: Bool = false, formats: Set<ReportFormat> = ReportFormat.usual,
        comparingWith publication: String? = nil, suppressingBelow limit: Int? = nil, figures: FigureMeasures = FigureMeasures()
    ) throws -> Output {
        if let limit, limit < 2 {
            throw RequestError(.impossibleNumber, "a limit of \(limit) suppresses nothing; ask for 2 or more, 5 is usual")
        }
        try figures.check()
        let place = ReportFolder(path)
        try place.checkIsFree()
        let reading = try StudyReading(folder, publication: publication)
        if !despiteErrors, let errors = DataErrors(reading.findings) { throw errors }
        var analysis = StudyAnalysis(
            study: reading.study, cohort: reading.cohort, findings: reading.findings, reported: reading.reported,
            suppressBelow: limit)
        (analysis.figureWidth, analysis.figureHeight) = (figures.width, figures.height)
        let report = StudyReport(analysis, madeBy: "Malar \(Release.version)")
        let pages = limit != nil ? [:] : analysis.patientPages(madeBy: "Malar \(Release.version)")
        let printed = ReportPrinting(formats, searchPath: searchPath).output(of: report.document)
        let files = Self.files(of: report, pages: pages).mapValues { Array($0.utf8) }.merging(printed.files) { $1 }
        try place.write(files)
        return Output(
            page: path.path(of: "index.html"), files: files.keys.sorted().map(path.path), headline: report.headline,
            remarks: report.remarks + printed.remarks, gaps: printed.gaps, counts: FindingCounts(reading.findings))
    }

    /// The files of a report by their path in its folder, each written on its own; `pages` are further ones by their path.
    static func files(of report: StudyReport, pages: [String: Document] = [:]) -> [String: String] {
        let document = report.document
        let writer = CSVWriter(formulaGuard: .on)
        // The largest first, so that no core waits for it in the end.
        var makers: [(String, @Sendable () -> String)] = [
            ("index.html", { HTMLRenderer().page(of: document) }), ("results.json", { report.results.encoded(.lines) }),
        ]
        makers += pages.map { path, page in (path, { HTMLRenderer().page(of: page) }) }
        makers += (document.tables + document.figures.map(\.data)).map { table in
            ("tables/\(table.id).csv", { table.csv(writer: writer) })
        }
        makers += document.figures.map { figure in ("figures/\(figure.id).svg", { figure.svg }) }
        return Dictionary(makers.concurrentMap { ($0.0, $0.1()) }) { $1 }
    }
}

/// The size of a cohort's figures, where a journal asks for one.
public struct FigureMeasures: Sendable, Hashable {
    /// Millimetres; `nil` for what suits each figure.
    public var width: Double?, height: Double?

    /// Sizes in millimetres.
    public init(width: Double? = nil, height: Double? = nil) {
        (self.width, self.height) = (width, height)
    }

    func check() throws(RequestError) {
        if let width, !(40...2000).contains(width) {
            throw RequestError(.impossibleNumber, "a figure is 40 to 2000 mm wide; 85 is one column of most journals, 175 two")
        }
        if let height, !(20...2000).contains(height) { throw RequestError(.impossibleNumber, "a figure is 20 to 2000 mm high") }
    }
}
