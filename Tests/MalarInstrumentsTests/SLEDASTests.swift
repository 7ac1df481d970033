// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("SLE-DAS: Jesus 2019, 2021")
struct SLEDASTests {
    typealias Item = SLEDAS.Item

    static let both: [Item] = [.hypocomplementemia, .increasedAntiDsDna]

    /// A visit at which everything was looked for: these are present, amounts are within their limits unless given.
    static func visit(_ present: [Item] = [], _ numbers: [String: Double] = [:], unknown: [Item] = [], without: [String] = []) -> Answers {
        let normal: [String: Double] = ["sjc28": 0, "proteinuriaMg": 100, "platelets": 250, "leukocytes": 6]
        var answers = Answers.numbers(normal.merging(numbers) { $1 })
        for item in Item.allCases where ![.arthritis, .proteinuria, .thrombocytopenia, .leukopenia].contains(item) {
            answers[item.rawValue] = unknown.contains(item) ? .unknown : .finding(present.contains(item) ? .present : .absent)
        }
        for id in without { answers[id] = .unknown }
        return answers
    }

    struct Vector: Sendable, CustomTestStringConvertible {
        let id: String, present: [Item], numbers: [String: Double], score: String, band: String
        var testDescription: String { id }

        init(_ id: String, _ present: [Item], _ numbers: [String: Double], _ score: String, _ band: String) {
            (self.id, self.present, self.numbers, self.score, self.band) = (id, present, numbers, score, band)
        }
    }

    @Test(
        "Scores",
        arguments: [
            Vector("D1", [], [:], "0.3660", "remission"), Vector("D2", [.hypocomplementemia], [:], "1.1200", "remission"),
            Vector("D3", [.increasedAntiDsDna], [:], "1.3220", "remission"), Vector("D4", both, [:], "2.0760", "remission"),
            Vector("D5", [.alopecia, .hypocomplementemia], [:], "2.0930", "mild"), Vector("D6", [.mucosalUlcers], [:], "3.1350", "mild"),
            Vector("D7", [], ["sjc28": 3], "4.8600", "mild"), Vector("D8", both, ["sjc28": 6], "7.9320", "moderate or severe"),
            Vector("D9", both, ["proteinuriaMg": 1500], "12.3627", "moderate or severe"),
            Vector("D10", [], ["platelets": 50], "4.6536", "mild"), Vector("D11", [], ["leukocytes": 2], "2.9781", "mild"),
            Vector("D12", [.serositis], [:], "6.3660", "mild"), Vector("D13", [.neuropsychiatric], [:], "18.3660", "moderate or severe"),
            Vector("D14 haemolysis", [.hemolyticAnemia], [:], "9.3660", "moderate or severe"),
            Vector("D14 myositis", [.myositis], [:], "9.3660", "moderate or severe"),
            Vector("D14 local rash", [.localizedRash], [:], "3.5040", "mild"),
            Vector("D14 general rash", [.generalizedRash], [:], "4.2530", "mild"),
            Vector("D14 vasculitis", [.mucocutaneousVasculitis], [:], "4.7740", "mild"),
            Vector("D15", [], ["proteinuriaMg": 501], "6.4735", "mild"),
            Vector(
                "D16", [.generalizedRash, .mucosalUlcers, .alopecia] + both, ["sjc28": 8, "leukocytes": 2.5], "17.9524",
                "moderate or severe"),
            Vector("D17", both, ["proteinuriaMg": 2400, "sjc28": 4, "platelets": 60], "22.3727", "moderate or severe"),
            Vector("D18", both, ["proteinuriaMg": 800], "9.9671", "moderate or severe"),
            Vector("E3 before", both, ["proteinuriaMg": 3000], "15.0043", "moderate or severe"),
            Vector("E4 before", [], ["platelets": 20], "9.7638", "moderate or severe"),
            Vector("both rashes", [.localizedRash, .generalizedRash], [:], "4.2530", "mild"),
            Vector("at the limits", [], ["proteinuriaMg": 500, "platelets": 100, "leukocytes": 3], "0.3660", "remission"),
        ])
    func vector(_ vector: Vector) throws {
        let result = try SLEDAS.assess(Self.visit(vector.present, vector.numbers))
        #expect(rounds(result.score?.value, to: vector.score))
        #expect(result.band == vector.band && result.missing == ["dose"])
        let kernel = SLEDAS.score(
            present: ItemSet(vector.present), sjc28: vector.numbers["sjc28"] ?? 0, proteinuriaMg: vector.numbers["proteinuriaMg"] ?? 0,
            platelets: vector.numbers["platelets"] ?? 300, leukocytes: vector.numbers["leukocytes"] ?? 8)
        #expect(rounds(kernel, to: vector.score))
    }

    @Test("D21: proteinuria without an amount leaves the score open upwards; it is never taken as normal")
    func flagWithoutAmount() throws {
        for (item, amount, least) in [
            ("proteinuria", "proteinuriaMg", "6.4659"), ("thrombocytopenia", "platelets", "0.7880"), ("leukopenia", "leukocytes", "0.9272"),
        ] {
            var answers = Self.visit(without: [amount])
            answers["prednisone"] = .number(0)
            answers[item] = .finding(.present)
            let result = try SLEDAS.assess(answers)
            #expect(result.score?.value == nil && result.score?.highest == nil && result.missing == [amount])
            #expect(rounds(result.score?.lowest, to: least), "\(result.score?.lowest ?? 0)")
            #expect(result.criteria.first { $0.id == "remissionBoolean" }?.state == .notMet)
            answers[item] = .finding(.absent)
            #expect(rounds(try SLEDAS.assess(answers).score?.value, to: "0.3660"))
            answers[item] = nil
            let open = try SLEDAS.assess(answers)
            #expect(open.score?.value == nil && rounds(open.score?.lowest, to: "0.3660") && open.score?.highest == nil)
        }
    }

    @Test(
        "States with prednisone",
        arguments: [
            ("D4, 5 mg", both, [:], 5, [.met, .met, .met, .notMet]),
            ("D4, 6 mg", both, [:], 6, [.notMet, .notMet, .met, .notMet]),
            ("D5, 7.5 mg", [.alopecia, .hypocomplementemia], [:], 7.5, [.notMet, .notMet, .met, .notMet]),
            ("D6", [.mucosalUlcers], [:], 0, [.notMet, .notMet, .notMet, .notMet]),
            ("alopecia", [.alopecia], [:], 5, [.met, .notMet, .met, .notMet]),
            ("D9", both, ["proteinuriaMg": 1500], 0, [.notMet, .notMet, .notMet, .met]),
            ("D18", both, ["proteinuriaMg": 800], 0, [.notMet, .notMet, .notMet, .met]),
            ("platelets 95", [], ["platelets": 95], 0, [.met, .notMet, .met, .notMet]),
            ("T5", [.alopecia, .increasedAntiDsDna], [:], 7.5, [.notMet, .notMet, .met, .notMet]),
            ("T6", [.hypocomplementemia], [:], 10, [.notMet, .notMet, .notMet, .notMet]),
        ] as [(String, [Item], [String: Double], Double, [Truth])])
    func states(_ id: String, present: [Item], numbers: [String: Double], dose: Double, states: [Truth]) throws {
        let answers = Self.visit(present, numbers.merging(["prednisone": dose]) { $1 })
        let result = try SLEDAS.assess(answers)
        #expect(result.criteria.map(\.id) == ["remissionIndex", "remissionBoolean", "lowDiseaseActivity", "severe"])
        #expect(result.criteria.map(\.state) == states)
        #expect(result.missing.isEmpty)
        let (visit, score) = (SLEDAS.Visit(answers), SLEDAS.score(SLEDAS.Visit(answers)))
        let typed = [
            SLEDAS.remissionIndex(score, prednisone: Bounds(dose)), SLEDAS.remissionBoolean(visit, prednisone: Bounds(dose)),
            SLEDAS.lowDiseaseActivity(score, prednisone: Bounds(dose)), SLEDAS.isSevere(score),
        ]
        #expect(typed == states)
    }

    @Test("What decided is said")
    func decided() throws {
        let result = try SLEDAS.assess(Self.visit([.alopecia], ["prednisone": 7.5, "sjc28": 2]))
        #expect(result.criteria[0].decidedBy == "SLE-DAS 5.38; prednisone-equivalent 7.5 mg/day")
        #expect(result.criteria[1].decidedBy == "arthritis, alopecia present; prednisone-equivalent 7.5 mg/day")
        #expect(result.criteria[2].decidedBy == "SLE-DAS 5.38")
        let without = try SLEDAS.assess(Self.visit())
        #expect(without.criteria.map(\.state) == [.indeterminate, .indeterminate, .indeterminate, .notMet])
        #expect(without.criteria[0].decidedBy == "glucocorticoid dose not recorded")
    }

    @Test("Attribution: an amount answered as absent counts nothing, and the result says so")
    func attribution() throws {
        var answers = Self.visit([], ["platelets": 50])
        #expect(try SLEDAS.assess(answers).ownFlags == ["derived.thrombocytopenia"])
        #expect(try SLEDAS.assess(answers).flags.suffix(2) == ["unverified.remissionIndexDose", "unverified.remissionBoolean"])
        answers["thrombocytopenia"] = .finding(.absent)
        let result = try SLEDAS.assess(answers)
        #expect(rounds(result.score?.value, to: "0.3660") && result.ownFlags == ["notAttributed.thrombocytopenia"])
        answers["thrombocytopenia"] = .finding(.present)
        #expect(rounds(try SLEDAS.assess(answers).score?.value, to: "4.6536"))
    }

    @Test(
        "Refused: an item present with an amount within the limit, counts of zero",
        arguments: [
            ("proteinuria", "proteinuriaMg", 500.0, "proteinuria"), ("thrombocytopenia", "platelets", 100, "thrombocytopenia"),
            ("leukopenia", "leukocytes", 3, "leukopenia"), ("alopecia", "platelets", 0, "platelets"),
            ("alopecia", "leukocytes", 0, "leukocytes"), ("alopecia", "sjc28", 29, "sjc28"), ("alopecia", "sjc28", 1.5, "sjc28"),
            ("alopecia", "sledas", 0.3, "sledas"), ("alopecia", "platelets", -1, "platelets"),
        ])
    func refused(_ item: String, amount: String, value: Double, named: String) throws {
        var answers = Self.visit([], [amount: value])
        answers[item] = .finding(.present)
        let error = #expect(throws: AnswerError.self) { try SLEDAS.assess(answers) }
        #expect(error?.item == named && error?.description.hasPrefix("\(named): expects ") == true)
    }

    @Test("Arthritis follows the count; a column of another score does not; joints outside of the 28 only by their own item")
    func arthritis() throws {
        var answers = Self.visit([], ["sjc28": 0])
        answers["arthritis"] = .finding(.present)
        let against = try SLEDAS.assess(answers)
        #expect(rounds(against.score?.value, to: "0.3660") && against.ownFlags == ["countDecides.arthritis"])
        answers["arthritisOutside28"] = .finding(.present)
        #expect(rounds(try SLEDAS.assess(answers).score?.value, to: "3.4980"))
        answers["arthritisOutside28"] = .unknown
        #expect(try SLEDAS.assess(answers).missing.contains("arthritisOutside28"))
        var open = Self.visit(without: ["sjc28"])
        open["arthritis"] = .finding(.present)
        let range = try SLEDAS.assess(open)
        #expect(rounds(range.score?.lowest, to: "3.9520") && rounds(range.score?.highest, to: "16.2100"))
        #expect(range.missing.contains("sjc28"))
        open["arthritis"] = .finding(.absent)
        let none = try SLEDAS.assess(open)
        #expect(rounds(none.score?.value, to: "0.3660") && none.ownFlags == ["withoutCount.arthritis"])
        open["arthritis"] = nil
        #expect(rounds(try SLEDAS.assess(open).part("joints")?.highest, to: "15.8440"))
    }

    @Test("Serology follows from C3, C4 and anti-dsDNA; CH50 and Farr assay do not count")
    func serology() throws {
        let open = SLEDASTests.both
        let low = ["c3": 0.5, "c3Lower": 0.9, "antiDsDna": 40, "antiDsDnaUpper": 30]
        let result = try SLEDAS.assess(Self.visit([], low, unknown: open))
        #expect(rounds(result.score?.value, to: "2.0760"))
        #expect(result.ownFlags == ["derived.hypocomplementemia", "derived.increasedAntiDsDna"])
        #expect(try SLEDAS.assess(Self.visit([], ["c3": 1, "c3Lower": 0.9, "farrBinding": 90], unknown: open)).score?.value == nil)
        let normal = ["c3": 1, "c3Lower": 0.9, "c4": 0.3, "c4Lower": 0.1, "antiDsDna": 30, "antiDsDnaUpper": 30]
        #expect(rounds(try SLEDAS.assess(Self.visit([], normal, unknown: open)).score?.value, to: "0.3660"))
    }

    @Test("Open rashes leave what one of them can add")
    func rash() throws {
        let open = try SLEDAS.assess(Self.visit(unknown: [.localizedRash, .generalizedRash]))
        #expect(rounds(open.score?.lowest, to: "0.3660") && rounds(open.score?.highest, to: "4.2530"))
        let local = try SLEDAS.assess(Self.visit([.localizedRash], unknown: [.generalizedRash]))
        #expect(rounds(local.score?.lowest, to: "3.5040") && rounds(local.score?.highest, to: "4.2530"))
        let general = try SLEDAS.assess(Self.visit([.generalizedRash], unknown: [.localizedRash]))
        #expect(rounds(general.score?.value, to: "4.2530"))
    }

    @Test("A recorded score is used where items leave it open, and flagged where it contradicts them")
    func recorded() throws {
        let only = try SLEDAS.assess(.numbers(["sledas": 2.08, "prednisone": 5]))
        #expect(only.score?.value == 2.08 && only.band == "remission" && only.missing.isEmpty)
        #expect(only.criteria.map(\.state) == [.met, .indeterminate, .met, .notMet])
        let whole = try SLEDAS.assess(Self.visit(Self.both, ["sledas": 2.08]))
        #expect(rounds(whole.score?.value, to: "2.0760") && whole.ownFlags.isEmpty)
        #expect(try SLEDAS.assess(Self.visit(Self.both, ["sledas": 3])).ownFlags == ["recordedDiffers.sledas"])
    }

    @Test("The table: 17 rows in the official order, and the published extremes")
    func table() {
        #expect(SLEDAS.table.map(\.item) == Item.allCases && Item.allCases.count == 17)
        let every = ItemSet<Item>.all
        let binary = SLEDAS.score(present: every, sjc28: 28, proteinuriaMg: 0, platelets: 300, leukocytes: 8)
        #expect(rounds(binary, to: "107.957"))
        #expect(rounds(SLEDAS.score(present: every, sjc28: 28, proteinuriaMg: 10_000, platelets: 5, leukocytes: 0.5), to: "152.23"))
        #expect(SLEDAS.score(present: [], sjc28: 0, proteinuriaMg: 0, platelets: 300, leukocytes: 8) == SLEDAS.constant)
        #expect(SLEDAS.description.verification == .secondarySource)
    }

    @Test(
        "Cut-offs are read on two decimals",
        arguments: [
            (2.076, "remission"), (2.08, "remission"), (2.0849, "remission"), (2.09, "mild"), (7.64, "mild"),
            (7.644, "mild"), (7.65, "moderate or severe"),
        ])
    func edges(_ score: Double, band: String) throws {
        #expect(try SLEDAS.assess(.numbers(["sledas": score])).band == band)
    }

    @Test("Severe above 9.90, low activity up to 2.48; 3.135 is shown as 3.14")
    func otherEdges() {
        #expect(SLEDAS.isSevere(Bounds(9.90)) == .notMet && SLEDAS.isSevere(Bounds(9.91)) == .met)
        #expect(SLEDAS.isSevere(Bounds(10, nil)) == .met && SLEDAS.isSevere(Bounds(0.366, nil)) == .indeterminate)
        #expect(SLEDAS.lowDiseaseActivity(Bounds(2.48), prednisone: Bounds(7.5)) == .met)
        #expect(SLEDAS.lowDiseaseActivity(Bounds(2.49), prednisone: Bounds(0)) == .notMet)
        #expect(SLEDAS.rounded(3.135) == 3.14 && SLEDAS.rounded(0.366) == 0.37)
    }
}

extension Assessment {
    /// The flags of this visit, without those that every result of SLE-DAS carries.
    fileprivate var ownFlags: [String] { flags.filter { !$0.hasPrefix("unverified.") } }
}
