// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import MalarUnits

extension PubMedSearch {
    /// Fetches all pages of a plan, from the folder where they are there.
    func fetch(
        _ plan: PubMedPlan, _ client: PubMedClient, _ folder: PubMedFolder?, isTakenUp: Bool,
        _ progress: @Sendable (PubMedProgress) -> Void
    ) async throws(PubMedFailure) -> PubMedDownload {
        var gathered = Gathered()
        progress(PubMedProgress(step: .searched, fetched: 0, count: plan.hits.count, note: ""))
        for (number, part) in plan.parts.enumerated() {
            var start = 0
            while start < part.hits.count {
                let wanted = min(plan.pageSize, part.hits.count - start)
                let stored = isTakenUp ? folder?.page(part: number + 1, start: start).map(MedlinePage.init) : nil
                if let stored, stored.pmids.count == wanted {
                    gathered.take(stored, from: .foundInFolder)
                } else {
                    let (page, doubt) = try await page(part.hits, start, wanted, client)
                    try folder?.store(page.bytes, part: number + 1, start: start)
                    gathered.take(page, from: .fetched, doubt: doubt.isEmpty ? "" : "records \(start + 1) to \(start + wanted): \(doubt)")
                }
                start += wanted
                progress(PubMedProgress(step: gathered.lastStep, fetched: gathered.pmids.count, count: plan.hits.count, note: ""))
            }
        }
        return await download(plan, gathered, client)
    }

    /// One page. Fewer records than there should be are worth a second request, and are then taken as they are.
    private func page(
        _ hits: PubMedHits, _ start: Int, _ wanted: Int, _ client: PubMedClient
    ) async throws(PubMedFailure) -> (MedlinePage, String) {
        let fields = [
            ("db", "pubmed"), ("WebEnv", hits.webEnvironment), ("query_key", hits.queryKey), ("retstart", "\(start)"),
            ("retmax", "\(wanted)"), ("rettype", "medline"), ("retmode", "text"),
        ]
        let answer = try await client.send("efetch.fcgi", fields) { Self.judge(MedlinePage($0.body), wanted) }
        return (answer.value, answer.doubt)
    }

    private static func judge(_ page: MedlinePage, _ wanted: Int) -> PubMedClient.Judgement<MedlinePage> {
        if let complaint = page.complaint {
            let isLost = ["WebEnv", "query_key", "Unable to obtain query", "history"].contains { complaint.contains($0) }
            return isLost
                ? .final(.historyLost, "PubMed no longer knows the search; run it again: \(complaint)")
                : .bad(.server, "PubMed sent no records: \(complaint)")
        }
        if page.pmids.count != wanted { return .doubtful(page, "\(page.pmids.count) records came instead of \(wanted)") }
        if !page.endsWithLine { return .doubtful(page, "the last line may be cut off") }
        return .good(page)
    }

    private func download(_ plan: PubMedPlan, _ gathered: Gathered, _ client: PubMedClient) async -> PubMedDownload {
        let counts = (requests: await client.tally.requests, retries: await client.tally.retries)
        return PubMedDownload(
            platform: "PubMed, NCBI E-utilities (\(access.address))", strategy: plan.strategy, entered: PubMedPlan.range(plan.entered),
            translation: plan.hits.translation, notFound: plan.hits.notFound, warnings: plan.hits.warnings,
            searchedAt: Self.stamp(plan.searchedAt),
            searchedOn: CalendarDate(dayNumber: Int((plan.searchedAt / 86_400).rounded(.down))),
            finishedAt: Self.stamp(time.secondsSince1970), count: plan.hits.count,
            parts: plan.parts.map { .init(entered: PubMedPlan.range($0.entered), count: $0.hits.count) }, pmids: gathered.pmids,
            bytes: MedlinePage.joined(gathered.pages), remarks: remarks(plan, gathered), requests: counts.requests, retries: counts.retries)
    }

    private func remarks(_ plan: PubMedPlan, _ gathered: Gathered) -> [String] {
        var remarks = gathered.doubts
        if gathered.pagesFound > 0 { remarks.append("\(gathered.pagesFound) pages are of a download that was interrupted") }
        if gathered.repeated > 0 { remarks.append("\(gathered.repeated) records came twice and stand twice in the file") }
        if plan.parts.count > 1 {
            remarks.append("the search was fetched in \(plan.parts.count) parts by the day of entry into PubMed")
        }
        if gathered.pmids.count != plan.hits.count {
            remarks.append("PubMed shows \(plan.hits.count) hits and gave \(gathered.pmids.count) records; run the search again")
        }
        return remarks
    }

    /// ISO 8601, UTC, whole seconds.
    private static func stamp(_ seconds: Double) -> String {
        Date(timeIntervalSince1970: seconds.rounded(.down)).formatted(.iso8601)
    }

    /// What was fetched so far.
    private struct Gathered {
        var pages: [[UInt8]] = []
        var pmids: [String] = []
        var doubts: [String] = []
        var repeated = 0
        var pagesFound = 0
        var lastStep = PubMedProgress.Step.fetched
        private var known: Set<String> = []

        mutating func take(_ page: MedlinePage, from step: PubMedProgress.Step, doubt: String = "") {
            pages.append(page.bytes)
            for pmid in page.pmids {
                if known.insert(pmid).inserted { pmids.append(pmid) } else { repeated += 1 }
            }
            if !doubt.isEmpty { doubts.append(doubt) }
            pagesFound += step == .foundInFolder ? 1 : 0
            lastStep = step
        }
    }
}
