// SPDX-License-Identifier: Apache-2.0

extension SLEDAI2K {
    /// The measurements from which items may be derived, as a form.
    static let measurementForm: [ItemDescription] = [
        measurement("temperature", "Body temperature", 30...45, "Cel", "derives fever"),
        measurement("platelets", "Platelets", 0...3000, "10*9/L", "derives thrombocytopenia"),
        measurement("leukocytes", "Leukocytes", 0...500, "10*9/L", "derives leukopenia"),
        measurement("proteinuriaMg", "Urine protein", 0...100_000, "mg/24h or mg/g", "derives proteinuria"),
        measurement("urineErythrocytes", "Urine red cells", 0...10_000, "/[HPF]", "derives haematuria"),
        measurement("urineLeukocytes", "Urine white cells", 0...10_000, "/[HPF]", "derives pyuria"),
        measurement("c3", "C3", 0...1000, "g/L", "derives low complement; any unit, if its limit is in the same"),
        measurement("c3Lower", "C3, lower limit", 0...1000, "g/L", "the laboratory's limit, in the unit of C3"),
        measurement("c4", "C4", 0...1000, "g/L", "derives low complement; any unit, if its limit is in the same"),
        measurement("c4Lower", "C4, lower limit", 0...1000, "g/L", "the laboratory's limit, in the unit of C4"),
        measurement("ch50", "CH50", 0...10_000, "U/mL", "derives low complement; any unit, if its limit is in the same"),
        measurement("ch50Lower", "CH50, lower limit", 0...10_000, "U/mL", "the laboratory's limit, in the unit of CH50"),
        measurement("antiDsDna", "Anti-dsDNA", 0...1_000_000, "as the assay", "derives increased DNA binding"),
        measurement(
            "antiDsDnaUpper", "Anti-dsDNA, upper limit", 0...1_000_000, "as the assay", "the laboratory's limit, in the unit of the assay"),
        measurement("farrBinding", "DNA binding, Farr assay", 0...100, "%", "derives increased DNA binding"),
        ItemDescription(
            "inflamedJoints", "Inflamed joints", .count(0...68), group: "measurements", need: .alternative,
            "joints with pain and signs of inflammation; derives arthritis"),
    ]

    private static func measurement(
        _ id: String, _ label: String, _ range: ClosedRange<Double>, _ unit: String, _ definition: String
    ) -> ItemDescription {
        ItemDescription(id, label, .number(range, unit: unit), group: "measurements", need: .alternative, definition)
    }

    /// The unknown items of a set in one sentence.
    static func unknownInWords(_ findings: Findings<Item>, of items: ItemSet<Item>) -> String {
        let unknown = findings.unknown.intersection(items)
        if unknown == items { return "no SLEDAI-2K item recorded" }
        return unknown.count > 5 ? "\(unknown.count) of \(items.count) SLEDAI-2K items not recorded" : "\(names(of: unknown)) unknown"
    }

    /// What the answers say of the 24 items, after derivation from measurements.
    struct Reading {
        let findings: Findings<Item>
        /// Which items rest on a measurement, and which stand against one.
        let flags: [String]

        init(_ answers: Answers) {
            let answered = Findings<Item>(answers)
            let measurements = Measurements(answers)
            findings = answered.completed(by: measurements)
            let derived = answered.unknown.subtracting(findings.unknown)
            let against = answered.present.items.filter { measurements.finding($0) == .absent }
            flags = derived.items.map { "derived.\($0.rawValue)" } + against.map { "presentAgainstMeasurement.\($0.rawValue)" }
        }
    }
}

extension Findings {
    /// The findings that answers give by item id.
    init(_ answers: Answers) {
        self.init(of: { answers.finding($0.rawValue) })
    }
}

extension SLEDAI2K.Measurements {
    /// The measurements that answers give by id.
    public init(_ answers: Answers) {
        self.init()
        (temperature, platelets, leukocytes) = (answers.number("temperature"), answers.number("platelets"), answers.number("leukocytes"))
        proteinuria = answers.number("proteinuriaMg")
        (urineErythrocytes, urineLeukocytes) = (answers.number("urineErythrocytes"), answers.number("urineLeukocytes"))
        (c3, c3Lower) = (answers.number("c3"), answers.number("c3Lower"))
        (c4, c4Lower) = (answers.number("c4"), answers.number("c4Lower"))
        (ch50, ch50Lower) = (answers.number("ch50"), answers.number("ch50Lower"))
        (antiDsDna, antiDsDnaUpper) = (answers.number("antiDsDna"), answers.number("antiDsDnaUpper"))
        farrBinding = answers.number("farrBinding")
        inflamedJoints = answers.number("inflamedJoints")
    }
}
