// SPDX-License-Identifier: Apache-2.0

/// A form in which a report can be written.
public enum ReportFormat: String, Sendable, Hashable, CaseIterable {
    /// The web page, with the results as JSON and the figures as SVG. Always written.
    case html
    /// The tables and the data of the figures, one file each. Always written.
    case csv
    /// A file for Word.
    case docx
    /// A workbook of all tables with unrounded numbers.
    case xlsx
    /// The page on paper and the figures as PDF; needs the programs `weasyprint` and `rsvg-convert`.
    case pdf
    /// The figures at 300 dots an inch; needs the program `rsvg-convert`.
    case png

    /// What is written where nothing is asked for.
    public static let usual: Set<ReportFormat> = [.html, .csv]
}
