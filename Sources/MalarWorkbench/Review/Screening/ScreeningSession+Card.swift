// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

extension ScreeningSession {
    /// The record that is shown, whole, with what is to be said of it.
    ///
    /// - Parameter marks: whether terms are marked by signs as well, for output without styles.
    public func card(width: Int, marks: Bool) -> [PageText] {
        guard let key = current, let screened = desk.state.record(key), let record = desk.review.record(key) else {
            return PageText("The round \(round.label) has no records yet.", .strong).wrapped(width)
        }
        let card = RecordCard(record: record, screened: screened, highlighter: TermHighlighter(desk.review.protocol, marks: marks))
        return card.head(width) + remarks(key, screened).flatMap { $0.wrapped(width, indent: 2) } + [PageText()] + card.body(width)
    }

    /// Advice of the protocol's rules, the state of the full text, and the votes that the person may see.
    private func remarks(_ key: RecordKey, _ screened: ScreenedRecord) -> [PageText] {
        var remarks = (suggestions[key] ?? []).map { PageText(Self.words($0), .notice) }
        if round == .fullText { remarks.append(PageText("Full text: " + Self.words(screened), .notice)) }
        guard let view = desk.state.view(of: key, in: round, for: desk.person.id) else { return remarks }
        if let own = view.own { remarks.append(PageText("Your vote: \(words(own))", .strong)) }
        // Votes of others are for the list of conflicts; here they would colour the next decision.
        if !desk.review.protocol.rule(of: round).isBlinded {
            remarks += view.others.map { PageText("\($0.person): \(words($0))") }
        }
        if !note.isEmpty { remarks.append(PageText("Note for your decision: \(note)", .faint)) }
        return remarks
    }

    private func words(_ vote: StandingVote) -> String {
        let label = desk.review.protocol.criterion(vote.reason).map { " (\($0.id) \($0.label))" } ?? ""
        return vote.verdict.rawValue + label + (vote.note.isEmpty ? "" : ", \(vote.note)")
    }

    private static func words(_ suggestion: EligibilitySuggestion) -> String {
        let reason = suggestion.speaksForExclusion && !suggestion.criterion.isEmpty ? "; reason \(suggestion.criterion) would fit" : ""
        return "Advice: \(suggestion.why)\(reason). You decide."
    }

    private static func words(_ screened: ScreenedRecord) -> String {
        guard let retrieval = screened.retrieval else { return "not told yet whether it was retrieved (r)" }
        return retrieval.status.words + (retrieval.reason.isEmpty ? "" : ", \(retrieval.reason)")
    }

    /// "12 of 336 done": how far the person is.
    public var progressWords: String {
        let (done, total) = progress
        return "\(done) of \(total) done" + (total > 0 ? " (\(done * 100 / total) %)" : "")
    }

    /// What else is to be known of the work: what is left, how long it may take, and that conflicts are not shown.
    public var workWords: String {
        let (done, total) = progress
        var parts = ["\(total - done) left"]
        if let rate {
            let minutes = Int((Double(total - done) / rate).rounded(.up))
            parts.append("\(Int((rate * 60).rounded())) an hour" + (minutes > 0 ? ", \(minutes / 60) h \(minutes % 60) min to go" : ""))
        }
        if desk.review.protocol.rule(of: round).isBlinded, done < total {
            parts.append("conflicts hidden (blinded)")
        } else {
            parts.append("\(desk.state.conflicts(in: round).count) conflicts")
        }
        let missing = desk.state.progress(of: round).awaitingRetrieval
        if missing > 0 { parts.append("\(missing) full texts to get") }
        if !orderWords.isEmpty { parts.append(orderWords) }
        return parts.joined(separator: " · ")
    }

    /// What was said last, for output without pages; empty where nothing was.
    public var messageText: String { message?.text ?? "" }
}
