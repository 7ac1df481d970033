// SPDX-License-Identifier: Apache-2.0

/// Why a statistic cannot be computed.
///
/// The raw value is the name used in result files; `sentence` is for a footnote or a message.
/// A failure never carries a data value.
public enum StatisticsFailure: String, Error, Hashable, Sendable, CaseIterable, Codable {
    case emptySample = "empty_sample"
    case insufficientData = "insufficient_data"
    case lengthMismatch = "length_mismatch"
    case nonFiniteInput = "non_finite_input"
    case zeroVariance = "zero_variance"
    case noNonzeroDifferences = "no_nonzero_differences"
    case emptyMargin = "empty_margin"
    case invalidArgument = "invalid_argument"
    case noEvents = "no_events"
    case didNotConverge = "did_not_converge"
}

extension StatisticsFailure: CustomStringConvertible {
    /// The reason in one plain English sentence.
    public var sentence: String {
        switch self {
        case .emptySample: "There is no observed value to compute with."
        case .insufficientData: "There are too few observed values for this statistic."
        case .lengthMismatch: "The two lists that should be paired have different lengths."
        case .nonFiniteInput: "A value is infinite or not a number, or so large that the computation overflows."
        case .zeroVariance: "All values are equal, so the statistic has nothing to divide by."
        case .noNonzeroDifferences: "Every pair is unchanged, so there is no difference to rank."
        case .emptyMargin: "A row or a column of the table is empty."
        case .invalidArgument: "A value or an option lies outside the range that the method allows."
        case .noEvents: "No event was observed."
        case .didNotConverge: "The iteration did not settle on an answer."
        }
    }

    /// The same as `sentence`, so that a failure prints as words and not as its raw value.
    public var description: String { sentence }
}
