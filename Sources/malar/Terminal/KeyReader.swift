// SPDX-License-Identifier: Apache-2.0

internal import MalarWorkbench

/// Makes keys of the bytes that a terminal sends.
///
/// Text that is pasted is passed over: its letters would be taken for decisions.
struct KeyReader {
    /// A key, or the wish to suspend the command.
    enum Press: Equatable {
        case press(ScreeningKey)
        case suspend

        var key: ScreeningKey { if case .press(let key) = self { key } else { .escape } }
    }

    private var bytes: [UInt8] = []
    private var isPasting = false
    private var isClosed = false

    /// Whether bytes wait whose end has not come yet.
    var isOpen: Bool { !bytes.isEmpty }

    mutating func append(_ more: some Sequence<UInt8>) {
        bytes += more
        isClosed = false
    }

    /// Nothing more belongs to what waits: a lone escape is a key.
    mutating func close() { isClosed = true }

    /// The next whole key; `nil` where there is none yet.
    mutating func next() -> Press? {
        while let (press, count) = first() {
            bytes.removeFirst(count)
            if isPasting { continue }
            if let press { return press }
        }
        return nil
    }

    /// The first key, `nil` for bytes without a meaning, and how many bytes it takes.
    private mutating func first() -> (Press?, Int)? {
        guard let byte = bytes.first else { return nil }
        switch byte {
        case 0x1B: return sequence()
        case 0x03, 0x04: return (.press(.interrupt), 1)
        case 0x1A: return (.suspend, 1)
        case 0x0D, 0x0A: return (.press(.enter), 1)
        case 0x7F, 0x08: return (.press(.backspace), 1)
        case 0x00..<0x20: return (nil, 1)
        default: return character(byte)
        }
    }

    private func character(_ byte: UInt8) -> (Press?, Int)? {
        let length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        guard bytes.count >= length || isClosed else { return nil }
        let part = bytes.prefix(length)
        guard let text = String(validating: part, as: UTF8.self), let character = text.first else { return (nil, 1) }
        return (.press(.character(character)), length)
    }

    /// `ESC [ ... letter`, `ESC O letter`, or the escape key by itself.
    private mutating func sequence() -> (Press?, Int)? {
        guard bytes.count > 1 else { return isClosed ? (.press(.escape), 1) : nil }
        guard bytes[1] == 0x5B || bytes[1] == 0x4F else { return (.press(.escape), 1) }
        guard let end = bytes.indices.dropFirst(2).first(where: { (0x40...0x7E).contains(bytes[$0]) }) else {
            return isClosed || bytes.count > 32 ? (nil, bytes.count) : nil
        }
        let name = String(decoding: bytes[2...end], as: UTF8.self)
        switch name {
        case "200~": isPasting = true
        case "201~":
            isPasting = false
            return (nil, end + 1)
        default: return (Self.keys[name].map { .press($0) }, end + 1)
        }
        return (nil, end + 1)
    }

    private static let keys: [String: ScreeningKey] = [
        "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "1~": .home, "4~": .end, "5~": .pageUp, "6~": .pageDown,
        "7~": .home, "8~": .end,
    ]
}
