// SPDX-License-Identifier: Apache-2.0

/// BILAG-2004 index: one grade for each of nine organ systems, and the sum of their points, 0 to 108.
///
/// Grades that are entered stand. Grades can be derived from the 97 items of the form, but the rules for it were recalled, not read: they are
/// off unless asked for by name, and every result that used them says so.
///
/// - Source: index `isenberg2005`, validity `yee2007`, points `yee2010`.
public enum BILAG2004: Sendable {
    /// The nine organ systems, in the order of the form.
    public enum Domain: String, CaseIterable, Sendable {
        case constitutional, mucocutaneous, neuropsychiatric, musculoskeletal, cardiorespiratory, gastrointestinal, ophthalmic, renal
        case haematological

        /// The id of the grade in code, CSV and JSON.
        public var item: String { "bilag.\(rawValue)" }
    }

    /// The grade of a system.
    public enum Grade: String, CaseIterable, Sendable {
        case a = "A", b = "B", c = "C", d = "D", e = "E"
    }

    // swift-format-ignore
    /// The grades: points, and what they mean in our words.
    ///
    /// - Source: points `yee2010`.
    public static let table: [(grade: Grade, points: Int, meaning: String)] = [
        (.a, 12, "severe: needs major immunosuppression or high-dose glucocorticoids"),
        (.b,  8, "moderate"),
        (.c,  1, "mild"),
        (.d,  0, "not active now, but the system was involved before"),
        (.e,  0, "the system was never involved"),
    ]

    /// The sum of the points of the nine systems, 0 to 108: lowest and highest that agree with what is known.
    public static func score(_ grades: Grades) -> ClosedRange<Int> {
        var (lowest, highest) = (0, 0)
        for domain in Domain.allCases {
            let points = grades[domain].points
            lowest += points.lowerBound
            highest += points.upperBound
        }
        return lowest...highest
    }
}

extension BILAG2004.Grade {
    /// The points of the grade: A 12, B 8, C 1, D and E 0.
    public var points: Int {
        switch self {
        case .a: 12
        case .b: 8
        case .c: 1
        case .d, .e: 0
        }
    }

    /// The grade as a set of one.
    public var set: BILAG2004.GradeSet {
        switch self {
        case .a: .a
        case .b: .b
        case .c: .c
        case .d: .d
        case .e: .e
        }
    }
}
