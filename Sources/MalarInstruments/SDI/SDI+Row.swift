// SPDX-License-Identifier: Apache-2.0

extension SDI {
    /// The 12 systems; the raw value is the id of the part.
    public enum System: String, CaseIterable, Sendable {
        case ocular = "ocularDamage", neuropsychiatric = "neuropsychiatricDamage", renal = "renalDamage", pulmonary = "pulmonaryDamage"
        case cardiovascular = "cardiovascularDamage", peripheralVascular = "peripheralVascularDamage"
        case gastrointestinal = "gastrointestinalDamage", musculoskeletal = "musculoskeletalDamage", skin = "skinDamage"
        case gonadal = "gonadalDamage", diabetes = "diabetesDamage", malignancy = "malignancyDamage"

        /// The name of the system.
        public var label: String {
            let name = String(rawValue.dropLast("Damage".count))
            return self == .peripheralVascular ? "peripheral vascular" : name
        }
    }

    /// How long a finding must have lasted before it counts.
    public enum Timing: Sendable {
        /// Counts once it has occurred.
        case ever
        /// Counts after 6 months.
        case sixMonths
        /// One wording of the item counts at once, the other after 6 months; the clinician decides.
        case either
        /// As `ever`; a second event counts where it lies at least 6 months after the first.
        case events
    }

    /// One row of the item table.
    public struct Row: Sendable {
        /// The item.
        public let item: Item
        /// The most points it can give.
        public let maximum: Int
        /// How long it must have lasted.
        public let timing: Timing
        /// The system.
        public let system: System
        /// The name on the form.
        public let label: String
        /// What counts, in our words.
        public let definition: String
        /// Whether the form of 1996 with 39 items holds it.
        public let isIn1996Form: Bool

        init(
            _ item: Item, _ maximum: Int, _ timing: Timing, _ system: System, _ label: String, _ definition: String, in1996: Bool = true
        ) {
            self.item = item
            self.maximum = maximum
            self.timing = timing
            self.system = system
            self.label = label
            self.definition = definition
            isIn1996Form = in1996
        }
    }
}
