// SPDX-License-Identifier: Apache-2.0

import MalarDelimited
import Testing

@Suite("Values of fields")
struct FieldParsingTests {
    @Test(
        "Decimals",
        arguments: [
            // field        point                          comma                          either
            ("7.5", .value(7.5), .refused(.wrongDecimalMark), .value(7.5)),
            ("7,5", .refused(.wrongDecimalMark), .value(7.5), .value(7.5)),
            ("7", .value(7), .value(7), .value(7)),
            ("-0.25", .value(-0.25), .refused(.wrongDecimalMark), .value(-0.25)),
            ("+3", .value(3), .value(3), .value(3)),
            ("\u{2212}3", .value(-3), .value(-3), .value(-3)),
            (".05", .value(0.05), .refused(.wrongDecimalMark), .value(0.05)),
            ("-.5", .value(-0.5), .refused(.wrongDecimalMark), .value(-0.5)),
            ("\u{A0}12 ", .value(12), .value(12), .value(12)),
            ("1.500", .value(1.5), .refused(.wrongDecimalMark), .refused(.ambiguousMark)),
            ("1,500", .refused(.wrongDecimalMark), .value(1.5), .refused(.ambiguousMark)),
            ("0,500", .refused(.wrongDecimalMark), .value(0.5), .value(0.5)),
            ("1500,250", .refused(.wrongDecimalMark), .value(1500.25), .value(1500.25)),
            ("", .unknown, .unknown, .unknown),
            ("n/a", .unknown, .unknown, .unknown),
        ] as [(String, FieldReading<Double>, FieldReading<Double>, FieldReading<Double>)])
    func decimals(field: String, point: FieldReading<Double>, comma: FieldReading<Double>, either: FieldReading<Double>) {
        #expect(parseDecimal(field, decimalMark: .point) == point)
        #expect(parseDecimal(field, decimalMark: .comma) == comma)
        #expect(parseDecimal(field, decimalMark: .either) == either)
    }

    @Test(
        "What is no decimal in any file",
        arguments: [
            ("1,234.5", .thousandsSeparator), ("1.234.567", .thousandsSeparator), ("1 500", .thousandsSeparator),
            ("1'500", .thousandsSeparator),
            ("1\u{A0}500", .thousandsSeparator), ("1e5", .exponent), ("1.5E-3", .exponent), ("0x1F", .hexadecimal), ("-0x1", .hexadecimal),
            ("inf", .notFinite), ("-Infinity", .notFinite), ("NaN", .notFinite), ("<2", .censored), ("≥ 3", .censored),
            ("seven", .notANumber),
            ("7.", .notANumber), ("--7", .notANumber), ("7-", .notANumber), (".", .notANumber), ("-", .notANumber), ("7 mg", .notANumber),
            ("٧", .notANumber), ("7.5.", .notANumber), ("e", .notANumber), (String(repeating: "9", count: 400), .notFinite),
        ] as [(String, FieldRefusal)])
    func refusals(field: String, refusal: FieldRefusal) {
        for mark in DecimalMark.allCases { #expect(parseDecimal(field, decimalMark: mark) == .refused(refusal)) }
    }

    @Test(
        "Censored values keep their comparator",
        arguments: [
            ("<2", .value(CensoredDecimal(.less, 2))), ("> 600", .value(CensoredDecimal(.greater, 600))),
            ("<=0.5", .value(CensoredDecimal(.lessOrEqual, 0.5))), ("≥10", .value(CensoredDecimal(.greaterOrEqual, 10))),
            ("≤ 1", .value(CensoredDecimal(.lessOrEqual, 1))), (">=1", .value(CensoredDecimal(.greaterOrEqual, 1))),
            ("7.5", .value(CensoredDecimal(.equal, 7.5))), ("NA", .unknown), ("<", .refused(.notANumber)), ("<NA", .refused(.notANumber)),
            ("<<2", .refused(.censored)), ("<0,5", .refused(.wrongDecimalMark)), ("2>", .refused(.notANumber)),
        ] as [(String, FieldReading<CensoredDecimal>)])
    func censored(field: String, expected: FieldReading<CensoredDecimal>) {
        #expect(parseCensoredDecimal(field, decimalMark: .point) == expected)
    }

    @Test(
        "Findings: unknown is not absent",
        arguments: [
            (["true", "TRUE", "1", "yes", "Y", "si", "sì", "Sì", "SÌ", "si\u{300}", "present", "+", " 1 "], .value(true)),
            (["false", "0", "no", "N", "absent", "-", "\u{2212}"], .value(false)),
            (["", " ", "NA", "n/a", "N/A", "unknown", "nd", "ND", "?"], .unknown),
            (["2", "maybe", "x", "10", "yess", "--", "none"], .refused(.notAFinding)),
        ] as [([String], FieldReading<Bool>)])
    func findings(fields: [String], expected: FieldReading<Bool>) {
        for field in fields { #expect(parseFinding(field) == expected, "\(field)") }
    }

    @Test(
        "Integers within a range",
        arguments: [
            ("0", .value(0)), ("10", .value(10)), ("+7", .value(7)), ("007", .value(7)), ("11", .refused(.aboveRange)),
            ("-1", .refused(.belowRange)), ("7.0", .refused(.notAnInteger)), ("7,0", .refused(.notAnInteger)),
            ("1e1", .refused(.notAnInteger)),
            ("", .unknown), ("?", .unknown), ("-", .refused(.notAnInteger)), ("+-1", .refused(.notAnInteger)),
            ("99999999999999999999", .refused(.aboveRange)), ("-99999999999999999999", .refused(.belowRange)),
        ] as [(String, FieldReading<Int>)])
    func integers(field: String, expected: FieldReading<Int>) {
        #expect(parseInteger(field, in: 0...10) == expected)
    }

    @Test("The whole range of integers")
    func extremes() {
        for value in [Int.min, Int.max] { #expect(parseInteger(String(value)) == .value(value)) }
    }

    @Test(
        "Lists",
        arguments: [
            ("a|b", .comma, .value(["a", "b"])), (" a ; b|c ", .comma, .value(["a", "b", "c"])), ("a", .tab, .value(["a"])),
            ("a;b|c", .semicolon, .value(["a;b", "c"])), ("a|b;c", .verticalBar, .value(["a|b", "c"])), ("", .comma, .unknown),
            ("NA", .comma, .unknown), ("a||b", .comma, .refused(.emptyListItem)), ("a|", .comma, .refused(.emptyListItem)),
        ] as [(String, Delimiter, FieldReading<[String]>)])
    func lists(field: String, delimiter: Delimiter, expected: FieldReading<[String]>) {
        #expect(parseList(field, delimiter: delimiter) == expected)
    }

    @Test("Every decimal with six digits is read as its nearest Double")
    func decimalProperty() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2_000 {
            let value = Double(Int.random(in: -999_999...999_999, using: &generator)) / 1_000
            #expect(parseDecimal("\(value)", decimalMark: .point) == .value(value))
        }
    }
}
