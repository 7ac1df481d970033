// SPDX-License-Identifier: Apache-2.0

internal import Yams

/// A part of a protocol as it stands, kept for whoever reads it: text, list, or names with values.
public indirect enum SettingsTree: Sendable, Hashable {
    case text(String)
    case list([SettingsTree])
    /// Names in their order.
    case named([Entry])

    /// A name with its value.
    public struct Entry: Sendable, Hashable {
        /// The name as it stands.
        public var name: String
        /// What stands under it.
        public var value: SettingsTree

        /// A name with its value.
        public init(_ name: String, _ value: SettingsTree) {
            self.name = name
            self.value = value
        }
    }

    /// The value of a name; `nil` where there is none or this is no mapping.
    public subscript(name: String) -> SettingsTree? {
        guard case .named(let entries) = self else { return nil }
        return entries.first { $0.name == name }?.value
    }

    /// The text; `nil` for lists and mappings.
    public var text: String? { if case .text(let text) = self { text } else { nil } }

    /// The items of a list; a single text is a list of one, a mapping has none.
    public var items: [SettingsTree] {
        switch self {
        case .list(let items): items
        case .text: [self]
        case .named: []
        }
    }

    /// `nil` where more nodes stand there than the budget allows, as in a file whose aliases multiply.
    init?(_ node: Node, budget: inout Int) {
        budget -= 1
        guard budget > 0 else { return nil }
        switch node {
        case .scalar(let scalar): self = .text(scalar.string)
        case .sequence(let sequence):
            var items: [SettingsTree] = []
            for item in sequence {
                guard let tree = SettingsTree(item, budget: &budget) else { return nil }
                items.append(tree)
            }
            self = .list(items)
        case .mapping(let mapping):
            var entries: [Entry] = []
            for (name, value) in mapping {
                guard let tree = SettingsTree(value, budget: &budget) else { return nil }
                entries.append(Entry(name.string ?? "", tree))
            }
            self = .named(entries)
        default: return nil
        }
    }
}
