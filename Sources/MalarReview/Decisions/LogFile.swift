// SPDX-License-Identifier: Apache-2.0

internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The system's calls for a file that grows at its end and survives a crash.
enum LogFile {
    /// Larger files of decisions are refused: a million decisions have some 150 MB.
    static let limit = 512_000_000

    /// Makes a folder where there is none, and flushes the folder above it.
    static func makeFolder(_ place: URL, name: String) throws(ReviewFileError) {
        if mkdir(place.path, 0o755) == 0 { return flushFolder(place.deletingLastPathComponent()) }
        guard errno == EEXIST else { throw ReviewFileError(file: name, "the folder cannot be made: \(reason())") }
    }

    /// Opens for appending, never through a link, and locks against other sessions.
    static func open(_ place: URL, name: String) throws(ReviewFileError) -> Int32 {
        let isNew = access(place.path, F_OK) != 0
        let descriptor = place.path.withCString { path in
            #if canImport(Darwin)
                Darwin.open(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o644)
            #elseif canImport(Musl)
                Musl.open(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o644)
            #else
                Glibc.open(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o644)
            #endif
        }
        guard descriptor >= 0 else { throw ReviewFileError(file: name, "the file cannot be opened for writing: \(reason())") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw ReviewFileError(file: name, "another session is writing to this file: end it first")
        }
        if isNew { flushFolder(place.deletingLastPathComponent()) }
        return descriptor
    }

    /// All bytes of an open file.
    static func contents(_ descriptor: Int32, name: String) throws(ReviewFileError) -> [UInt8] {
        let size = Int(lseek(descriptor, 0, SEEK_END))
        guard (0...limit).contains(size) else { throw ReviewFileError(file: name, "the file has more than \(limit / 1_000_000) MB") }
        var bytes = [UInt8](repeating: 0, count: size)
        var filled = 0
        while filled < size {
            let count = bytes.withUnsafeMutableBytes { buffer in
                pread(descriptor, buffer.baseAddress?.advanced(by: filled), size - filled, off_t(filled))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw ReviewFileError(file: name, "the file cannot be read: \(reason())") }
            filled += count
        }
        return bytes
    }

    /// Brings a file into order before the first decision is appended: a header for a new one, a line end for a last line that lacks
    /// nothing else. What a crash cut off is moved into a file beside it.
    static func mend(
        _ descriptor: Int32, _ bytes: [UInt8], _ reading: DecisionLogReading, torn: URL, name: String
    ) throws(ReviewFileError) {
        if let problem = reading.remarks.first(where: { $0.line == 1 && $0.severity == .error }) {
            throw ReviewFileError(file: name, line: 1, problem.message)
        }
        let header = Array((EventLine.header + "\n").utf8)
        if bytes.isEmpty { return try append(descriptor, header, name: name) }
        if bytes == Array(header.dropLast()) || reading.lacksLineEnd { return try append(descriptor, [0x0A], name: name) }
        guard reading.wholeBytes < bytes.count else { return }
        try keep(Array(bytes[reading.wholeBytes...]), at: torn, name: name)
        guard ftruncate(descriptor, off_t(reading.wholeBytes)) == 0, fsync(descriptor) == 0 else {
            throw ReviewFileError(file: name, "the line that was cut off cannot be removed: \(reason())")
        }
        if reading.wholeBytes == 0 { try append(descriptor, header, name: name) }
    }

    /// Writes at the end and flushes; takes back what was written where the whole cannot be.
    static func append(_ descriptor: Int32, _ bytes: [UInt8], name: String) throws(ReviewFileError) {
        let before = lseek(descriptor, 0, SEEK_END)
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let why = reason()
                _ = ftruncate(descriptor, before)
                throw ReviewFileError(file: name, "the decision is not saved: \(why)")
            }
            written += count
        }
        guard fsync(descriptor) == 0 else {
            let why = reason()
            _ = ftruncate(descriptor, before)
            throw ReviewFileError(file: name, "the decision is not saved: \(why)")
        }
    }

    private static func keep(_ bytes: [UInt8], at place: URL, name: String) throws(ReviewFileError) {
        let descriptor = try open(place, name: name)
        defer { close(descriptor) }
        try append(descriptor, bytes + [0x0A], name: name)
    }

    private static func flushFolder(_ place: URL) {
        guard let folder = opendir(place.path) else { return }
        defer { closedir(folder) }
        _ = fsync(dirfd(folder))
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}
