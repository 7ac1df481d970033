// SPDX-License-Identifier: Apache-2.0

extension BILAG2004 {
    /// Below which value a blood count reaches a grade. Recalled, not verified; the cut of white cells for A is the least certain.
    public struct BloodRow: Sendable, Hashable {
        /// The item's name in the reference.
        public let name: String
        /// Below this it is A; `nil` where the count alone never makes it.
        public let a: Double?
        /// Below this it is at least B.
        public let b: Double?
        /// Below this it is at least C.
        public let c: Double
        /// Whether anyone has checked the row against the publication.
        public let verified = false
    }

    // swift-format-ignore
    /// The counts. The printed bands leave gaps (8.9 to 9): edges are half-open here.
    public static let blood: [BloodRow] = [
        //       count                      A          B          C
        BloodRow(name: "haemoglobin",    a: 8,      b: 9,      c: 11),
        BloodRow(name: "whiteCellCount", a: 1,      b: 2,      c: 4),
        BloodRow(name: "neutrophils",    a: 0.5,    b: 1,      c: 2),
        BloodRow(name: "lymphocytes",    a: nil,    b: nil,    c: 1),
        BloodRow(name: "platelets",      a: 25,     b: 50,     c: 150),
    ]

    /// Counts, with TTP (A when active, B when improving), active haemolysis (B) and an isolated positive Coombs test (C).
    static func haematological(_ record: Record) -> Clauses {
        func counts(_ limit: (BloodRow) -> Double?) -> [Truth] {
            blood.compactMap { row in limit(row).map { below(record[row.name], $0) } }
        }
        return Clauses(
            a: Truth.any([active(record["ttp"])] + counts(\.a)),
            b: Truth.any([present(record["ttp"]), present(record["activeHaemolysis"])] + counts(\.b)),
            c: Truth.any([present(record["coombsPositiveIsolated"])] + counts { $0.c }))
    }
}
