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
    associatedtype Item: RawRepresentable<String> & CaseIterable & Hashable & Sendable
    /// The item table in the publication's order, one row per item.
    static var table: [Descriptor<Item>] { get }
}

extension WeightedChecklist {
    /// The sum over all items, or over those that `includes` accepts. Items without an answer are unknown.
    public static func tally(_ findings: [Item: Finding], where includes: (Descriptor<Item>) -> Bool = { _ in true }) -> Tally<Item> {
        table.reduce(into: Tally()) { tally, row in
            if includes(row) { tally.add(row, findings[row.item] ?? .unknown) }
        }
    }
}

/// A sum of weights that never hides what was not assessed.
public struct Tally<Item: Hashable & Sendable>: Sendable, Hashable {
    /// The points of the items that are present.
    public private(set) var points = 0
    /// The points that the unknown items could add.
    public private(set) var openPoints = 0
    /// The unknown items, in the order of the table.
    public private(set) var missing: [Item] = []

    /// An empty sum.
    public init() {}

    /// The score, or `nil` while an unknown item leaves it open.
    public var total: Int? { missing.isEmpty ? points : nil }
    /// Lowest and highest score that agree with what is known.
    public var bounds: ClosedRange<Int> { points...(points + openPoints) }

    mutating func add(_ row: Descriptor<Item>, _ finding: Finding) {
        switch finding {
        case .present: points += row.weight
        case .absent: break
        case .unknown:
            openPoints += row.weight
            missing.append(row.item)
        }
    }
}
