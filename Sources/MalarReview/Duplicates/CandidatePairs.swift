// SPDX-License-Identifier: Apache-2.0

/// The pairs worth comparing: records that share a key, in blocks of bounded size.
///
/// - Complexity: n log n for n records; the number of pairs is at most the passes times n times the largest block.
struct CandidatePairs {
    /// Lower place in the upper half, higher place in the lower half; ascending, without repetition.
    private(set) var pairs: [UInt64] = []
    private let records: [ComparableRecord]
    private let largest: Int

    init(_ records: [ComparableRecord], largest: Int, threads: Int) {
        self.records = records
        self.largest = max(2, largest)
        let records = records
        let size = self.largest
        let found = Parallel.map(CandidateKeys.passCount, threads: threads) { pass in
            Self.pass(pass, records, size)
        }
        for pass in found { pairs += pass }
        pairs.sort()
        Self.removeRepeats(&pairs)
    }

    private struct Entry {
        var key: UInt64
        var record: Int32
    }

    private static func pass(_ pass: Int, _ records: [ComparableRecord], _ largest: Int) -> [UInt64] {
        var entries: [Entry] = []
        for (index, record) in records.enumerated() {
            for key in CandidateKeys.keys(record, pass: pass) { entries.append(Entry(key: key, record: Int32(index))) }
        }
        entries.sort { ($0.key, $0.record) < ($1.key, $1.record) }
        var result: [UInt64] = []
        for group in Groups(entries) { add(group, 0, records, largest, &result) }
        result.sort()
        removeRepeats(&result)
        return result
    }

    /// Takes every pair of a block, or divides the block where it is too large; in the end neighbours in the order of titles.
    private static func add(
        _ group: ArraySlice<Entry>, _ level: Int, _ records: [ComparableRecord], _ largest: Int, _ result: inout [UInt64]
    ) {
        guard group.count > 1 else { return }
        if group.count <= largest {
            for (offset, first) in group.enumerated() {
                for second in group.dropFirst(offset + 1) { append(first.record, second.record, &result) }
            }
            return
        }
        if level == 2 {
            let sorted = group.sorted { (records[Int($0.record)].sortKey, $0.record) < (records[Int($1.record)].sortKey, $1.record) }
            for (offset, first) in sorted.enumerated() {
                for second in sorted.dropFirst(offset + 1).prefix(largest / 6) { append(first.record, second.record, &result) }
            }
            return
        }
        var divided = group.map { entry in
            let record = records[Int(entry.record)]
            return Entry(key: level == 0 ? CandidateKeys.second(record) : CandidateKeys.third(record), record: entry.record)
        }
        divided.sort { ($0.key, $0.record) < ($1.key, $1.record) }
        for part in Groups(divided) { add(part, level + 1, records, largest, &result) }
    }

    private static func append(_ left: Int32, _ right: Int32, _ result: inout [UInt64]) {
        guard left != right else { return }
        result.append(UInt64(min(left, right)) << 32 | UInt64(max(left, right)))
    }

    private static func removeRepeats(_ pairs: inout [UInt64]) {
        var write = 0
        for read in pairs.indices where read == 0 || pairs[read] != pairs[read - 1] {
            pairs[write] = pairs[read]
            write += 1
        }
        pairs.removeLast(pairs.count - write)
    }

    /// Runs of equal keys.
    private struct Groups: Sequence, IteratorProtocol {
        private let entries: [Entry]
        private var start = 0

        init(_ entries: [Entry]) { self.entries = entries }

        mutating func next() -> ArraySlice<Entry>? {
            guard start < entries.count else { return nil }
            var end = start + 1
            while end < entries.count, entries[end].key == entries[start].key { end += 1 }
            defer { start = end }
            return entries[start..<end]
        }
    }
}

extension ComparableRecord {
    /// Orders records of a block so that likely duplicates stand side by side.
    fileprivate var sortKey: UInt64 { title.main?.compact ?? 0 }
}
