// SPDX-License-Identifier: Apache-2.0

/// One run of the search: prepared records, judged pairs, clusters.
struct DuplicateSearch {
    private let records: [BibliographicRecord]
    private let options: DuplicateOptions
    private let decisions: [DuplicateDecision]
    private let prepared: [ComparableRecord]
    private let journals: [ComparableJournal]

    init(_ records: [BibliographicRecord], _ options: DuplicateOptions, _ decisions: [DuplicateDecision]) {
        self.records = records
        self.options = options
        self.decisions = decisions
        (prepared, journals) = Self.prepare(records, threads: options.threads)
    }

    private static func prepare(_ records: [BibliographicRecord], threads: Int) -> ([ComparableRecord], [ComparableJournal]) {
        var prepared = Parallel.chunks(of: records.count, size: 512, threads: threads) { range in
            records[range].map(ComparableRecord.init)
        }.flatMap { $0 }
        var places: [[String]: Int32] = [:]
        var journals: [ComparableJournal] = []
        for (index, record) in records.enumerated() {
            let names = [record.journal, record.journalAbbreviation, record.journal.isEmpty ? record.conference : ""].filter { !$0.isEmpty }
            guard !names.isEmpty else { continue }
            if let place = places[names] {
                prepared[index].journal = place
            } else {
                let place = Int32(journals.count)
                places[names] = place
                journals.append(ComparableJournal(names))
                prepared[index].journal = place
            }
            prepared[index].take(journals[Int(prepared[index].journal)])
        }
        return (prepared, journals)
    }

    /// A pair with what came of it; pairs of strangers are not kept.
    struct Judged: Sendable {
        var left: Int32
        var right: Int32
        var outcome: DuplicatePair.Outcome
        var rule: DuplicateRule?
        var veto: DuplicateVeto?
        var similarity: Double
    }

    func report() -> DuplicateReport {
        let candidates = CandidatePairs(prepared, largest: options.largestBlock, threads: options.threads).pairs
        var judged = Parallel.chunks(of: candidates.count, size: 2_048, threads: options.threads) { range in
            candidates[range].compactMap { judge(Int32(truncatingIfNeeded: $0 >> 32), Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF)) }
        }.flatMap { $0 }
        var report = DuplicateReport()
        report.recordCount = records.count
        report.comparedPairs = candidates.count
        var clusters = ConstrainedClusters(count: records.count)
        var decided = DecidedPairs(decisions, records)
        decided.apply(to: &clusters)
        join(&judged, decided.vouched, &clusters)
        report.unusedDecisions = decided.unused
        report.clusters = clusters.groups.map { $0.map { records[Int($0)].id } }
        report.pairs = pairs(judged, decided, &clusters)
        return report
    }

    private func judge(_ left: Int32, _ right: Int32) -> Judged? {
        let facts = PairFacts(prepared[Int(left)], prepared[Int(right)], journals: journals)
        var judgement = PairJudgement(facts, options)
        if options.neverWithinOneSource, records[Int(left)].origin.file == records[Int(right)].origin.file {
            guard case .certain = judgement.outcome else { return nil }
            judgement.outcome = .ask(.likely)
            judgement.veto = .sameSource
        }
        var result = Judged(
            left: left, right: right, outcome: .certain, rule: nil, veto: judgement.veto, similarity: facts.title.similarity)
        switch judgement.outcome {
        case .certain(let rule): result.rule = rule
        case .ask(let rule):
            result.rule = rule
            result.outcome = .ask
        case .related(let kind): result.outcome = .related(kind)
        case .different: return nil
        }
        return result
    }

    // MARK: Clusters

    /// Joins certain pairs, the strongest first, and turns those into questions that would bring contradicting records together.
    private func join(_ judged: inout [Judged], _ vouched: Set<Int32>, _ clusters: inout ConstrainedClusters) {
        let order = judged.indices.filter { judged[$0].outcome == .certain }.sorted { before(judged[$0], judged[$1]) }
        for index in order {
            let pair = judged[index]
            if clusters.root(pair.left) == clusters.root(pair.right) { continue }
            if isContradicted(pair, vouched, &clusters) || !clusters.join(pair.left, pair.right) {
                judged[index].outcome = .ask
                judged[index].rule = .bridged
            }
        }
    }

    private func before(_ left: Judged, _ right: Judged) -> Bool {
        let (first, second) = (left.rule?.rank ?? 99, right.rule?.rank ?? 99)
        if first != second { return first < second }
        if left.similarity != right.similarity { return left.similarity > right.similarity }
        return names(left).lexicographicallyPrecedes(names(right))
    }

    /// The two ids in ascending order, so that the order of the input does not matter.
    private func names(_ pair: Judged) -> [String] { [records[Int(pair.left)].id, records[Int(pair.right)].id].sorted() }

    /// Whether a record of one group and a record of the other stand under a veto.
    private func isContradicted(_ pair: Judged, _ vouched: Set<Int32>, _ clusters: inout ConstrainedClusters) -> Bool {
        let left = clusters.group(of: pair.left)
        let right = clusters.group(of: pair.right)
        guard left.count * right.count > 1 else { return false }
        for first in left.prefix(24) {
            for second in right.prefix(24) where !(first == pair.left && second == pair.right) {
                if vouched.contains(first) || vouched.contains(second) { continue }
                let facts = PairFacts(prepared[Int(first)], prepared[Int(second)], journals: journals)
                if facts.contradicts { return true }
                if options.neverWithinOneSource, records[Int(first)].origin.file == records[Int(second)].origin.file { return true }
            }
        }
        return false
    }

    /// Of several questions or relations between the same two clusters, the strongest; certain pairs and decisions all stay.
    private func onePerGroups(_ pairs: [Judged], _ clusters: inout ConstrainedClusters) -> [Judged] {
        var seen: Set<UInt64> = []
        var result: [Judged] = []
        for pair in pairs.sorted(by: before) {
            let (left, right) = (clusters.root(pair.left), clusters.root(pair.right))
            let isOpen = pair.outcome != .certain && pair.veto != .decision && left != right
            if isOpen, !seen.insert(UInt64(min(left, right)) << 32 | UInt64(max(left, right))).inserted { continue }
            result.append(pair)
        }
        return result
    }

    private func pairs(_ judged: [Judged], _ decided: DecidedPairs, _ clusters: inout ConstrainedClusters) -> [DuplicatePair] {
        var result: [DuplicatePair] = []
        var all = judged.filter { !decided.holds($0.left, $0.right) } + decided.judged
        all = onePerGroups(all, &clusters)
        all.sort { ($0.left, $0.right) < ($1.left, $1.right) }
        for pair in all {
            let isOne = clusters.root(pair.left) == clusters.root(pair.right)
            // A question about records that other pairs already made one is answered; a relation within a cluster says nothing.
            if isOne, pair.outcome != .certain { continue }
            if !isOne, pair.outcome == .ask, !clusters.mayJoin(pair.left, pair.right) { continue }
            let facts = PairFacts(prepared[Int(pair.left)], prepared[Int(pair.right)], journals: journals)
            result.append(
                DuplicatePair(
                    first: records[Int(pair.left)].id, second: records[Int(pair.right)].id, outcome: pair.outcome, rule: pair.rule,
                    veto: pair.veto, evidence: facts.evidence))
        }
        return result
    }
}

extension PairFacts {
    /// Whether two records cannot be in one cluster, whatever third record each of them equals.
    var contradicts: Bool {
        guard let veto else { return title.relation < .weak && title.relation != .missing && !isSamePlace && doi != .same }
        switch veto {
        case .identifiers: return doi == .conflict && (pages == .conflict || volume == .conflict || pmid == .conflict)
        case .heading: return pages == .conflict
        case .place: return !left.place.nearly(right.place)
        case .year: return !isSamePlace && (years ?? 0) > 2
        default: return true
        }
    }
}

extension ComparableRecord {
    /// Takes over what the journal's name says of the record.
    fileprivate mutating func take(_ journal: ComparableJournal) {
        if journal.isPreprintServer { isPreprint = true }
        if journal.saysConference, kind == .article || kind == .unstated { kind = .conferenceAbstract }
    }
}
