// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

/// A key of a keyboard.
public enum ScreeningKey: Sendable, Hashable {
    case character(Character)
    case enter, escape, backspace
    case up, down, left, right, pageUp, pageDown, home, end
    /// Ctrl-C or Ctrl-D.
    case interrupt
}

extension ScreeningSession {
    /// Does what a key stands for.
    public func press(_ key: ScreeningKey) -> Outcome {
        if key == .interrupt { return .quits }
        message = nil
        switch mode {
        case .reading: return read(key)
        case .reason: return chooseReason(key)
        case .retrieval: return chooseRetrieval(key)
        case .typing(let entry, let text): return type(key, entry, text)
        case .help, .advice:
            mode = .reading
            return .stays
        }
    }

    private func read(_ key: ScreeningKey) -> Outcome {
        switch key {
        case .character(let character): return read(character)
        case .right: move(by: 1)
        case .left: move(by: -1)
        case .down: scroll += 1
        case .up: scroll = max(0, scroll - 1)
        case .pageDown: scroll += 10
        case .pageUp: scroll = max(0, scroll - 10)
        case .home: scroll = 0
        case .end: scroll = 10_000
        default: break
        }
        return .stays
    }

    private func read(_ character: Character) -> Outcome {
        switch Character(character.lowercased()) {
        case "i": return vote(.include)
        case "e": return exclude()
        case "m": return vote(.maybe)
        case "u": return undo()
        case "n": move(by: 1)
        case "p": move(by: -1)
        case "s": skip()
        case "/": mode = .typing(.search, "")
        case "t": mode = .typing(.note, note)
        case "r": askRetrieval()
        case "a": mode = .advice
        case "c": showsCriteria = !didShowCriteria
        case "?", "h": mode = .help
        case " ": scroll += 10
        case "b": scroll = max(0, scroll - 10)
        case "q": return .quits
        default: complain("the key \(character) does nothing here; ? shows the keys")
        }
        return .stays
    }

    private func askRetrieval() {
        if round == .fullText { mode = .retrieval } else { complain("full texts are got in the round \(ReviewRound.fullText.label)") }
    }

    private func exclude() -> Outcome {
        if reasons.isEmpty, round == .titleAbstract { return vote(.exclude) }
        if reasons.isEmpty { return complain("the protocol has no reason for the exclusion of a full text") }
        mode = .reason
        return .stays
    }

    private func chooseReason(_ key: ScreeningKey) -> Outcome {
        switch key {
        case .escape, .backspace:
            mode = .reading
            return .stays
        case .enter, .character("0"):
            guard round == .titleAbstract else { return complain("the exclusion of a full text needs a reason") }
            mode = .reading
            return vote(.exclude)
        case .character(let character):
            guard let reason = reasons.first(where: { $0.key == Character(character.lowercased()) }) else {
                return complain("no reason has the key \(character); Esc goes back")
            }
            mode = .reading
            return vote(.exclude, reason: reason.rule.id)
        default: return .stays
        }
    }

    private func chooseRetrieval(_ key: ScreeningKey) -> Outcome {
        guard case .character(let character) = key else {
            mode = .reading
            return .stays
        }
        mode = .reading
        switch Character(character.lowercased()) {
        case "r": return tell(.retrieved)
        case "s": return tell(.sought)
        case "n":
            mode = .typing(.missingText, "")
            return .stays
        default: return complain("r, s or n was expected")
        }
    }

    private func type(_ key: ScreeningKey, _ entry: Entry, _ text: String) -> Outcome {
        switch key {
        case .escape: mode = .reading
        case .backspace: mode = .typing(entry, String(text.dropLast()))
        case .character(let character): mode = .typing(entry, text.count < 500 ? text + String(character) : text)
        case .enter:
            mode = .reading
            return finish(entry, text.trimmingBlanks)
        default: break
        }
        return .stays
    }

    private func finish(_ entry: Entry, _ text: String) -> Outcome {
        switch entry {
        case .search: search(text)
        case .note:
            note = text
            message = Message(text: text.isEmpty ? "no note" : "the note goes with your decision on this record", isAlarm: false)
        case .missingText: return tell(.notRetrieved, reason: text)
        }
        return .stays
    }

    /// The reasons of the round in the order of their priority, with the key of each: 1 to 9, then letters.
    var reasons: [(key: Character, rule: EligibilityRule)] {
        Array(zip("123456789abcdefghijklmnopqrstuvwxyz", desk.review.protocol.reasons(in: round))).map { (key: $0, rule: $1) }
    }
}

extension ScreeningSession {
    /// Does what a line such as `i`, `e E2` or `/ lupus` says.
    public func perform(_ line: String) -> Outcome {
        message = nil
        mode = .reading
        let line = line.trimmingBlanks
        if line.hasPrefix("/") {
            search(String(line.dropFirst()).trimmingBlanks)
            return .stays
        }
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = words.count > 1 ? words[1].trimmingBlanks : ""
        return perform(words.first?.lowercased() ?? "", rest)
    }

    private func perform(_ word: String, _ rest: String) -> Outcome {
        switch word {
        case "": break
        case "i", "include": return vote(.include)
        case "m", "maybe": return vote(.maybe)
        case "e", "exclude": return exclude(rest)
        case "u", "undo": return undo()
        case "n", "next": move(by: 1)
        case "p", "previous": move(by: -1)
        case "s", "skip": skip()
        case "t", "note": note = rest
        case "r", "retrieval": return retrieval(rest)
        case "g", "go": go(toNamed: rest)
        case "a", "advice": message = Message(text: advice, isAlarm: false)
        case "?", "h", "help": mode = .help
        case "q", "quit": return .quits
        default: complain("`\(word.shortened)` is no command; ? shows them")
        }
        return .stays
    }

    private func exclude(_ name: String) -> Outcome {
        if name.isEmpty { return vote(.exclude) }
        let wanted = name.lowercased()
        let reason = reasons.first { $0.rule.id.lowercased() == wanted } ?? reasons.first { String($0.key) == wanted }
        return vote(.exclude, reason: reason?.rule.id ?? name)
    }

    private func retrieval(_ text: String) -> Outcome {
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        let statuses = RetrievalStatus.allCases
        guard let word = words.first, let status = statuses.first(where: { $0.rawValue == word.lowercased() }) else {
            return complain(
                "write r and one of \(statuses.map(\.rawValue).joined(separator: ", ")), with a reason where it could not be had")
        }
        return tell(status, reason: words.count > 1 ? words[1] : "")
    }

    private func go(toNamed name: String) {
        do throws(RequestError) {
            let key = try desk.state.named(name, of: desk.review)
            if list.contains(key) { go(to: key) } else { complain("\(key) is not in the round \(round.label)") }
        } catch {
            complain(error.description)
        }
    }
}

extension String {
    /// Without blanks at its ends.
    var trimmingBlanks: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
