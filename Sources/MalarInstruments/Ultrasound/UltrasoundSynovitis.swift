// SPDX-License-Identifier: Apache-2.0

/// Ultrasound synovitis by the OMERACT-EULAR task force of 2017: greyscale and power Doppler of 0 to 3, combined per joint, and summed
/// over the joints that were scanned (GLOESS). Built for rheumatoid arthritis.
///
/// - Source: `dagostino2017` (grades, combined score), `dagostino2016` (GLOESS).
public enum UltrasoundSynovitis: Sendable {
    // swift-format-ignore
    /// What the greyscale grades mean, from 0 to 3.
    public static let greyscaleGrades = [
        "no synovial hypertrophy; fluid alone does not count",
        "minimal, up to the line that joins the bone surfaces",
        "moderate, beyond that line, the capsule not fully distended, its upper edge flat or concave",
        "severe, beyond that line, the capsule distended and convex",
    ]

    // swift-format-ignore
    /// What the grades of power Doppler mean, from 0 to 3.
    public static let powerDopplerGrades = [
        "no signal inside the synovium",
        "up to 3 single spots, or 2 confluent spots, or 1 confluent and up to 2 single ones",
        "more than grade 1, in less than half of the synovial area",
        "in more than half of the synovial area",
    ]

    /// The combined grade of a joint: 0 without synovial hypertrophy, otherwise the higher of the two.
    ///
    /// - Precondition: grades are 0 to 3.
    public static func combined(greyscale: Int, powerDoppler: Int) -> Int {
        precondition((0...3).contains(greyscale) && (0...3).contains(powerDoppler), "grades are 0 to 3")
        return greyscale == 0 ? 0 : max(greyscale, powerDoppler)
    }

    /// Whether the pair is outside the published table: a Doppler signal without hypertrophy.
    public static func isDopplerWithoutHypertrophy(greyscale: Int, powerDoppler: Int) -> Bool { greyscale == 0 && powerDoppler > 0 }

    /// The combined grade that two ranges of grades leave.
    static func combined(greyscale: ClosedRange<Int>, powerDoppler: ClosedRange<Int>) -> ClosedRange<Int> {
        combined(
            greyscale: greyscale.lowerBound, powerDoppler: powerDoppler.lowerBound)...combined(
                greyscale: greyscale.upperBound, powerDoppler: powerDoppler.upperBound)
    }

    /// Global OMERACT-EULAR synovitis score: the sum of combined grades over the joints that were scanned, with the most it could be.
    public static func gloess(_ combined: [Int]) -> (score: Int, maximum: Int) {
        (combined.reduce(0, +), combined.count * 3)
    }
}
