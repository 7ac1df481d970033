// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Standard input, output and error.
enum Console {
    /// Makes a reader that goes away an error of the next write instead of a signal.
    static func start() {
        signal(SIGPIPE, SIG_IGN)
    }

    static func leave(with status: Int32) -> Never {
        exit(status)
    }

    /// Writes text and a line feed, if it has none, to standard output.
    static func print(_ text: String) {
        write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }

    /// Writes bytes to standard output. Where nobody reads any more, there is nothing left to do, and the command ends quietly.
    static func write(_ bytes: [UInt8]) {
        guard !send(bytes, to: STDOUT_FILENO) else { return }
        if errno == EPIPE { leave(with: 0) }
        complain("Error: the output could not be written (\(String(cString: strerror(errno))))")
        leave(with: 2)
    }

    /// Writes bytes to standard output if it still takes them, and goes on if not.
    static func show(_ bytes: [UInt8]) {
        _ = send(bytes, to: STDOUT_FILENO)
    }

    /// Writes text and a line feed to standard error.
    static func complain(_ text: String) {
        _ = send(Array((text.hasSuffix("\n") ? text : text + "\n").utf8), to: STDERR_FILENO)
    }

    /// Says something beside the result.
    static func note(_ text: String) {
        complain("malar: \(text)")
    }

    private static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
                if count < 0, errno != EINTR { return false }
                rest = rest.dropFirst(max(0, count))
            }
            return true
        }
    }

    /// The next bytes of standard input, as they come; `nil` at the end.
    static func read() throws -> [UInt8]? {
        let chunk = try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            var result = systemRead(STDIN_FILENO, UnsafeMutableRawBufferPointer(buffer))
            while result < 0, errno == EINTR { result = systemRead(STDIN_FILENO, UnsafeMutableRawBufferPointer(buffer)) }
            guard result >= 0 else { throw InputError(reason: String(cString: strerror(errno))) }
            count = result
        }
        return chunk.isEmpty ? nil : chunk
    }
}

/// Standard input could not be read.
struct InputError: Error, CustomStringConvertible {
    let reason: String
    var description: String { "the input could not be read (\(reason))" }
}

// The system's functions under names that the members above do not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, bytes.baseAddress, bytes.count)
}
