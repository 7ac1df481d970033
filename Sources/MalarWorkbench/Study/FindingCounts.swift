// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
public import MalarPublishing

/// How many findings of the check there are, by severity.
public struct FindingCounts: Sendable, Hashable, Codable, CustomStringConvertible {
    /// Values that cannot be used.
    public let errors: Int
    /// Values that are probably wrong.
    public let warnings: Int
    /// Good to know.
    public let notes: Int
    /// Looked at and explained in the study file.
    public let acknowledged: Int

    init(_ findings: [DataFinding]) {
        errors = findings.count(.error)
        warnings = findings.count(.warning)
        notes = findings.count(.note)
        acknowledged = findings.count(.acknowledged)
    }

    /// `2 errors, 1 warning, 3 acknowledged`; `no problems found`.
    public var description: String {
        let parts = [(errors, "error", "errors"), (warnings, "warning", "warnings"), (notes, "note", "notes")]
            .filter { $0.0 > 0 }.map { "\($0) \($0 == 1 ? $1 : $2)" }
        let open = parts.isEmpty ? ["no problems found"] : parts
        return (open + (acknowledged > 0 ? ["\(acknowledged) acknowledged"] : [])).joined(separator: ", ")
    }

    /// The counts as data.
    public var json: JSONValue {
        ["errors": .integer(errors), "warnings": .integer(warnings), "notes": .integer(notes), "acknowledged": .integer(acknowledged)]
    }
}
