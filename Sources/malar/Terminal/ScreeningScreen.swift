// SPDX-License-Identifier: Apache-2.0

internal import MalarWorkbench

/// Shows a screening session on a terminal, as a page or line by line.
struct ScreeningScreen {
    let session: ScreeningSession

    /// Key by key, until the person leaves.
    ///
    /// - Returns: the signal that ended it; `nil` where the person did.
    func run(on terminal: RawTerminal) -> Int32? {
        defer { terminal.leave() }
        var last: (columns: Int, rows: Int) = (0, 0)
        while true {
            let size = terminal.size
            draw(size, isNew: size != last)
            last = size
            switch terminal.next() {
            case .redraw: last = (0, 0)
            case .ended(let signal): return signal
            case .closed: return nil
            case .key(let key):
                switch session.press(key) {
                case .stays: continue
                case .decided: terminal.forgetKeysPressedAhead()
                case .quits: return nil
                }
            }
        }
    }

    private func draw(_ size: (columns: Int, rows: Int), isNew: Bool) {
        let pen = TerminalPen(isColoured: Console.mayColour, hasStyles: Console.hasStyles)
        let lines = session.page(width: size.columns, height: size.rows, marks: !pen.hasStyles).prefix(size.rows)
        // Every line fills its row, so nothing of the page before remains.
        let text = lines.map { pen.text($0) }.joined(separator: "\r\n")
        Console.write(Array(((isNew ? "\u{1B}[2J" : "") + "\u{1B}[H" + text).utf8))
    }

    /// Line by line, for scripts and for terminals that cannot show pages.
    func runByLine() {
        let pen = TerminalPen(isColoured: Console.isColoured, hasStyles: Console.isColoured)
        var shown: String?
        while true {
            if session.currentRecord != shown {
                let card = session.card(width: min(Console.width, 100), marks: !pen.hasStyles).map(pen.text).joined(separator: "\n")
                Console.print("\n[\(session.progressWords)]\n\(card)\n")
                shown = session.currentRecord
            }
            if Console.inputIsTerminal { Console.write(Array("i, e REASON, m, u, n, p, s, ?, q > ".utf8)) }
            guard let line = readLine() else { return }
            let outcome = session.perform(line)
            if session.takeHelp() { Console.print(ScreeningSession.lineHelp) }
            if !session.messageText.isEmpty { Console.print(session.messageText) }
            if outcome == .quits { return }
            if outcome == .decided { shown = nil }
        }
    }
}

/// Gives styles to text. Without colour, terms stand out by weight, line and reversal.
struct TerminalPen {
    let isColoured: Bool
    let hasStyles: Bool

    func text(_ text: PageText) -> String {
        guard hasStyles else { return text.plain }
        return text.runs.map { run in
            let code = code(run.style)
            return code.isEmpty ? run.text : "\u{1B}[\(code)m\(run.text)\u{1B}[0m"
        }.joined()
    }

    private func code(_ style: PageText.Style) -> String {
        switch style {
        case .plain: ""
        case .strong: "1"
        case .faint: "2"
        case .bar: "7"
        case .inclusion: isColoured ? "1;4;32" : "1;4"
        case .exclusion: isColoured ? "7;31" : "7"
        case .notice: isColoured ? "1;33" : "1"
        case .alarm: isColoured ? "1;31" : "1;7"
        }
    }
}
