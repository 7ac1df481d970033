// SPDX-License-Identifier: Apache-2.0

/// A value as a stream gives it, before anyone has said what it means.
public enum FieldValue: Sendable, Hashable {
    case text(String)
    /// A JSON number, with the characters it was written in.
    case number(Double, lexeme: String)
    case bool(Bool)
    case null
}
