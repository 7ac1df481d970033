// SPDX-License-Identifier: Apache-2.0

import MalarUnits

extension SLEDAI2K {
    /// Inflamed joints from which the arthritis item counts. SLEDAI 1992 and SELENA-SLEDAI ask for more than two.
    public static let inflamedJointsForArthritis = 2.0

    /// What a laboratory and a bedside measure. Every value may be missing; every comparison is strict.
    public struct Measurements: Sendable, Hashable {
        /// Body temperature in °C.
        public var temperature: Double?
        /// Platelets in 10⁹/L.
        public var platelets: Double?
        /// Leukocytes in 10⁹/L.
        public var leukocytes: Double?
        /// Urine protein in mg per 24 hours, or as protein/creatinine ratio in mg/g.
        public var proteinuria: Double?
        /// Red cells per high-power field.
        public var urineErythrocytes: Double?
        /// White cells per high-power field.
        public var urineLeukocytes: Double?
        /// C3 and its lower limit, in one unit.
        public var c3: Double?, c3Lower: Double?
        /// C4 and its lower limit, in one unit.
        public var c4: Double?, c4Lower: Double?
        /// CH50 and its lower limit, in one unit.
        public var ch50: Double?, ch50Lower: Double?
        /// Anti-dsDNA and its upper limit, in the unit of the assay.
        public var antiDsDna: Double?, antiDsDnaUpper: Double?
        /// DNA binding by Farr assay, in %.
        public var farrBinding: Double?
        /// Joints with pain and signs of inflammation.
        public var inflamedJoints: Double?

        /// Nothing measured.
        public init() {}

        /// What the measurements alone say of an item; unknown for items that are not measured. Attribution is left to the clinician.
        public func finding(_ item: Item) -> Finding {
            switch item {
            case .fever: Finding(temperature.map { $0.isAbove(38) })
            case .thrombocytopenia: Finding(platelets.map { $0.isBelow(100) })
            case .leukopenia: Finding(leukocytes.map { $0.isBelow(3) })
            case .proteinuria: Finding(proteinuria.map { $0.isAbove(500) })
            case .hematuria: Finding(urineErythrocytes.map { $0.isAbove(5) })
            case .pyuria: Finding(urineLeukocytes.map { $0.isAbove(5) })
            case .arthritis: Finding(inflamedJoints.map { $0.isAtLeast(inflamedJointsForArthritis) })
            case .lowComplement: complement
            case .increasedDnaBinding: dnaBinding
            default: .unknown
            }
        }

        /// Present as soon as one component is low; absent only where C3 and C4 are both known and none is low.
        private var complement: Finding {
            let c3 = Self.isBelow(c3, c3Lower), c4 = Self.isBelow(c4, c4Lower)
            if [c3, c4, Self.isBelow(ch50, ch50Lower)].contains(true) { return .present }
            return c3 == nil || c4 == nil ? .unknown : .absent
        }

        /// Present as soon as one assay is above its limit; absent where one is known and none is above.
        private var dnaBinding: Finding {
            let assays = [Self.isBelow(antiDsDnaUpper, antiDsDna), farrBinding.map { $0.isAbove(25) }]
            return assays.contains(true) ? .present : assays.contains(false) ? .absent : .unknown
        }

        private static func isBelow(_ value: Double?, _ limit: Double?) -> Bool? {
            value.flatMap { value in limit.map { value.isBelow($0) } }
        }
    }
}

extension Findings<SLEDAI2K.Item> {
    /// The findings with every unknown item derived where a measurement decides it. An item that was answered stays as answered, because
    /// attribution to lupus is the clinician's.
    public func completed(by measurements: SLEDAI2K.Measurements) -> Findings {
        completed(by: measurements.finding)
    }
}
