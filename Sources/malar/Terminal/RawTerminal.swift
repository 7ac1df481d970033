// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import MalarWorkbench

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The terminal, key by key. It is given back as it was on every way out: at the end, on Ctrl-C, on signals, and while the command is suspended.
final class RawTerminal {
    /// What happened.
    enum Event: Equatable {
        case key(ScreeningKey)
        /// The size changed, or the command was woken again: draw anew.
        case redraw
        /// A signal asks the command to end.
        case ended(Int32)
        /// The terminal is gone.
        case closed
    }

    private let before: termios
    private let bell: (read: Int32, write: Int32)
    private var sources: [any DispatchSourceSignal] = []
    private var keys = KeyReader()
    private var isRaw = false

    /// `nil` where standard input or output is no terminal.
    init?() {
        var before = termios()
        guard Console.inputIsTerminal, Console.outputIsTerminal, tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        (self.before, bell) = (before, (ends[0], ends[1]))
        for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGCONT, SIGTSTP] { listen(to: number) }
        enter()
    }

    /// Signals become bytes in a pipe, so that one loop waits for keys and signals alike.
    private func listen(to number: Int32) {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
        let end = bell.write
        source.setEventHandler {
            var byte = UInt8(truncatingIfNeeded: number)
            _ = systemWrite(end, &byte, 1)
        }
        source.resume()
        sources.append(source)
    }

    /// Takes the terminal: a page of its own, no cursor, keys as they are pressed, pasted text marked as such.
    private func enter() {
        var raw = before
        cfmakeraw(&raw)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw)
        Console.write(Array("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?2004h\u{1B}[2J".utf8))
        isRaw = true
    }

    /// Gives the terminal back. May be called more than once.
    func leave() {
        guard isRaw else { return }
        isRaw = false
        var before = before
        Console.show(Array("\u{1B}[0m\u{1B}[?2004l\u{1B}[?25h\u{1B}[?1049l".utf8))
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
    }

    deinit { leave() }

    /// Columns and rows; 80 and 24 where the terminal does not tell.
    var size: (columns: Int, rows: Int) {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// Forgets keys that were pressed before the page that they would act on was there.
    func forgetKeysPressedAhead() {
        tcflush(STDIN_FILENO, TCIFLUSH)
        keys = KeyReader()
    }

    /// Waits for what happens next.
    func next() -> Event {
        while true {
            if let key = keys.next() {
                if key != .suspend { return .key(key.key) }
                suspend()
                return .redraw
            }
            var waits = [
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0), pollfd(fd: bell.read, events: Int16(POLLIN), revents: 0),
            ]
            // A lone escape is told from the beginning of a sequence by what does not follow it.
            let count = poll(&waits, 2, keys.isOpen ? 50 : -1)
            if count == 0 { keys.close() }
            if count < 0, errno != EINTR { return .closed }
            if waits[1].revents != 0, let event = signalled() { return event }
            if waits[0].revents != 0, !fill() { return .closed }
        }
    }

    private func signalled() -> Event? {
        var byte: UInt8 = 0
        guard systemRead(bell.read, &byte, 1) == 1 else { return nil }
        switch Int32(byte) {
        case SIGWINCH: return .redraw
        case SIGCONT:
            if !isRaw { enter() }
            return .redraw
        case SIGTSTP:
            suspend()
            return .redraw
        default: return .ended(Int32(byte))
        }
    }

    /// Gives the terminal to the shell until the command is woken.
    private func suspend() {
        leave()
        kill(getpid(), SIGSTOP)
        enter()
    }

    private func fill() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1024)
        let count = systemRead(STDIN_FILENO, &buffer, buffer.count)
        if count < 0 { return errno == EINTR || errno == EAGAIN }
        keys.append(buffer.prefix(count))
        return count > 0
    }
}

// The system's functions under names of their own, because `read` and `write` are many things.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int { write(descriptor, bytes, count) }
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int { read(descriptor, bytes, count) }
