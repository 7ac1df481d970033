// SPDX-License-Identifier: Apache-2.0

/// Names of files for patients: safe on every system, and never the same for two patients.
///
/// ASCII letters, digits and `-` stay; every other byte of the id becomes `_` with two hexadecimal digits, so that no id leads out of the
/// folder. Where two names differ by letter case alone, or are cut because they are long, a number behind `__`, which no other name
/// holds, tells them apart.
public struct PatientFileNames: Sendable, Hashable {
    private static let longest = 120
    /// Names that one system or another keeps for devices.
    private static let reserved: Set<String> = [
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4",
        "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    ]

    private let names: [String: String]

    /// Names for patients in their order, which decides who is numbered.
    public init(_ ids: [String]) {
        var names: [String: String] = [:]
        var taken: Set<String> = []
        for id in ids where names[id] == nil {
            let plain = Self.encoded(id)
            let whole = plain.utf8.count <= Self.longest && !plain.isEmpty
            let stem = String(plain.prefix(Self.longest))
            var (name, number) = (whole ? plain : "\(stem)__1", 1)
            while !taken.insert(name.lowercased()).inserted {
                number += 1
                name = "\(stem)__\(number)"
            }
            names[id] = name
        }
        self.names = names
    }

    /// The name of a patient's file without its ending; `nil` for a patient who is not among them.
    public subscript(id: String) -> String? { names[id] }

    private static func encoded(_ id: String) -> String {
        let isReserved = reserved.contains(id.lowercased())
        return id.utf8.enumerated().map { index, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                isReserved && index == 0 ? escaped(byte) : String(Character(Unicode.Scalar(byte)))
            case UInt8(ascii: "-"): "-"
            default: escaped(byte)
            }
        }.joined()
    }

    private static func escaped(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return "_" + (digits.count == 1 ? "0" + digits : digits)
    }
}
