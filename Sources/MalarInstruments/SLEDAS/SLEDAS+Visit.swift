// SPDX-License-Identifier: Apache-2.0

extension SLEDAS {
    /// What a visit gives. Every part may be unknown.
    public struct Visit: Sendable, Hashable {
        /// The items. For proteinuria, thrombocytopenia and leukopenia the finding says whether a measurement is attributed to lupus;
        /// where it is unknown the measurement decides. For arthritis it is read only while `sjc28` is unknown.
        public var findings: Findings<Item>
        /// Swollen joints, 0 to 28.
        public var sjc28: Double?
        /// Urine protein in mg/g or mg per 24 hours; platelets and leukocytes in 10⁹/L, above 0.
        public var proteinuriaMg: Double?, platelets: Double?, leukocytes: Double?
        /// Whether joints outside of the 28 count as arthritis, without adding to the count.
        public var arthritisOutside28: Finding

        /// A visit; what is not given is unknown, and arthritis outside of the 28 joints is absent.
        public init(
            _ findings: Findings<Item> = Findings(), sjc28: Double? = nil, proteinuriaMg: Double? = nil, platelets: Double? = nil,
            leukocytes: Double? = nil, arthritisOutside28: Finding = .absent
        ) {
            self.findings = findings
            (self.sjc28, self.proteinuriaMg, self.platelets, self.leukocytes) = (sjc28, proteinuriaMg, platelets, leukocytes)
            self.arthritisOutside28 = arthritisOutside28
        }

        /// The measurement that grades an item; `nil` for items that are not graded by one, and where it is unknown.
        func amount(_ item: Item) -> Double? {
            switch item {
            case .proteinuria: proteinuriaMg
            case .thrombocytopenia: platelets
            case .leukopenia: leukocytes
            default: nil
            }
        }
    }

    /// The items that a measurement grades, with the id of the measurement.
    static let graded: [(item: Item, amount: String)] = [
        (.proteinuria, "proteinuriaMg"), (.thrombocytopenia, "platelets"), (.leukopenia, "leukocytes"),
    ]

    /// The score, unrounded, or the range that unknown parts leave. A graded item without its amount has no upper bound.
    public static func score(_ visit: Visit) -> Bounds {
        table.reduce(Bounds(constant)) { $0 + visit.contribution($1) }
    }
}

extension SLEDAS.Visit {
    /// Whether an item counts: as found, as measured, or open.
    func finding(_ item: SLEDAS.Item) -> Finding {
        switch item {
        case .arthritis:
            let joints = jointCount
            if (joints.lowest ?? 0) > 0 || arthritisOutside28 == .present { return .present }
            return joints.highest == 0 && arthritisOutside28 == .absent ? .absent : .unknown
        default:
            guard findings[item] == .unknown, let amount = amount(item) else { return findings[item] }
            return SLEDAS.row(item).term.isActive(amount) ? .present : .absent
        }
    }

    /// What an item adds to the score. The two rashes exclude each other: what they add is counted in the row of the generalised one.
    func contribution(_ row: SLEDAS.Row) -> Bounds {
        switch (row.term, row.item) {
        case (.joints(let step, let each), _): joints(step: step, each: each)
        case (.above, _), (.below, _): measured(row)
        case (.step, .localizedRash): Bounds(0)
        case (.step(let points), .generalizedRash): rash(points)
        case (.step(let points), _): Self.step(findings[row.item], points)
        }
    }

    private static func step(_ finding: Finding, _ points: Double) -> Bounds {
        Bounds(finding == .present ? points : 0, finding == .absent ? 0 : points)
    }

    private func rash(_ points: Double) -> Bounds {
        let localized = Self.step(findings[.localizedRash], SLEDAS.row(.localizedRash).term.leastWhenPresent)
        return switch findings[.generalizedRash] {
        case .present: Bounds(points)
        case .absent: localized
        case .unknown: Bounds(localized.lowest, points)
        }
    }

    private func measured(_ row: SLEDAS.Row) -> Bounds {
        switch (findings[row.item], amount(row.item)) {
        case (.absent, _): Bounds(0)
        case (_, let amount?): Bounds(row.term.points(amount))
        case (.present, nil): Bounds(row.term.leastWhenPresent, nil)
        case (.unknown, nil): Bounds(0, nil)
        }
    }

    private var jointCount: Bounds {
        if let sjc28 { return Bounds(sjc28) }
        let isPresent = findings[.arthritis] == .present && arthritisOutside28 == .absent
        return Bounds(isPresent ? 1 : 0, findings[.arthritis] == .absent ? 0 : 28)
    }

    private func joints(step: Double, each: Double) -> Bounds {
        func points(_ count: Double, outside: Bool) -> Double { count > 0 ? step + each * count : outside ? step : 0 }
        let count = jointCount
        return Bounds(
            points(count.lowest ?? 0, outside: arthritisOutside28 == .present),
            points(count.highest ?? 28, outside: arthritisOutside28 != .absent))
    }
}
