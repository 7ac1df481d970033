// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing
internal import MalarStatistics

extension StatedSumCheck {
    /// The arithmetic, one step in a line.
    public var lines: [String] {
        var lines = counted.map { "\($0.label): \($0.events) of \($0.total)." }
        lines += uncounted.map { study in
            "\(study.label): no count of events is printed (\(study.reason)); "
                + (study.patients.map { SynthesisNumber.count($0, "patient", "patients") } ?? "number of patients unknown") + "."
        }
        lines.append("Printed counts together: \(Self.share(printed.events, printed.total)).")
        lines.append("Stated: \(stated.events) of \(stated.total)\(percentWords)")
        return lines + [patientsLine, differenceLine].compactMap(\.self) + [rangeLine].compactMap(\.self)
    }

    /// The finding in one sentence.
    public var sentence: String {
        switch finding {
        case .addsUp: "The counts of the studies add up to the stated \(stated.events) of \(stated.total)."
        case .contradicts: "The counts of the studies cannot add up to the stated \(stated.events) of \(stated.total)."
        case .restsOnUnprinted:
            "The stated \(stated.events) of \(stated.total) rests on counts that the extracted reports do not print: "
                + "\(stated.events) − \(printed.events) = \(impliedEvents) of the patients of \(SynthesisNumber.list(uncounted.map(\.label)))."
        }
    }

    private static func share(_ events: Int, _ total: Int) -> String {
        total > 0 ? "\(events) of \(total) (\(SynthesisNumber.percent(Double(events) / Double(total))) %)" : "\(events) of \(total)"
    }

    private var percentWords: String {
        guard !stated.printedPercent.isEmpty, stated.total > 0 else { return "." }
        let computed = 100 * Double(stated.events) / Double(stated.total)
        let agrees = PrintedNumber(stated.printedPercent).map { $0.agrees(with: computed) != .no } ?? false
        return ", printed as \(stated.printedPercent) %; \(stated.events)/\(stated.total) is \(SynthesisNumber.text(computed, 1)) %, which "
            + (agrees ? "agrees." : "does not agree.")
    }

    private var patientsLine: String? {
        guard let patients = unprintedPatients else { return "The patients cannot be added up: a study does not say how many it has." }
        let sum = printed.total + patients
        let terms = (counted.map(\.total) + uncounted.compactMap(\.patients)).map(String.init).joined(separator: " + ")
        return "Patients: \(terms) = \(sum), " + (sum == stated.total ? "as stated." : "not the stated \(stated.total).")
    }

    private var differenceLine: String? {
        guard !uncounted.isEmpty || impliedEvents != 0 else { return nil }
        let difference = "Events: \(stated.events) − \(printed.events) = \(impliedEvents < 0 ? "−" : "")\(impliedEvents.magnitude)"
        if uncounted.isEmpty { return difference + ", which no study explains." }
        let names = SynthesisNumber.list(uncounted.map(\.label))
        guard impliedEvents >= 0, impliedEvents <= unprintedPatients ?? .max else { return difference + ", which cannot be in \(names)." }
        let patients = unprintedPatients.map { " of the \($0) patients" } ?? ""
        return difference + ": the statement counts \(impliedEvents)\(patients) of \(names), which no extracted report prints."
    }

    /// What the sum can be, whatever happened to the patients without a count.
    private var rangeLine: String? {
        guard let patients = unprintedPatients, patients > 0 else { return nil }
        let total = printed.total + patients
        return "Whatever became of these \(patients), the sum lies between \(Self.share(printed.events, total)) and "
            + "\(Self.share(printed.events + patients, total))."
    }

    /// The same as a table of one column of words, for a report.
    public func table(id: String, label: String) -> Table {
        Table(
            id: id, label: label, caption: "Arithmetic of the stated \(stated.events) of \(stated.total)",
            columns: [.init("Step", alignment: .right), .init("Arithmetic")],
            rows: lines.enumerated().map { .init([Cell("\($0.offset + 1)"), Cell($0.element)]) } + [.total(["", Cell(sentence)])])
    }
}
