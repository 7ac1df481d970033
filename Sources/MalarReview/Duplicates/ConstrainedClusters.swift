// SPDX-License-Identifier: Apache-2.0

/// Groups of records that grow by joining, and that never join two records which must stay apart.
struct ConstrainedClusters {
    private var parent: [Int32]
    private var members: [Int32: [Int32]] = [:]
    private var apart: [Int32: Set<Int32>] = [:]

    init(count: Int) { parent = (0..<Int32(count)).map { $0 } }

    /// The record that stands for a group.
    mutating func root(_ record: Int32) -> Int32 {
        var node = record
        while parent[Int(node)] != node {
            parent[Int(node)] = parent[Int(parent[Int(node)])]
            node = parent[Int(node)]
        }
        return node
    }

    /// The records of the group that a record is in, itself included.
    mutating func group(of record: Int32) -> [Int32] {
        let top = root(record)
        return members[top] ?? [top]
    }

    /// Says that two records must never be in one group; `false` where they already are.
    mutating func keepApart(_ left: Int32, _ right: Int32) -> Bool {
        let (first, second) = (root(left), root(right))
        guard first != second else { return false }
        apart[first, default: []].insert(second)
        apart[second, default: []].insert(first)
        return true
    }

    /// Whether the groups of two records may be joined.
    mutating func mayJoin(_ left: Int32, _ right: Int32) -> Bool {
        let (first, second) = (root(left), root(right))
        return first == second || !(apart[first]?.contains(second) ?? false)
    }

    /// Joins two groups; `false`, and nothing is done, where a constraint forbids it.
    mutating func join(_ left: Int32, _ right: Int32) -> Bool {
        guard mayJoin(left, right) else { return false }
        let (first, second) = (root(left), root(right))
        if first == second { return true }
        let (top, gone) = (min(first, second), max(first, second))
        parent[Int(gone)] = top
        members[top] = (members[top] ?? [top]) + (members.removeValue(forKey: gone) ?? [gone])
        for other in apart.removeValue(forKey: gone) ?? [] {
            apart[other]?.remove(gone)
            apart[other, default: []].insert(top)
            apart[top, default: []].insert(other)
        }
        return true
    }

    /// Groups of two and more, each ascending, in the order of their first records.
    var groups: [[Int32]] { members.values.map { $0.sorted() }.sorted { ($0.first ?? 0) < ($1.first ?? 0) } }
}
