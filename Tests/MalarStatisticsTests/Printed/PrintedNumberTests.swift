// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Numbers as printed")
struct PrintedNumberTests {
    @Test(
        "Read",
        arguments: [
            ("108.75", 108.75, 2), ("5", 5, 0), ("0.750", 0.75, 3), (".043", 0.043, 3), ("-3.5", -3.5, 1), ("\u{2212}2.2", -2.2, 1),
            ("+7", 7, 0), (" 12.0 ", 12, 1), ("000", 0, 0),
        ])
    func read(text: String, value: Double, decimals: Int) throws {
        let printed = try #require(PrintedNumber(text))
        #expect(printed.value == value && printed.decimals == decimals)
    }

    @Test(
        "Not guessed at",
        arguments: [
            "", " ", ".", "-", "5.", "1,200", "108,75", "<0.001", "5%", "1e3", "1.2.3", "--1", "+-1", "nan", "inf", "0x10", "1 2",
            "\u{0663}",
        ])
    func refused(text: String) {
        #expect(PrintedNumber(text) == nil)
    }

    @Test("A number too long for a double is refused, a long one is compared exactly only")
    func long() {
        #expect(PrintedNumber(String(repeating: "9", count: 400)) == nil)
        #expect(PrintedNumber("0.1000000000000000055511151231257827")?.agrees(with: 0.1) == .exact)
        #expect(PrintedNumber("0.1000000000000000055511151231257827")?.agrees(with: 0.11) == .no)
    }

    @Test(
        "Agreement",
        arguments: [
            // printed, computed, agreement
            ("108.75", 108.75, .exact), ("0.3", 0.1 + 0.2, .exact), ("0", 0, .exact), ("0", -0.0, .exact), ("0.750", 0.75, .exact),
            ("0.043", 0.0431, .afterRounding), ("109", 108.75, .afterRounding), ("108", 108.75, .no), ("108.7", 108.75, .no),
            // A half: away from zero or to the even digit.
            ("3", 2.5, .afterRounding), ("2", 2.5, .afterRounding), ("4", 3.5, .afterRounding), ("3", 3.5, .no),
            ("108.8", 108.75, .afterRounding), ("-3", -2.5, .afterRounding), ("-2", -2.5, .afterRounding), ("-3", -3.5, .no),
            ("0.13", 0.125, .afterRounding), ("0.12", 0.125, .afterRounding), ("0.14", 0.125, .no),
            // 1.005 and 1.015 are not halves as doubles, but mean halves.
            ("1.01", 1.005, .afterRounding), ("1.00", 1.005, .afterRounding), ("1.02", 1.015, .afterRounding),
            ("1.01", 1.015, .afterRounding), ("1.03", 1.015, .no),
            // Sign.
            ("-0.0", -0.01, .afterRounding), ("0.0", -0.01, .afterRounding), ("0.0", 0.01, .afterRounding), ("-1", 1, .no),
            ("1", -1.2, .no),
            ("5", .nan, .no), ("5", .infinity, .no), ("9", 1e300, .no), ("0", 0.5000001, .no), ("0", 0.5, .afterRounding),
            ("1", 0.5, .afterRounding),
        ] as [(String, Double, PrintedNumber.Agreement)])
    func agreement(text: String, computed: Double, agreement: PrintedNumber.Agreement) throws {
        #expect(try #require(PrintedNumber(text)).agrees(with: computed) == agreement)
    }

    @Test("Only the nearest printed numbers agree with a random value")
    func neighbours() throws {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<500 {
            let value = Double.random(in: 0..<100, using: &generator)
            let hundredths = Int((value * 100).rounded())
            for shift in -2...2 where hundredths + shift >= 0 {
                let digits = hundredths + shift
                let text = "\(digits / 100)." + (digits % 100 < 10 ? "0" : "") + "\(digits % 100)"
                #expect((try #require(PrintedNumber(text)).agrees(with: value) == .no) == (shift != 0))
            }
        }
    }
}
