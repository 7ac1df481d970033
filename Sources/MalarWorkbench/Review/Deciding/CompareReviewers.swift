// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing
public import MalarReview
internal import MalarStatistics

/// How well the reviewers agree, by round and pair.
public struct CompareReviewers: Sendable {
    /// The figures to read and as data.
    public struct Output: Sendable, Hashable {
        /// What is compared, to be printed beside the figures.
        public let definition: String
        /// One row for each round and pair; without rows where nobody has voted on the same record yet.
        public let table: Table
        /// The same as data, unrounded.
        public let json: JSONValue
    }

    /// Compares reviewers.
    public init() {}

    /// The agreement in a round, or in both.
    ///
    /// - Parameters:
    ///   - day: as it was at the end of a past day; `nil` for now.
    ///   - basis: the last votes, or those cast before the other's was there to be seen.
    /// - Throws: ``RequestError`` where the review cannot be read.
    public func callAsFunction(
        _ folder: String, round: ReviewRound? = nil, basis: ScreeningAgreement.Basis = .last, asOf day: String? = nil
    ) throws(RequestError) -> Output {
        let reading = try ReviewReading(folder)
        let state = try reading.state(asOf: day)
        let pairs = ReviewRound.allCases.filter { round == nil || $0 == round }.flatMap {
            state.agreement(in: $0, basis, of: reading.review)
        }
        let addition =
            basis == .last
            ? "" : " Here the last vote before the other's was there to be seen counts, which later changes of mind do not touch."
        return Output(
            definition: ScreeningAgreement.definition + addition,
            table: Self.table(pairs, ScreeningAgreement.definition + addition),
            json: [
                "definition": .string(ScreeningAgreement.definition + addition), "basis": .string(basis.rawValue),
                "pairs": .array(pairs.map(\.json)),
            ])
    }

    private static func table(_ pairs: [ScreeningAgreement], _ definition: String) -> Table {
        var columns = [Table.Column("")]
        columns += pairs.map { Table.Column("\($0.first) and \($0.second)", detail: $0.round.label, alignment: .right) }
        let figures = pairs.map(\.figures)
        let names = figures.first?.map(\.name) ?? []
        let rows = names.enumerated().map { index, name in
            Table.Row([Cell(name)] + figures.map { Cell($0[index].text) })
        }
        var notes: [Table.Footnote] = []
        if pairs.contains(where: { !$0.isComplete }) { notes.append(.init("", "The round is not complete; its figures are preliminary.")) }
        if !pairs.isEmpty {
            notes.append(
                .init(
                    "",
                    """
                    SE: standard error; intervals of 95 %. Where inclusions are rare, kappa is low beside high agreement: the prevalence index \
                    says how rare (0 for as many inclusions as exclusions), and PABAK and AC1 depend on it less.
                    """))
        }
        return Table(id: "agreement", label: "", caption: definition, columns: columns, rows: pairs.isEmpty ? [] : rows, footnotes: notes)
    }
}

extension ScreeningAgreement {
    fileprivate struct Coefficient {
        let value: Double?
        let error: Double?
        let lower: Double?
        let upper: Double?

        var text: String {
            guard let value else { return "undefined" }
            guard let error, let lower, let upper else { return Self.number(value) }
            return "\(Self.number(value)) (SE \(Self.number(error)); \(Self.number(lower)) to \(Self.number(upper)))"
        }

        var json: JSONValue {
            [
                "value": .number(orNull: value), "standardError": .number(orNull: error), "lower": .number(orNull: lower),
                "upper": .number(orNull: upper),
            ]
        }

        static func number(_ value: Double) -> String {
            let scaled = (value * 1000).rounded() / 1000
            let text = String(abs(scaled)) + "000"
            let parts = text.split(separator: ".")
            return (scaled < 0 ? "-" : "") + "\(parts[0]).\(parts.count > 1 ? parts[1].prefix(3) : "000")"
        }
    }

    /// Estimate ± z SE, brought within -1 and 1.
    private func normal(_ value: Double?, _ error: Double?) -> Coefficient {
        guard let value, let error else { return Coefficient(value: value, error: error, lower: nil, upper: nil) }
        let half = 1.959963984540054 * error
        return Coefficient(value: value, error: error, lower: max(-1, value - half), upper: min(1, value + half))
    }

    private var kappaFigure: Coefficient { normal(kappa.value?.kappa, kappa.value?.standardError) }
    private var pabakFigure: Coefficient { normal(pabak?.coefficient, pabak?.standardError) }
    private var ac1Figure: Coefficient { normal(ac1.value?.coefficient, ac1.value?.tableStandardError) }

    fileprivate var figures: [(name: String, text: String)] {
        let percent =
            observed.map { share in
                let tenths = Int((share * 1000).rounded())
                return "\(tenths / 10).\(tenths % 10) %"
            } ?? "undefined"
        let number = { (value: Double?) in value.map(Coefficient.number) ?? "undefined" }
        return [
            ("Records with both votes", String(n)), ("Both include", String(bothInclude)), ("The first alone includes", String(firstAlone)),
            ("The second alone includes", String(secondAlone)), ("Both exclude", String(bothExclude)), ("Agreement", percent),
            ("Cohen's kappa", kappaFigure.text), ("PABAK", pabakFigure.text), ("Gwet's AC1", ac1Figure.text),
            ("Prevalence index", number(indices?.prevalence)), ("Bias index", number(indices?.bias)),
            ("Agreement on inclusion", number(indices?.positive)), ("Agreement on exclusion", number(indices?.negative)),
        ]
    }

    fileprivate var json: JSONValue {
        [
            "round": .string(round.rawValue), "first": .string(first), "second": .string(second), "complete": .bool(isComplete),
            "n": .integer(n), "bothInclude": .integer(bothInclude), "firstAlone": .integer(firstAlone),
            "secondAlone": .integer(secondAlone), "bothExclude": .integer(bothExclude), "agreement": .number(orNull: observed),
            "kappa": kappaFigure.json, "pabak": pabakFigure.json, "ac1": ac1Figure.json,
            "prevalenceIndex": .number(orNull: indices?.prevalence), "biasIndex": .number(orNull: indices?.bias),
            "positiveAgreement": .number(orNull: indices?.positive), "negativeAgreement": .number(orNull: indices?.negative),
        ]
    }
}
