// SPDX-License-Identifier: Apache-2.0

/// What a clinician found. Unknown is not absent.
public enum Finding: String, Sendable, Hashable, CaseIterable {
    case present, absent, unknown

    /// `present` for true, `absent` for false, `unknown` for nil.
    public init(_ value: Bool?) {
        switch value {
        case .some(true): self = .present
        case .some(false): self = .absent
        case .none: self = .unknown
        }
    }

    /// True, false, or nil while unknown.
    public var isPresent: Bool? {
        switch self {
        case .present: true
        case .absent: false
        case .unknown: nil
        }
    }
}

extension Finding {
    /// Present as soon as one is; absent where all are; otherwise unknown.
    static func any(_ findings: [Finding]) -> Finding {
        findings.contains(.present) ? .present : findings.contains(.unknown) ? .unknown : .absent
    }
}

/// Whether a criterion or a state holds, in three-valued (Kleene) logic.
public enum Truth: String, Sendable, Hashable, CaseIterable {
    case met, notMet, indeterminate

    /// `met` for true, `notMet` for false, `indeterminate` for nil.
    public init(_ value: Bool?) {
        switch value {
        case .some(true): self = .met
        case .some(false): self = .notMet
        case .none: self = .indeterminate
        }
    }

    /// Met where all are met; not met as soon as one is not met; otherwise indeterminate.
    public static func all(_ truths: some Sequence<Truth>) -> Truth {
        truths.reduce(.met) { result, truth in
            switch (result, truth) {
            case (.notMet, _), (_, .notMet): .notMet
            case (.indeterminate, _), (_, .indeterminate): .indeterminate
            default: .met
            }
        }
    }

    /// Met as soon as one is met; not met where none is; otherwise indeterminate.
    public static func any(_ truths: some Sequence<Truth>) -> Truth {
        !all(truths.map { !$0 })
    }

    /// Met and not met exchanged; indeterminate stays.
    public static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .met: .notMet
        case .notMet: .met
        case .indeterminate: .indeterminate
        }
    }
}
