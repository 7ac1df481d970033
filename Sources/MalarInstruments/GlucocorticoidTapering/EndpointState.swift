// SPDX-License-Identifier: Apache-2.0

/// An endpoint that is asked only of patients who could reach it.
public enum EndpointState: Sendable, Hashable {
    /// The patient counts in the denominator, or may count in it; whether the endpoint was reached.
    case evaluated(Truth)
    /// The patient does not count in the denominator.
    case notInDenominator
}
