// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

extension ScreeningSession {
    /// The page as it is now: exactly `height` lines of exactly `width` columns.
    ///
    /// - Parameter marks: whether terms are marked by signs as well, for terminals without styles.
    public func page(width: Int, height: Int, marks: Bool) -> [PageText] {
        let (width, height) = (max(20, width), max(6, height))
        let top = header(width)
        let foot = foot(width, height, marks: marks)
        let room = max(1, height - 1 - foot.count)
        let isWide = hasPanel(width)
        let panelWidth = isWide ? min(40, width / 3) : 0
        let textWidth = isWide ? width - panelWidth - 4 : width - 2
        if mode == .reading { didShowCriteria = isWide || showsBelow(width, height) }
        var lines = window(onto: content(min(textWidth, 100), marks: marks), room)
        if isWide {
            let panel =
                mode == .reason ? [PageText("Why is it excluded?", .strong)] + reasonLines(panelWidth) : criteria(panelWidth, marks: marks)
            lines = lines.enumerated().map { index, line in
                let side = index < panel.count ? panel[index] : PageText()
                let isCut = index == room - 1 && panel.count > room
                return PageText(" ") + line.fitted(textWidth) + PageText(" │ ", .faint) + (isCut ? PageText("…", .faint) : side)
            }
        } else {
            lines = lines.map { PageText(" ") + $0 }
        }
        return ([top] + lines + foot).prefix(height).map { $0.fitted(width) }
    }

    private static let wide = 96

    /// Whether the criteria stand beside the record.
    private func hasPanel(_ width: Int) -> Bool {
        guard width >= Self.wide, showsCriteria ?? true else { return false }
        return mode == .reading || mode == .reason || mode == .retrieval || isTyping
    }

    private var isTyping: Bool { if case .typing = mode { true } else { false } }

    private func header(_ width: Int) -> PageText {
        let name = round.label.prefix(1).uppercased() + round.label.dropFirst()
        let (left, right) = (" \(name) · \(desk.person.id)", "\(progressWords) ")
        let gap = width - PageText(left).width - PageText(right).width
        if gap < 1 { return PageText(" \(desk.person.id) · \(right)", .bar) }
        let title = gap > 24 ? PageText(" · \(desk.review.protocol.title)").fitted(gap - 1).plain + " " : String(repeating: " ", count: gap)
        return PageText(left + title + right, .bar)
    }

    private func content(_ width: Int, marks: Bool) -> [PageText] {
        switch mode {
        case .help: Self.help.flatMap { $0.wrapped(width, indent: 14) }
        case .advice: PageText(advice).wrapped(width) + [PageText(), PageText("any key goes back", .faint)]
        default: card(width: width, marks: marks)
        }
    }

    /// The lines that fit, from the place that was scrolled to.
    private func window(onto lines: [PageText], _ room: Int) -> [PageText] {
        if mode == .help || mode == .advice { return padded(Array(lines.prefix(room)), room) }
        scroll = min(scroll, max(0, lines.count - room))
        var shown = Array(lines.dropFirst(scroll).prefix(room))
        let below = lines.count - scroll - shown.count
        if below > 0, !shown.isEmpty {
            shown[shown.count - 1] = PageText("↓ \(below + 1) more lines: space, or the arrow keys", .faint)
        }
        return padded(shown, room)
    }

    private func padded(_ lines: [PageText], _ room: Int) -> [PageText] {
        lines + Array(repeating: PageText(), count: max(0, room - lines.count))
    }

    // MARK: The foot

    /// Whether the criteria stand below the record, for want of room beside it.
    private func showsBelow(_ width: Int, _ height: Int) -> Bool {
        width < Self.wide && height >= 12 && (showsCriteria ?? (height >= 28))
    }

    private func foot(_ width: Int, _ height: Int, marks: Bool) -> [PageText] {
        var lines: [PageText] = []
        if mode == .reason, !hasPanel(width) {
            lines.append(rule(width, "Why is it excluded?"))
            lines += reasonLines(width - 2).prefix(max(2, height - 8)).map { PageText(" ") + $0 }
        } else if mode == .reading, showsBelow(width, height) {
            lines.append(rule(width, "criteria (c hides them)"))
            lines += shortened(narrowCriteria(width - 2, marks: marks), max(3, height / 4)).map { PageText(" ") + $0 }
        } else {
            lines.append(rule(width, ""))
        }
        lines.append(messageLine)
        lines.append(PageText(" \(workWords)", .faint))
        lines.append(PageText(" \(keys(width))", .bar))
        return lines
    }

    private func rule(_ width: Int, _ title: String) -> PageText {
        let start = title.isEmpty ? "" : "── \(title) "
        return PageText(start + String(repeating: "─", count: max(0, width - start.count)), .faint)
    }

    private func shortened(_ lines: [PageText], _ most: Int) -> [PageText] {
        guard lines.count > most else { return lines }
        return Array(lines.prefix(most - 1)) + [PageText("…", .faint)]
    }

    private var messageLine: PageText {
        switch mode {
        case .typing(.search, let text): PageText(" Search: \(text)▏", .strong)
        case .typing(.note, let text): PageText(" Note: \(text)▏", .strong)
        case .typing(.missingText, let text): PageText(" Why could the full text not be had? \(text)▏", .strong)
        case .retrieval: PageText(" Full text: r retrieved, s sought, n not retrieved, Esc back", .strong)
        default: PageText(message.map { " \($0.text)" } ?? "", message?.isAlarm == true ? .alarm : .notice)
        }
    }

    private func keys(_ width: Int) -> String {
        switch mode {
        case .reason: round == .titleAbstract ? "number or letter · Enter without a reason · Esc back" : "number or letter · Esc back"
        case .typing: "Enter done · Esc back"
        case .retrieval: "r retrieved · s sought · n not retrieved · Esc back"
        case .help, .advice: "any key goes back"
        case .reading: readingKeys(width)
        }
    }

    private func readingKeys(_ width: Int) -> String {
        let retrieval = round == .fullText ? " · r full text" : ""
        let most = "i include · e exclude · m maybe · u undo · n/p move · s skip · / search\(retrieval) · ? help · q quit"
        if most.count + 2 <= width { return most }
        return round == .fullText
            ? "i in · e ex · m maybe · u undo · r text · ? help · q quit" : "i in · e ex · m maybe · u undo · n/p · ? help · q quit"
    }

    private func reasonLines(_ width: Int) -> [PageText] {
        let lines = reasons.flatMap { reason in
            (PageText("\(reason.key) ", .strong) + PageText("\(reason.rule.id) \(reason.rule.label)")).wrapped(width, indent: 5)
        }
        return round == .titleAbstract ? lines + [PageText("Enter: without a reason", .faint)] : lines
    }

    // MARK: Criteria

    private func criteria(_ width: Int, marks: Bool) -> [PageText] {
        let (plan, terms) = (desk.review.protocol, TermHighlighter(desk.review.protocol, marks: marks))
        var lines: [PageText] = []
        let asked = plan.question.elements.filter { !$0.text.isEmpty }
        if !asked.isEmpty { lines.append(PageText("QUESTION", .strong)) }
        for element in asked {
            lines += (PageText("\(element.name): ", .faint) + terms.text(element.text)).wrapped(width, indent: 2)
        }
        if !plan.inclusion.isEmpty { lines.append(PageText("INCLUDE", .strong)) }
        for rule in plan.inclusion { lines += (PageText("\(rule.id) ", .faint) + terms.text(rule.label)).wrapped(width, indent: 3) }
        if !reasons.isEmpty { lines.append(PageText("EXCLUDE", .strong)) }
        for reason in reasons {
            lines += (PageText("\(reason.key) \(reason.rule.id) ", .faint) + terms.text(reason.rule.label)).wrapped(width, indent: 3)
        }
        return lines
    }

    /// The criteria one after the other, where there is little room.
    private func narrowCriteria(_ width: Int, marks: Bool) -> [PageText] {
        let (plan, terms) = (desk.review.protocol, TermHighlighter(desk.review.protocol, marks: marks))
        func row(_ title: String, _ parts: [(String, String)]) -> [PageText] {
            guard !parts.isEmpty else { return [] }
            var line = PageText(title, .strong)
            for (index, part) in parts.enumerated() {
                line = line + PageText(index > 0 ? " · " : " ", .faint) + PageText(part.0 + " ", .faint) + terms.text(part.1)
            }
            return line.wrapped(width, indent: 2)
        }
        let asked = plan.question.elements.filter { !$0.text.isEmpty }
        return row("ASKED", asked.map { (String($0.name.prefix(1)).uppercased(), $0.text) })
            + row("IN", plan.inclusion.map { ($0.id, $0.label) }) + row("OUT", reasons.map { ($0.rule.id, $0.rule.label) })
    }

    /// The keys, one a line.
    static let help: [PageText] = [
        ("", "Every decision is on the disk before the next record is shown."), ("i", "include"),
        ("e", "exclude; then the number or letter of the reason (Enter for none at title and abstract)"),
        ("m", "maybe: goes on to the full text; on a full text a final word is still needed"),
        ("u", "undo: takes your vote on this record back, else your last one"),
        ("n p → ←", "next and previous record; a decided one may be decided again"),
        ("s", "skip: comes again when the others are done"), ("↓ ↑ space b", "scroll the abstract"),
        ("/", "search title, abstract, authors, keywords; Enter alone goes on"), ("t", "a note that goes with your decision"),
        ("r", "full text: retrieved, sought, not retrieved with the reason"), ("a", "advice on when to stop, where records are ranked"),
        ("c", "show or hide the criteria"), ("q Ctrl-C", "quit; go on later where you stopped"),
    ].map { key, words in PageText(key.padding(14), .strong) + PageText(words) }

    /// The commands of the line mode.
    public static let lineHelp = """
        i             include
        e [REASON]    exclude, with the id or number of the reason
        m             maybe
        u             undo: your vote on this record, else your last one
        n, p          next, previous record
        s             skip: comes again when the others are done
        / TEXT        search
        g RECORD      go to a record
        t TEXT        a note that goes with your decision
        r STATUS      full text: retrieved, sought, or not-retrieved with the reason
        a             advice on when to stop
        q             quit
        """
}

extension String {
    fileprivate func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}

extension ScreeningSession {
    /// Whether the commands of the line mode were asked for; the question is then answered.
    public func takeHelp() -> Bool {
        guard mode == .help else { return false }
        mode = .reading
        return true
    }

    /// Whether characters are text that is being typed, not keys.
    public var takesText: Bool { isTyping }

    /// The record that is shown, by its key; empty where the round has none.
    public var currentRecord: String { current?.description ?? "" }
}
