// SPDX-License-Identifier: Apache-2.0

/// The direction a test looks in.
public enum Alternative: String, Hashable, Sendable, CaseIterable, Codable {
    case twoSided
    /// Second above first, or the first group above the second.
    case greater
    /// Second below first, or the first group below the second.
    case less

    /// The option as a footnote names it.
    public var name: String {
        switch self {
        case .twoSided: "two-sided"
        case .greater: "one-sided, greater"
        case .less: "one-sided, less"
        }
    }
}
