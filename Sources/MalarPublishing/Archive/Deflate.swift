// SPDX-License-Identifier: Apache-2.0

/// Compresses bytes with the fixed codes of DEFLATE: small, without a library, and the same bytes on every platform.
///
/// - Source: RFC 1951, section 3.2.6.
struct Deflate {
    private static let window = 32_768
    private static let longest = 258
    private static let depth = 24
    private static let lengths: [(base: Int, bits: Int)] = ranges(first: 3, plain: 8, step: 4, count: 28) + [(258, 0)]
    private static let distances: [(base: Int, bits: Int)] = ranges(first: 1, plain: 4, step: 2, count: 30)

    private let input: [UInt8]
    private var output: [UInt8] = []
    private var pending: UInt32 = 0
    private var pendingBits = 0
    private var heads = [Int32](repeating: -1, count: 1 << 15)
    private var previous: [Int32]

    /// The bytes as one final block.
    /// - Complexity: linear in the input; a match is sought among a bounded number of places.
    static func compressed(_ input: [UInt8]) -> [UInt8] {
        var deflate = Deflate(input)
        return deflate.run()
    }

    private init(_ input: [UInt8]) {
        self.input = input
        previous = [Int32](repeating: -1, count: input.count)
        output.reserveCapacity(input.count / 4 + 16)
    }

    /// The tables of lengths and distances: `plain` entries without extra bits, then one bit more after every `step` entries.
    private static func ranges(first: Int, plain: Int, step: Int, count: Int) -> [(base: Int, bits: Int)] {
        var base = first
        return (0..<count).map { index in
            let bits = index < plain ? 0 : (index - plain) / step + 1
            defer { base += 1 << bits }
            return (base, bits)
        }
    }

    private mutating func run() -> [UInt8] {
        write(1, bits: 1)
        write(1, bits: 2)
        var position = 0
        while position < input.count {
            if let match = match(at: position) {
                write(length: match.length)
                write(distance: match.distance)
                for place in position..<(position + match.length) { remember(place) }
                position += match.length
            } else {
                write(symbol: Int(input[position]))
                remember(position)
                position += 1
            }
        }
        write(symbol: 256)
        if pendingBits > 0 { output.append(UInt8(truncatingIfNeeded: pending)) }
        return output
    }
}

extension Deflate {
    private func hash(at position: Int) -> Int? {
        guard position + 2 < input.count else { return nil }
        let three = UInt32(input[position]) << 16 | UInt32(input[position + 1]) << 8 | UInt32(input[position + 2])
        return Int((three &* 2_654_435_761) >> 17)
    }

    private mutating func remember(_ position: Int) {
        guard let hash = hash(at: position) else { return }
        previous[position] = heads[hash]
        heads[hash] = Int32(position)
    }

    private func match(at position: Int) -> (length: Int, distance: Int)? {
        guard let hash = hash(at: position) else { return nil }
        var best = (length: 2, distance: 0)
        var candidate = Int(heads[hash])
        for _ in 0..<Self.depth {
            guard candidate >= 0, position - candidate <= Self.window else { break }
            let length = commonLength(candidate, position)
            if length > best.length { best = (length, position - candidate) }
            candidate = Int(previous[candidate])
        }
        return best.distance > 0 ? best : nil
    }

    private func commonLength(_ candidate: Int, _ position: Int) -> Int {
        let limit = min(Self.longest, input.count - position)
        var length = 0
        while length < limit, input[candidate + length] == input[position + length] { length += 1 }
        return length
    }
}

extension Deflate {
    private mutating func write(_ value: Int, bits: Int) {
        pending |= UInt32(value) << UInt32(pendingBits)
        pendingBits += bits
        while pendingBits >= 8 {
            output.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            pendingBits -= 8
        }
    }

    /// Codes go out with their highest bit first, unlike all other numbers.
    private mutating func write(code: Int, bits: Int) {
        let reversed = (0..<bits).reduce(0) { $0 | (code >> $1 & 1) << (bits - 1 - $1) }
        write(reversed, bits: bits)
    }

    private mutating func write(symbol: Int) {
        switch symbol {
        case ..<144: write(code: 0x30 + symbol, bits: 8)
        case ..<256: write(code: 0x190 + symbol - 144, bits: 9)
        case ..<280: write(code: symbol - 256, bits: 7)
        default: write(code: 0xC0 + symbol - 280, bits: 8)
        }
    }

    private mutating func write(length: Int) {
        let index = Self.lengths.lastIndex { $0.base <= length } ?? 0
        write(symbol: 257 + index)
        write(length - Self.lengths[index].base, bits: Self.lengths[index].bits)
    }

    private mutating func write(distance: Int) {
        let index = Self.distances.lastIndex { $0.base <= distance } ?? 0
        write(code: index, bits: 5)
        write(distance - Self.distances[index].base, bits: Self.distances[index].bits)
    }
}
