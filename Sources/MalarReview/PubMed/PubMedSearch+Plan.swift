// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import MalarUnits

extension PubMedSearch {
    /// Asks ESearch, and keeps the result on the history server.
    func search(
        _ strategy: String, _ entered: ClosedRange<CalendarDate>?, _ client: PubMedClient
    ) async throws(PubMedFailure) -> PubMedHits {
        guard !strategy.trimmedOfWhitespace.isEmpty else { throw PubMedFailure(.emptyStrategy, "the strategy is empty; write one") }
        var fields = [("db", "pubmed"), ("term", strategy), ("usehistory", "y"), ("retmax", "0"), ("retmode", "xml")]
        if let entered {
            fields += [("datetype", "edat"), ("mindate", Self.form(entered.lowerBound)), ("maxdate", Self.form(entered.upperBound))]
        }
        return try await client.send("esearch.fcgi", fields) { Self.judge($0) }.value
    }

    private static func judge(_ reply: PubMedReply) -> PubMedClient.Judgement<PubMedHits> {
        let (hits, error) = PubMedAnswerReader.read(reply.body)
        if let hits {
            let isKept = hits.count == 0 || !hits.webEnvironment.isEmpty && !hits.queryKey.isEmpty
            return isKept ? .good(hits) : .bad(.unreadableAnswer, "PubMed's answer does not say where the result is kept; try again later")
        }
        if !error.isEmpty {
            // The machinery behind the search fails now and then, which says nothing of the strategy.
            return error.contains("Backend") || error.contains("temporarily")
                ? .bad(.server, "PubMed's search failed: \(MedlinePage.plain(Array(error.utf8)))")
                : .final(.refused, "PubMed refused the search: \(MedlinePage.plain(Array(error.utf8))); check the strategy")
        }
        let words = reply.body.first == 123 ? ": " + MedlinePage.plain(reply.body) : ""
        return .bad(.unreadableAnswer, "PubMed's answer to the search cannot be read; try again later\(words)")
    }

    /// The search, divided where it finds more than can be fetched at once.
    func plan(
        _ strategy: String, _ entered: ClosedRange<CalendarDate>?, _ client: PubMedClient
    ) async throws(PubMedFailure) -> PubMedPlan {
        let now = time.secondsSince1970
        let hits = try await search(strategy, entered, client)
        var plan = PubMedPlan(
            address: access.address, strategy: strategy, entered: PubMedPlan.days(entered), pageSize: max(options.pageSize, 1),
            searchedAt: now, hits: hits, parts: [])
        if hits.count <= options.largestResult {
            plan.parts = hits.count == 0 ? [] : [PubMedPlan.Part(entered: plan.entered, hits: hits)]
            return plan
        }
        let today = CalendarDate(dayNumber: Int((now / 86_400).rounded(.down)))
        // PubMed's oldest records are of the 1780s; records ahead of print do not enter before they are there.
        let all = entered ?? CalendarDate(dayNumber: Self.firstDay)...today.adding(days: 2)
        plan.parts = try await parts(strategy, all, client)
        return plan
    }

    /// 1700-01-01.
    private static let firstDay = -98_615

    /// Halves the days until each half can be fetched, earliest days first.
    private func parts(
        _ strategy: String, _ days: ClosedRange<CalendarDate>, _ client: PubMedClient
    ) async throws(PubMedFailure) -> [PubMedPlan.Part] {
        var open = [days]
        var parts: [PubMedPlan.Part] = []
        while let next = open.popLast() {
            let hits = try await search(strategy, next, client)
            if hits.count <= options.largestResult {
                if hits.count > 0 { parts.append(PubMedPlan.Part(entered: PubMedPlan.days(next), hits: hits)) }
            } else if next.lowerBound == next.upperBound {
                throw PubMedFailure(
                    .tooManyOnOneDay,
                    "\(hits.count) records entered PubMed on \(next.lowerBound), more than the \(options.largestResult) that it gives out;"
                        + " divide the strategy, for example by year of publication")
            } else {
                let middle = next.lowerBound.adding(days: next.upperBound.days(since: next.lowerBound) / 2)
                open.append(middle.adding(days: 1)...next.upperBound)
                open.append(next.lowerBound...middle)
            }
        }
        return parts
    }

    private static func form(_ date: CalendarDate) -> String { date.description.replacingOccurrences(of: "-", with: "/") }
}
