// SPDX-License-Identifier: Apache-2.0

extension BILAG2004 {
    /// Systems with a property, and those of which it is not known.
    struct Systems {
        /// Systems that have it, and systems that may have it.
        let certain: [Domain], open: [Domain]

        /// The systems for which a rule holds.
        init(where rule: (Domain) -> Truth) {
            let truths = Domain.allCases.map { ($0, rule($0)) }
            certain = truths.filter { $0.1 == .met }.map(\.0)
            open = truths.filter { $0.1 == .indeterminate }.map(\.0)
        }

        /// How many there are.
        var count: Bounds { Bounds(Double(certain.count), Double(certain.count + open.count)) }

        /// `renal, musculoskeletal; open: ophthalmic`.
        var words: String {
            let known = certain.isEmpty ? "none" : Self.names(certain)
            return open.isEmpty ? known : "\(known); open: \(Self.names(open))"
        }

        static func names(_ domains: [Domain]) -> String { domains.map(\.rawValue).joined(separator: ", ") }
    }
}

extension BILAG2004.Change {
    /// The systems with a new grade A, B or C.
    func new(_ grade: BILAG2004.Grade) -> BILAG2004.Systems { BILAG2004.Systems { isNew(grade, in: $0) } }
}
