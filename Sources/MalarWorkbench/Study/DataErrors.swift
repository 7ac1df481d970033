// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort

/// Errors in the data of a study, because of which something was not done.
public struct DataErrors: Error, Sendable, Hashable, CustomStringConvertible {
    /// How many findings there are.
    public let counts: FindingCounts
    /// The errors with their places, one a line, without values.
    public let lines: [String]

    /// The errors among the findings; `nil` where there is none.
    init?(_ findings: [DataFinding]) {
        let errors = findings.filter { $0.severity == .error }
        guard !errors.isEmpty else { return nil }
        counts = FindingCounts(findings)
        lines = errors.map { "\($0.place.inWords): \($0.message) (\($0.rule.rawValue))" }
    }

    /// The first errors, one a line.
    public var description: String {
        let shown = lines.prefix(20)
        return (shown + (lines.count > shown.count ? ["... and \(lines.count - shown.count) more"] : [])).joined(separator: "\n")
    }
}
