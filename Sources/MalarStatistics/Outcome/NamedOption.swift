// SPDX-License-Identifier: Apache-2.0

/// One option of a method and how it was set, in words for a footnote.
public struct NamedOption: Hashable, Sendable, Codable {
    /// What is set, as a footnote prints it before the setting: "continuity correction".
    public let name: String
    /// How it was set, in words or as a number: "no".
    public let setting: String

    /// An option and its setting, both as they will be printed.
    public init(_ name: String, _ setting: String) {
        self.name = name
        self.setting = setting
    }
}
