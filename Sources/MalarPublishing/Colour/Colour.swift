// SPDX-License-Identifier: Apache-2.0

/// A colour of the sRGB space.
struct Colour: Hashable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8

    /// `0xRRGGBB`.
    init(_ code: UInt32) {
        red = UInt8(code >> 16 & 0xFF)
        green = UInt8(code >> 8 & 0xFF)
        blue = UInt8(code & 0xFF)
    }

    /// `#RRGGBB`.
    var css: String {
        "#"
            + [red, green, blue].map { part in
                let digits = String(part, radix: 16, uppercase: true)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
    }
}
