// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

extension ScreeningSession {
    /// Records that wait for the person's vote, in the order of the session; those passed over come last, then full texts to be got.
    var waiting: [RecordKey] {
        let queue = ordered(desk.state.queue(for: desk.person.id, in: round, ranking: ranking?.order ?? []))
        let later = queue.filter(skipped.contains)
        let missing = round == .fullText ? desk.state.records(in: round).filter { $0.outcome == .awaitingRetrieval }.map(\.key) : []
        return queue.filter { !skipped.contains($0) } + later + missing
    }

    private func ordered(_ queue: [RecordKey]) -> [RecordKey] {
        guard order == .random else { return queue }
        return ScreeningSample.order(of: queue.map(\.description), seed: 1).compactMap { RecordKey($0) }
    }

    /// All records that the person can go to: in the fixed order, or those decided before those that wait.
    var list: [RecordKey] {
        let all = desk.state.records.filter { record in
            round == .titleAbstract ? record.removal == nil : record.outcome.isSought
        }.map(\.key)
        guard order != .fixed else { return all }
        let waiting = self.waiting
        let open = Set(waiting)
        let decided = all.filter { !open.contains($0) }.sorted { (time(of: $0), $0) < (time(of: $1), $1) }
        return decided + waiting
    }

    private func time(of key: RecordKey) -> ReviewInstant { ownVote(on: key)?.time ?? ReviewInstant(milliseconds: .min) }

    func ownVote(on key: RecordKey) -> StandingVote? {
        desk.state.record(key)?[round].votes.first { $0.person == desk.person.id }
    }

    /// How many records the person has decided, and how many there are to decide, both in the round.
    var progress: (done: Int, total: Int) {
        let queue = desk.state.queue(for: desk.person.id, in: round)
        let voted = desk.state.records(in: round).filter { record in record[round].votes.contains { $0.person == desk.person.id } }
        let total = Set(queue).union(voted.map(\.key)).count
        return (total - queue.count, total)
    }

    /// Decisions a minute in this session; `nil` before there are enough to tell.
    var rate: Double? {
        let elapsed = ContinuousClock.now - start
        let minutes = Double(elapsed.components.seconds) / 60
        return decisions >= 5 && minutes > 0.5 ? Double(decisions) / minutes : nil
    }

    /// What the order rests on, in words; empty for the fixed order.
    var orderWords: String {
        switch order {
        case .fixed: ""
        case .relevance: ranking?.basis ?? "as found: the records cannot be ranked"
        case .random: "in random order"
        }
    }

    func go(to key: RecordKey?) {
        guard let key else { return }
        if key != current { note = "" }
        (current, scroll) = (key, 0)
    }

    /// The next record that waits: in the fixed order the one below, else the first.
    func advance() {
        let waiting = self.waiting
        guard order == .fixed, let current else { return go(to: waiting.first ?? current) }
        let open = Set(waiting.filter { !skipped.contains($0) })
        let list = self.list
        let place = list.firstIndex(of: current) ?? 0
        go(to: (list[place...] + list[..<place]).first { open.contains($0) && $0 != current } ?? waiting.first ?? current)
    }

    func move(by step: Int) {
        let list = self.list
        guard let current, let place = list.firstIndex(of: current) else { return go(to: list.first) }
        let next = place + step
        guard list.indices.contains(next) else {
            message = Message(text: step > 0 ? "this is the last record" : "this is the first record", isAlarm: false)
            return
        }
        go(to: list[next])
    }

    func skip() {
        guard let current else { return }
        skipped.insert(current)
        advance()
        message = Message(text: "passed over \(current); it comes again when the others are done", isAlarm: false)
    }

    /// Goes to the next record whose title, abstract, authors or key hold a text.
    func search(_ text: String) {
        let text = text.isEmpty ? lastSearch : text
        guard !text.isEmpty else { return }
        lastSearch = text
        let (list, wanted) = (self.list, text.lowercased())
        let place = current.flatMap { list.firstIndex(of: $0) } ?? 0
        let around = list.isEmpty ? [] : Array(list[(place + 1)...] + list[...place])
        guard let found = around.first(where: { holds($0, wanted) }) else {
            message = Message(text: "no record holds \(text)", isAlarm: false)
            return
        }
        go(to: found)
        message = Message(
            text: found == list[place] ? "no other record holds \(text)" : "found \(text); / and Enter goes on", isAlarm: false)
    }

    private func holds(_ key: RecordKey, _ wanted: String) -> Bool {
        guard let record = desk.review.record(key) else { return false }
        let texts = [key.description, record.title, record.abstract, record.journal] + record.authors.map(\.inverted) + record.keywords
        return texts.contains { $0.lowercased().contains(wanted) }
    }
}
