// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments

/// Scores SLEDAI-2K from bits: row k of the item table is bit k.
///
/// A stream of many visits with the 24 descriptors and no measurements is scored this way, without a dictionary of answers and without an
/// allocation for a row. The lines are those that the instrument gives; a test holds the two equal on random visits.
struct SLEDAI2KBits {
    /// The columns of descriptors, and the bit of each; a descriptor without a column is unknown.
    let columns: [Int], bits: [UInt64]

    private let all = ItemSet<SLEDAI2K.Item>.all.bits
    private let names = SLEDAI2K.table.map { Array($0.item.rawValue.utf8) }
    private let bands = (0...SLEDAI2K.points(of: .all)).map { Array(SLEDAI2K.fiveBand.band(of: Double($0)).utf8) }
    /// The parts in the order of the description, by their items.
    private let parts = [
        SLEDAI2K.clinicalItems.bits, SLEDAI2K.renalItems.bits, SLEDAI2K.serology.bits,
        ItemSet.all.subtracting([SLEDAI2K.Item.increasedDnaBinding]).bits,
    ]
    /// The points of each byte of a set: three tables of 256.
    private let points: [UInt8] = (0..<3).flatMap { place in
        (0..<256).map { UInt8(SLEDAI2K.points(of: ItemSet(bits: UInt64($0) << UInt64(8 * place)))) }
    }

    /// - Returns: `nil` for another instrument, and where a column is no descriptor.
    init?(_ instrument: ScorableInstrument, _ columns: [(column: Int, item: ItemDescription)]) {
        guard case .visit(let type) = instrument, type == SLEDAI2K.self else { return nil }
        let places = columns.map { column in SLEDAI2K.table.firstIndex { $0.item.rawValue == column.item.id } }
        guard !places.contains(nil) else { return nil }
        self.columns = columns.map(\.column)
        bits = places.compactMap { $0.map { UInt64(1) << UInt64($0) } }
    }

    /// Appends the results of a visit and the end of the line.
    ///
    /// - Parameters:
    ///   - present: the descriptors that are present.
    ///   - absent: those that are absent; the others are unknown.
    func append(present: UInt64, absent: UInt64, to bytes: inout [UInt8]) {
        let unknown = all & ~(present | absent)
        let lowest = points(of: present)
        let highest = lowest + points(of: unknown)
        bytes.append(.comma)
        if unknown == 0 { bytes.append(points: lowest) }
        bytes.append(.comma)
        bytes.append(points: lowest)
        bytes.append(.comma)
        bytes.append(points: highest)
        bytes.append(.comma)
        if unknown != 0 { appendNames(of: unknown, to: &bytes) }
        bytes.append(.comma)
        if bands[lowest] == bands[highest] { bytes.append(contentsOf: bands[lowest]) }
        for part in parts {
            bytes.append(.comma)
            if unknown & part == 0 { bytes.append(points: points(of: present & part)) }
        }
        // Nothing assumed, no flag, no error, no line.
        for _ in 0..<4 { bytes.append(.comma) }
        bytes.append(.lineFeed)
    }

    private func points(of bits: UInt64) -> Int {
        let first = Int(bits & 0xFF), second = Int(bits >> 8 & 0xFF), third = Int(bits >> 16 & 0xFF)
        return Int(points[first]) + Int(points[256 + second]) + Int(points[512 + third])
    }

    private func appendNames(of items: UInt64, to bytes: inout [UInt8]) {
        var rest = items
        while rest != 0 {
            bytes.append(contentsOf: names[rest.trailingZeroBitCount])
            rest &= rest - 1
            if rest != 0 { bytes.append(UInt8(ascii: "|")) }
        }
    }
}

extension [UInt8] {
    /// Appends a whole number from 0 to 999.
    fileprivate mutating func append(points: Int) {
        if points >= 100 { append(UInt8(ascii: "0") + UInt8(points / 100)) }
        if points >= 10 { append(UInt8(ascii: "0") + UInt8(points / 10 % 10)) }
        append(UInt8(ascii: "0") + UInt8(points % 10))
    }
}
