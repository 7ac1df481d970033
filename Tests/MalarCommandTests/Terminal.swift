// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The built command at a terminal: keys go in, and what stands on the screen is read.
final class Terminal {
    let process = Process()
    /// Everything that was written to the terminal.
    private(set) var bytes: [UInt8] = []
    private(set) var screen: TerminalScreen
    private let primary: Int32
    private let settings: [tcflag_t]

    init(_ arguments: [String], columns: Int = 100, rows: Int = 30, environment: [String: String] = [:]) throws {
        screen = TerminalScreen(columns: columns, rows: rows)
        var (primary, secondary): (Int32, Int32) = (-1, -1)
        try #require(openpty(&primary, &secondary, nil, nil, nil) == 0)
        self.primary = primary
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(secondary, UInt(TIOCSWINSZ), &size)
        settings = Self.settings(primary)
        let handle = FileHandle(fileDescriptor: secondary, closeOnDealloc: false)
        let executable: URL = try #require(Command.executable, "the command is not built")
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ["TERM": "xterm", "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
        (process.standardInput, process.standardOutput, process.standardError) = (handle, handle, handle)
        try process.run()
        close(secondary)
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        close(primary)
    }

    private static func settings(_ descriptor: Int32) -> [tcflag_t] {
        var state = termios()
        tcgetattr(descriptor, &state)
        return [state.c_iflag, state.c_oflag, state.c_lflag]
    }

    /// Whether the terminal is as it was before the command began.
    var isRestored: Bool { Self.settings(primary) == settings }

    func send(_ keys: String) {
        let bytes = Array(keys.utf8)
        _ = bytes.withUnsafeBytes { write(primary, $0.baseAddress, $0.count) }
    }

    func resize(columns: Int, rows: Int) {
        // What was written for the old size has to be read before.
        while poll(for: 300) { _ = read(for: 1) }
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(primary, UInt(TIOCSWINSZ), &size)
        screen = TerminalScreen(columns: columns, rows: rows)
        // The terminal is not that of the command's session, so the system does not tell it by itself.
        kill(process.processIdentifier, SIGWINCH)
    }

    /// Reads until the screen holds a text; a failure shows the screen.
    func wait(for text: String, seconds: Double = 30, at place: SourceLocation = #_sourceLocation) throws {
        let end = Date().addingTimeInterval(seconds)
        while !screen.text.contains(text), Date() < end, read(for: 100) {}
        if screen.text.contains(text) { return }
        Issue.record("\(text) does not appear on the screen:\n\(screen.text)", sourceLocation: place)
        throw TerminalFailure()
    }

    /// Sends keys one by one and reads what comes of each.
    func tap(_ keys: [String]) {
        for key in keys {
            send(key)
            _ = read(for: 300)
            while poll(for: 40) { _ = read(for: 1) }
        }
    }

    private func poll(for milliseconds: Int32) -> Bool {
        var waits = [pollfd(fd: primary, events: Int16(POLLIN), revents: 0)]
        return systemPoll(&waits, milliseconds) > 0 && waits[0].revents & Int16(POLLIN) != 0
    }

    /// Reads until the command has ended; one that does not end is killed and told.
    func finish(seconds: Double = 30, at place: SourceLocation = #_sourceLocation) -> Int32 {
        let end = Date().addingTimeInterval(seconds)
        while process.isRunning, Date() < end { _ = read(for: 50) }
        if process.isRunning {
            Issue.record("the command does not end; the screen:\n\(screen.text)", sourceLocation: place)
            kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
        while poll(for: 20), read(for: 20) {}
        return process.terminationStatus
    }

    func end(by signal: Int32) { kill(process.processIdentifier, signal) }

    /// Reads what comes within some milliseconds; false where nothing can come any more.
    private func read(for milliseconds: Int32) -> Bool {
        if !poll(for: milliseconds) { return process.isRunning }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = buffer.withUnsafeMutableBytes { systemRead(primary, $0.baseAddress, $0.count) }
        guard count > 0 else { return false }
        bytes += buffer.prefix(count)
        screen.take(buffer.prefix(count))
        return true
    }
}

struct TerminalFailure: Error {}

private func systemPoll(_ waits: inout [pollfd], _ milliseconds: Int32) -> Int32 { poll(&waits, 1, milliseconds) }
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int { read(descriptor, buffer, count) }

/// The little of a terminal that is needed: text, line ends, the place to write at, clearing.
struct TerminalScreen {
    private(set) var cells: [[Character]]
    private var (row, column) = (0, 0)
    private var waiting: [UInt8] = []
    /// Whether something was written beyond the right edge or the last line.
    private(set) var overflows = false

    init(columns: Int, rows: Int) { cells = Array(repeating: Array(repeating: " ", count: columns), count: rows) }

    var lines: [String] { cells.map { String($0) } }
    var text: String { lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n") }

    mutating func take(_ bytes: some Sequence<UInt8>) {
        waiting += bytes
        // A character or a sequence that is cut waits for its end.
        let end =
            waiting.lastIndex { $0 == 0x1B }.map { start in
                waiting[start...].dropFirst(2).contains { (0x40...0x7E).contains($0) } ? waiting.count : start
            } ?? waiting.count
        guard let text = String(validating: waiting[..<end], as: UTF8.self) else { return }
        waiting.removeFirst(end)
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\u{1B}":
                guard rest.first == "[" else { continue }
                rest.removeFirst()
                var name = ""
                while let next = rest.popFirst() {
                    name.unicodeScalars.append(next)
                    if (0x40...0x7E).contains(next.value) { break }
                }
                if name == "H" { (row, column) = (0, 0) }
                if name == "2J" { cells = cells.map { $0.map { _ in " " } } }
            case "\r": column = 0
            case "\n": row += 1
            default: put(Character(scalar))
            }
        }
    }

    private mutating func put(_ character: Character) {
        guard cells.indices.contains(row), cells[row].indices.contains(column) else { return overflows = true }
        cells[row][column] = character
        column += 1
    }
}
