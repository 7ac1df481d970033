// SPDX-License-Identifier: Apache-2.0

/// One option of a method and how it was set, in words for a footnote.
public struct NamedOption: Hashable, Sendable, Codable {
    public let name: String
    public let setting: String

    public init(_ name: String, _ setting: String) {
        self.name = name
        self.setting = setting
    }
}
