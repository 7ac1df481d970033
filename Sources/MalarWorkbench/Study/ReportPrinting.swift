// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarPublishing

/// The files of a report beside its page: for Word, for spreadsheets, on paper, and figures as pictures.
///
/// Where a program is missing or fails, everything else is made all the same, and the gap is told.
struct ReportPrinting {
    /// Dots an inch of a figure's picture, as journals ask for.
    private static let resolution = "300"

    /// What was made, and what was not.
    struct Output {
        /// The files by their path in the folder of the report.
        var files: [String: [UInt8]] = [:]
        /// What a reader must know about the files.
        var remarks: [String] = []
        /// Why files that were asked for are not there; empty where all are.
        var gaps: [String] = []
    }

    private let formats: Set<ReportFormat>
    private let drawing: OutsideProgram?
    private let printing: Printer?

    /// - Parameter searchPath: the folders in which programs are sought, divided by colons.
    init(_ formats: Set<ReportFormat>, searchPath: String) {
        self.formats = formats
        drawing = OutsideProgram("rsvg-convert", searchPath: searchPath)
        printing = Printer(searchPath: searchPath)
    }

    /// - Complexity: the programs run at the same time, as many as there are processors.
    func output(of document: Document) -> Output {
        var output = Output()
        // The page on paper takes longest, so that it begins first.
        let requests = page(of: document) + document.figures.flatMap(drawings)
        var pictures: [String: [UInt8]] = [:]
        for (request, result) in zip(requests, OutsideProgram.run(requests.map(\.job))) {
            switch result {
            case .success(let bytes):
                if let figure = request.picture { pictures[figure] = bytes }
                output.files[request.path] = request.job.to == "pdf" ? DatelessPDF.bytes(bytes) : bytes
            case .failure(let error): output.gaps.append("\(request.path) is not written: \(error)")
            }
        }
        if !formats.contains(.png) { for id in pictures.keys { output.files["figures/\(id).png"] = nil } }
        if formats.contains(.docx) { output.files["report.docx"] = DOCXRenderer(pictures: pictures).file(of: document) }
        if formats.contains(.xlsx) { output.files["tables.xlsx"] = XLSXRenderer().file(of: document) }
        output.gaps += missing
        output.remarks = remarks(document)
        return output
    }

    /// What is not even begun, with the package to install.
    private var missing: [String] {
        var missing: [String] = []
        if formats.contains(.pdf), printing == nil {
            missing.append(
                "report.pdf is not written: it needs the program weasyprint (Debian: apt-get install weasyprint; macOS: brew install weasyprint)"
            )
        }
        let pictures = [ReportFormat.png, .pdf].filter(formats.contains).map(\.rawValue)
        if !pictures.isEmpty, drawing == nil {
            missing.append(
                "the figures are not written as \(pictures.joined(separator: " and ")): this needs the program rsvg-convert "
                    + "(Debian: apt-get install librsvg2-bin; macOS: brew install librsvg)")
        }
        return missing
    }

    private func remarks(_ document: Document) -> [String] {
        var remarks: [String] = []
        if formats.contains(.docx), drawing == nil, !document.figures.isEmpty {
            remarks.append(
                "report.docx has its figures as SVG alone, which Word of 2016 and later shows and other programs may not: the program "
                    + "rsvg-convert was not found (Debian: apt-get install librsvg2-bin; macOS: brew install librsvg).")
        }
        if formats.contains(.pdf), let printing, printing.isBrowser {
            remarks.append(
                "report.pdf was printed by \(printing.program.name), because weasyprint was not found: wide tables and the notices at the head of "
                    + "each page come out better with it.")
        }
        return remarks
    }
}

extension ReportPrinting {
    /// A file that a program makes.
    private struct Request {
        let path: String
        let job: OutsideProgram.Job
        /// The figure whose picture this is.
        var picture: String?
    }

    private func page(of document: Document) -> [Request] {
        guard formats.contains(.pdf), let printing else { return [] }
        let page = Array(HTMLRenderer().paperPage(of: document).utf8)
        let job = OutsideProgram.Job(program: printing.program, input: page, from: "html", to: "pdf", arguments: printing.arguments)
        return [Request(path: "report.pdf", job: job)]
    }

    private func drawings(of figure: Figure) -> [Request] {
        guard let drawing else { return [] }
        func request(_ format: String, _ options: [String]) -> Request {
            let job = OutsideProgram.Job(program: drawing, input: Array(figure.svg.utf8), from: "svg", to: format) { input, output, _ in
                ["--format", format] + options + ["--output", output, input]
            }
            return Request(path: "figures/\(figure.id).\(format)", job: job, picture: format == "png" ? figure.id : nil)
        }
        let size = ["--dpi-x", Self.resolution, "--dpi-y", Self.resolution, "--background-color", "white"]
        let picture = formats.contains(.png) || formats.contains(.docx) ? [request("png", size)] : []
        return picture + (formats.contains(.pdf) ? [request("pdf", [])] : [])
    }

    /// The program that makes pages of paper: weasyprint, or a browser in its place.
    private struct Printer {
        let program: OutsideProgram
        let isBrowser: Bool

        init?(searchPath: String) {
            if let program = OutsideProgram("weasyprint", searchPath: searchPath) {
                (self.program, isBrowser) = (program, false)
            } else if let program = OutsideProgram("chromium", "chromium-browser", "google-chrome", searchPath: searchPath) {
                (self.program, isBrowser) = (program, true)
            } else {
                return nil
            }
        }

        func arguments(_ input: String, _ output: String, _ folder: String) -> [String] {
            guard isBrowser else { return ["--quiet", "--encoding", "utf-8", input, output] }
            let profile = "--user-data-dir=\(folder)/profile"
            let options = ["--headless", "--disable-gpu", "--no-pdf-header-footer", profile, "--print-to-pdf=\(output)"]
            // A browser run by root refuses its own fence; the page is ours, without script and without anything from outside.
            return (geteuid() == 0 ? ["--no-sandbox"] : []) + options + ["file://\(input)"]
        }
    }
}
