// SPDX-License-Identifier: Apache-2.0

/// What an item of a checklist is: a case of an enumeration whose raw value is the id in code, CSV and JSON.
public typealias ChecklistItem = RawRepresentable<String> & CaseIterable & Hashable & Sendable

/// A set of items of one checklist, as bits: bit k is the item in row k of the table.
///
/// Columns of visits are scored from these bits, without a dictionary and without an allocation. A checklist has at most 64 items.
public struct ItemSet<Item: ChecklistItem>: Sendable, Hashable {
    /// Bit k is set where the item in row k belongs to the set.
    public let bits: UInt64

    /// The set with these bits.
    @inlinable public init(bits: UInt64) {
        self.bits = bits
    }

    /// The set of these items.
    public init(_ items: some Sequence<Item>) {
        self.init(bits: items.reduce(0) { $0 | Self.bit(of: $1) })
    }

    /// Every item of the checklist.
    @inlinable public static var all: ItemSet { ItemSet(bits: ~0 >> (64 - UInt64(Item.allCases.count))) }

    /// The items, in the order of the table.
    public var items: [Item] {
        if isEmpty { return [] }
        var (items, rest): ([Item], UInt64) = ([], bits)
        for item in Item.allCases {
            if rest & 1 != 0 { items.append(item) }
            rest >>= 1
            if rest == 0 { break }
        }
        return items
    }
    /// How many items belong to it.
    @inlinable public var count: Int { bits.nonzeroBitCount }
    /// Whether no item belongs to it.
    @inlinable public var isEmpty: Bool { bits == 0 }

    /// Whether an item belongs to it.
    @inlinable public func contains(_ item: Item) -> Bool { bits & Self.bit(of: item) != 0 }
    /// The items of both.
    @inlinable public func intersection(_ other: ItemSet) -> ItemSet { ItemSet(bits: bits & other.bits) }
    /// The items of either.
    @inlinable public func union(_ other: ItemSet) -> ItemSet { ItemSet(bits: bits | other.bits) }
    /// The items that are not in the other.
    @inlinable public func subtracting(_ other: ItemSet) -> ItemSet { ItemSet(bits: bits & ~other.bits) }

    @usableFromInline static func bit(of item: Item) -> UInt64 {
        var bit: UInt64 = 1
        for candidate in Item.allCases {
            if candidate == item { return bit }
            bit <<= 1
        }
        return 0
    }
}

extension ItemSet: ExpressibleByArrayLiteral {
    /// The set of the items in brackets.
    public init(arrayLiteral items: Item...) {
        self.init(items)
    }
}

/// The findings of one visit on one checklist. Items without an answer are unknown.
public struct Findings<Item: ChecklistItem>: Sendable, Hashable {
    /// The items that are present.
    public private(set) var present: ItemSet<Item>
    /// The items that are neither known to be present nor known to be absent.
    public private(set) var unknown: ItemSet<Item>

    /// Findings with every item unknown.
    public init() {
        self.init(present: [], unknown: .all)
    }

    /// Findings with these items present, these unknown, and every other one absent. An item in both sets is unknown.
    public init(present: ItemSet<Item>, unknown: ItemSet<Item> = []) {
        self.present = present.subtracting(unknown)
        self.unknown = unknown
    }

    /// The finding of each item, asked for in the order of the table. Linear, where setting one item after another is quadratic.
    init(of finding: (Item) -> Finding) {
        var (present, unknown, bit): (UInt64, UInt64, UInt64) = (0, 0, 1)
        for item in Item.allCases {
            switch finding(item) {
            case .present: present |= bit
            case .unknown: unknown |= bit
            case .absent: break
            }
            bit <<= 1
        }
        self.init(present: ItemSet(bits: present), unknown: ItemSet(bits: unknown))
    }

    /// Findings by item; items that are not named are unknown.
    public init(_ findings: [Item: Finding]) {
        self.init(of: { findings[$0] ?? .unknown })
    }

    /// The finding of an item.
    public subscript(item: Item) -> Finding {
        get { unknown.contains(item) ? .unknown : present.contains(item) ? .present : .absent }
        set {
            let one = ItemSet<Item>(bits: ItemSet.bit(of: item))
            present = newValue == .present ? present.union(one) : present.subtracting(one)
            unknown = newValue == .unknown ? unknown.union(one) : unknown.subtracting(one)
        }
    }

    /// The finding of the item in a row of the table.
    func finding(inRow row: Int) -> Finding {
        let bit: UInt64 = 1 << UInt64(row)
        return unknown.bits & bit != 0 ? .unknown : present.bits & bit != 0 ? .present : .absent
    }

    /// These findings, with every unknown one as another source has it.
    func completed(by finding: (Item) -> Finding) -> Findings {
        if unknown.isEmpty { return self }
        var rest = unknown.bits
        let others = Findings(of: { item in
            defer { rest >>= 1 }
            return rest & 1 == 0 ? .absent : finding(item)
        })
        return Findings(present: present.union(others.present), unknown: others.unknown)
    }

    /// How many of the items are present: the least and the most that agree with what is known.
    public var count: Bounds { Bounds(Double(present.count), Double(present.count + unknown.count)) }

    /// Whether none of these items is present.
    @inlinable public func absence(of items: ItemSet<Item>) -> Truth {
        if !present.intersection(items).isEmpty { return .notMet }
        return unknown.intersection(items).isEmpty ? .met : .indeterminate
    }
}
