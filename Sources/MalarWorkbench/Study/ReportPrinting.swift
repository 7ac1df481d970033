// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarPublishing

/// The files of a report beside its page: for Word, for spreadsheets, on paper, and figures as pictures.
struct ReportPrinting {
    /// Dots an inch of a figure's picture, as journals ask for.
    private static let resolution = "300"

    private let formats: Set<ReportFormat>
    private let rasterizer: OutsideProgram?
    private let printer: OutsideProgram?

    /// - Throws: ``RequestError`` where a format needs a program that is not installed.
    init(_ formats: Set<ReportFormat>) throws(RequestError) {
        self.formats = formats
        let needsPictures = formats.contains(.docx) || formats.contains(.png)
        rasterizer = needsPictures ? OutsideProgram("rsvg-convert") : nil
        printer = formats.contains(.pdf) ? OutsideProgram("weasyprint") : nil
        if formats.contains(.png), rasterizer == nil { throw Self.missing("rsvg-convert", package: "librsvg2-bin", for: "png") }
        if formats.contains(.pdf), printer == nil { throw Self.missing("weasyprint", package: "weasyprint", for: "pdf") }
    }

    private static func missing(_ program: String, package: String, for format: String) -> RequestError {
        RequestError(
            .missingProgram,
            "the format \(format) needs the program \(program), which was not found. Install it (Debian: apt-get install \(package); "
                + "macOS: brew install \(program == "rsvg-convert" ? "librsvg" : program)), or leave \(format) out")
    }

    /// What a reader must know about the files; empty where all is well.
    var remarks: [String] {
        guard formats.contains(.docx), rasterizer == nil else { return [] }
        return [
            "report.docx has its figures as SVG alone, which Word of 2016 and later shows: the program rsvg-convert was not found, so other "
                + "programs show empty frames."
        ]
    }

    /// The files by their path in the folder of the report.
    func files(of document: Document) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        var pictures: [String: [UInt8]] = [:]
        for figure in document.figures { pictures[figure.id] = try picture(of: figure) }
        if formats.contains(.png) { for (id, picture) in pictures { files["figures/\(id).png"] = picture } }
        if formats.contains(.docx) { files["report.docx"] = DOCXRenderer(pictures: pictures).file(of: document) }
        if formats.contains(.xlsx) { files["tables.xlsx"] = XLSXRenderer().file(of: document) }
        if let printer {
            files["report.pdf"] = try printer.output(
                of: Array(HTMLRenderer().paperPage(of: document).utf8), as: "page.html", to: "page.pdf"
            ) { ["--quiet", "--encoding", "utf-8", $0, $1] }
        }
        return files
    }

    private func picture(of figure: Figure) throws -> [UInt8]? {
        try rasterizer?.output(of: Array(figure.svg.utf8), as: "figure.svg", to: "figure.png") { input, output in
            ["--dpi-x", Self.resolution, "--dpi-y", Self.resolution, "--format", "png", "--output", output, input]
        }
    }
}
