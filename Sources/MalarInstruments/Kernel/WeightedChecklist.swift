// SPDX-License-Identifier: Apache-2.0

/// One row of a published item table: an item, its weight, its name and its rule in our words.
public struct Descriptor<Item: Hashable & Sendable>: Sendable {
    /// The item.
    public let item: Item
    /// Points when present.
    public let weight: Int
    /// The name on the form.
    public let label: String
    /// The organ system that the publication files it under.
    public let system: String
    /// What counts as present, in our words.
    public let definition: String

    /// A row of an item table, in the publication's order of columns.
    public init(_ item: Item, _ weight: Int, _ label: String, _ system: String, _ definition: String) {
        self.item = item
        self.weight = weight
        self.label = label
        self.system = system
        self.definition = definition
    }
}

/// An instrument whose score is the sum of the weights of the descriptors that are present.
public protocol WeightedChecklist: Sendable {
    /// The descriptors.
    associatedtype Item: ChecklistItem
    /// The item table in the publication's order, one row per item, in the order of `Item.allCases`.
    static var table: [Descriptor<Item>] { get }
}

extension WeightedChecklist {
    /// The sum over all items, or over some of them.
    @inlinable public static func tally(_ findings: Findings<Item>, of items: ItemSet<Item> = .all) -> Tally<Item> {
        let unknown = findings.unknown.intersection(items)
        return Tally(points: points(of: findings.present.intersection(items)), openPoints: points(of: unknown), unknown: unknown)
    }

    /// The sum over all items, or over those that `includes` accepts. Items without an answer are unknown.
    public static func tally(_ findings: [Item: Finding], where includes: (Descriptor<Item>) -> Bool = { _ in true }) -> Tally<Item> {
        tally(Findings(findings), of: items(where: includes))
    }

    /// The items whose row `includes` accepts.
    public static func items(where includes: (Descriptor<Item>) -> Bool) -> ItemSet<Item> {
        ItemSet(table.lazy.filter(includes).map(\.item))
    }

    /// The sum of the weights of a set of items.
    @inlinable public static func points(of items: ItemSet<Item>) -> Int {
        var (bits, points) = (items.bits, 0)
        while bits != 0 {
            points += table[bits.trailingZeroBitCount].weight
            bits &= bits - 1
        }
        return points
    }

    /// The item table as a form: one finding per row.
    public static var form: [ItemDescription] {
        table.map { ItemDescription($0.item.rawValue, $0.label, .finding, weight: Double($0.weight), group: $0.system, $0.definition) }
    }

    /// The labels of a set of items in one sentence: "haematuria, proteinuria".
    static func names(of items: ItemSet<Item>) -> String {
        var (bits, labels): (UInt64, [String]) = (items.bits, [])
        while bits != 0 {
            let label = table[bits.trailingZeroBitCount].label
            labels.append(label.prefix(1).lowercased() + label.dropFirst())
            bits &= bits - 1
        }
        return labels.joined(separator: ", ")
    }
}

/// A sum of weights that never hides what was not assessed.
public struct Tally<Item: ChecklistItem>: Sendable, Hashable {
    /// The points of the items that are present.
    public let points: Int
    /// The points that the unknown items could add.
    public let openPoints: Int
    /// The unknown items.
    public let unknown: ItemSet<Item>

    /// A sum with the points that are open and the items that leave them open.
    @inlinable public init(points: Int, openPoints: Int, unknown: ItemSet<Item>) {
        self.points = points
        self.openPoints = openPoints
        self.unknown = unknown
    }

    /// The unknown items, in the order of the table.
    public var missing: [Item] { unknown.items }
    /// The score, or `nil` while an unknown item leaves it open.
    public var total: Int? { unknown.isEmpty ? points : nil }
    /// Lowest and highest score that agree with what is known.
    public var bounds: ClosedRange<Int> { points...(points + openPoints) }
    /// The same as ``bounds``, for limits and named results.
    public var range: Bounds { Bounds(Double(points), Double(points + openPoints)) }
}
