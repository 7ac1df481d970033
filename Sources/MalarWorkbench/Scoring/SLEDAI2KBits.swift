// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments

/// Scores SLEDAI-2K from bits: row k of the item table is bit k.
///
/// A stream of many visits with the 24 descriptors and no measurements is scored this way, without a dictionary of answers. The results are
/// those of the instrument; a test holds the two equal on random visits.
struct SLEDAI2KBits {
    /// The column of each bit; `nil` where the stream has none, so that the descriptor is unknown.
    let columns: [(column: Int, bit: UInt64)]

    private static let items = SLEDAI2K.table.map(\.item.rawValue)
    private static let weights = SLEDAI2K.table.map(\.weight)
    private static let all = ItemSet<SLEDAI2K.Item>.all.bits
    private static let parts: [(id: String, bits: UInt64)] = [
        ("clinicalSledai", SLEDAI2K.clinicalItems.bits), ("renalSledai", SLEDAI2K.renalItems.bits),
        ("serologicalSledai", SLEDAI2K.serology.bits),
        ("sledaiNoDsDna", ItemSet.all.subtracting([SLEDAI2K.Item.increasedDnaBinding]).bits),
    ]

    /// - Returns: `nil` for another instrument, and where a column is no descriptor.
    init?(_ instrument: any Instrument.Type, _ columns: [(column: Int, item: ItemDescription)]) {
        guard instrument == SLEDAI2K.self else { return nil }
        let bits = columns.compactMap { column, item in
            Self.items.firstIndex(of: item.id).map { (column: column, bit: UInt64(1) << UInt64($0)) }
        }
        guard bits.count == columns.count else { return nil }
        self.columns = bits
    }

    /// The result of a visit.
    ///
    /// - Parameters:
    ///   - present: the descriptors that are present.
    ///   - absent: those that are absent; the others are unknown.
    func assessment(present: UInt64, absent: UInt64) -> Assessment {
        let unknown = Self.all & ~(present | absent)
        var missing: [String] = []
        Self.forEachBit(of: unknown) { missing.append(Self.items[$0]) }
        return Assessment(
            score: PartialScore("sledai2k", Self.range(present, unknown), in: SLEDAI2K.fiveBand), missing: missing,
            parts: Self.parts.map { PartialScore($0.id, Self.range(present & $0.bits, unknown & $0.bits)) })
    }

    private static func range(_ present: UInt64, _ unknown: UInt64) -> Bounds {
        let lowest = points(of: present)
        return Bounds(Double(lowest), Double(lowest + points(of: unknown)))
    }

    private static func points(of bits: UInt64) -> Int {
        var points = 0
        forEachBit(of: bits) { points += weights[$0] }
        return points
    }

    private static func forEachBit(of bits: UInt64, _ body: (Int) -> Void) {
        var bits = bits
        while bits != 0 {
            body(bits.trailingZeroBitCount)
            bits &= bits - 1
        }
    }
}
