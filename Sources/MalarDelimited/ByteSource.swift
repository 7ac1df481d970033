// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where a stream takes its bytes from, a chunk at a time.
public struct ByteSource {
    let next: () throws -> [UInt8]?

    /// - Parameter next: gives the next chunk, of any size, or `nil` at the end. It is not called again after `nil`.
    public init(_ next: @escaping () throws -> [UInt8]?) {
        self.next = next
    }

    /// Bytes in memory, in chunks of `chunkSize`.
    public static func bytes(_ bytes: [UInt8], chunkSize: Int = 65_536) -> Self {
        precondition(chunkSize >= 1, "a chunk has at least one byte")
        var position = 0
        return Self {
            guard position < bytes.count else { return nil }
            let end = min(position + chunkSize, bytes.count)
            defer { position = end }
            return Array(bytes[position..<end])
        }
    }

    /// An open file, pipe or terminal, read as its bytes come. Standard input is 0. It is not closed.
    public static func fileDescriptor(_ descriptor: Int32, chunkSize: Int = 65_536) -> Self {
        precondition(chunkSize >= 1, "a chunk has at least one byte")
        return Self {
            let chunk = try [UInt8](unsafeUninitializedCapacity: chunkSize) { buffer, count in
                var result = read(descriptor, buffer.baseAddress, chunkSize)
                while result < 0, errno == EINTR { result = read(descriptor, buffer.baseAddress, chunkSize) }
                guard result >= 0 else { throw ByteSourceError(systemCode: errno) }
                count = result
            }
            return chunk.isEmpty ? nil : chunk
        }
    }
}

/// The system could not read from a file descriptor.
public struct ByteSourceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The value of `errno`.
    public let systemCode: Int32

    /// What the system says and what to do; it names no file, which a descriptor does not know.
    public var description: String {
        "The input could not be read (\(String(cString: strerror(systemCode)))). Check that it is open and that you may read it."
    }
}
