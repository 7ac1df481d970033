// SPDX-License-Identifier: Apache-2.0

/// Gathers bytes and hands them on in pieces of some size.
///
/// A class, because the source empties it before it waits for more input: whoever sent a row has its result before the next one.
final class ScoreOutput {
    var bytes: [UInt8] = []
    private let write: ([UInt8]) throws -> Void
    private static let pieceSize = 65_536

    init(_ write: @escaping ([UInt8]) throws -> Void) {
        self.write = write
    }

    func flushIfFull() throws {
        if bytes.count >= Self.pieceSize { try flush() }
    }

    func flush() throws {
        guard !bytes.isEmpty else { return }
        try write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
