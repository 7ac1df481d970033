// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

extension Console {
    static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// The columns that output may take: `COLUMNS` where it is set, else the terminal's, else 100; at least 40.
    static var width: Int {
        max(40, environment("COLUMNS").flatMap { Int($0) } ?? terminalWidth ?? 100)
    }

    private static var terminalWidth: Int? {
        var size = winsize()
        guard outputIsTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Whether output may be coloured: on a terminal that can, unless `NO_COLOR` says no.
    static var isColoured: Bool { outputIsTerminal && mayColour && hasStyles }

    /// Whether colour is wanted, as far as the environment says.
    static var mayColour: Bool { (environment("NO_COLOR") ?? "").isEmpty }

    /// Whether the terminal knows bold, underlined and reversed text, and pages.
    static var hasStyles: Bool { environment("TERM") != "dumb" }

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}

/// Emphasis of whole lines. It only supports what the words say.
enum Emphasis: String {
    case bold = "1"
    case red = "31"
    case yellow = "33"
    case green = "32"

    /// The text with the emphasis, where the terminal takes it.
    func callAsFunction(_ text: String) -> String {
        Console.isColoured ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
    }
}
