// SPDX-License-Identifier: Apache-2.0

/// The bytes of a stream that have come and are not used up.
package struct ChunkBuffer {
    package private(set) var bytes: [UInt8] = []
    /// The first byte that is not used up.
    package private(set) var start = 0
    /// Whether no more bytes will come.
    package private(set) var isFinal = false
    private let source: ByteSource

    package init(_ source: ByteSource) {
        self.source = source
    }

    package var count: Int { bytes.count - start }

    package mutating func consume(to offset: Int) {
        start = offset
    }

    /// Takes chunks, at least one, until one has a line end in it, `limit` bytes are exceeded or the source is at its end.
    ///
    /// A record that is cut off is then split again only where that can help. Offsets into `bytes` are void afterwards.
    package mutating func fill(beyond limit: Int) throws {
        dropUsed()
        guard !isFinal else { return }
        repeat {
            guard let chunk = try source.next() else {
                isFinal = true
                return
            }
            // After a CR the next byte, whatever it is, settles where the line ends.
            let hadReturn = bytes.last == LineEnds.carriageReturn
            bytes.append(contentsOf: chunk)
            if !chunk.isEmpty, hadReturn || chunk.hasLineEnd { return }
        } while count <= limit
    }

    private mutating func dropUsed() {
        if start == bytes.count {
            bytes.removeAll(keepingCapacity: true)
        } else if start > 0 {
            bytes.removeSubrange(0..<start)
        }
        start = 0
    }
}

extension [UInt8] {
    fileprivate var hasLineEnd: Bool { contains { $0 == LineEnds.lineFeed || $0 == LineEnds.carriageReturn } }
}
