// SPDX-License-Identifier: Apache-2.0

/// A named time point of a protocol: a target day after the first dose and the days within which a visit may stand for it.
public struct TimePoint: Sendable, Hashable {
    /// The short name in tables: "T12".
    public var name: String
    /// The name in words: "3 months".
    public var label: String
    /// The target day; day 0 is the day of the first dose.
    public var day: Int
    /// The days within which a visit may stand for the time point, both ends included.
    public var window: ClosedRange<Int>

    /// A time point.
    /// - Precondition: the target day lies in the window.
    public init(_ name: String, label: String, day: Int, window: ClosedRange<Int>) {
        precondition(window.contains(day), "the target day lies outside the window")
        self.name = name
        self.label = label
        self.day = day
        self.window = window
    }
}
