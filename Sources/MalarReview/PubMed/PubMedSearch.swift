// SPDX-License-Identifier: Apache-2.0
internal import Foundation
public import MalarUnits

/// Runs a strategy in PubMed through NCBI's E-utilities and fetches what it finds.
///
/// ESearch leaves the result on the history server, EFetch fetches it page by page in MEDLINE's tagged form, which is stored as it comes:
/// it can be joined page behind page without a change, and it is what PubMed's own export to reference managers gives. Requests keep the
/// rate that NCBI allows and are repeated where the server is busy, fails or breaks off. A search with more records than PubMed gives out
/// at once is divided by the day on which records entered PubMed.
/// - Source: E-utilities, NCBI, NBK25499 (parameters) and NBK25497 (rates).
public struct PubMedSearch: Sendable {
    let access: PubMedAccess
    let transport: any PubMedTransport
    let time: any PubMedTime
    let options: PubMedOptions
    let pace: PubMedPace

    /// A way to PubMed; searches through the same value keep the rate together.
    public init(
        access: PubMedAccess, transport: any PubMedTransport = PubMedSession(), time: any PubMedTime = PubMedSystemTime(),
        options: PubMedOptions = PubMedOptions()
    ) {
        self.access = access
        self.transport = transport
        self.time = time
        self.options = options
        pace = PubMedPace(perSecond: access.requestsPerSecond, time: time)
    }

    /// What a strategy finds, without fetching it.
    ///
    /// - Parameter entered: the days of entry into PubMed that it is limited to, both included; `nil` for none.
    /// - Throws: `PubMedFailure`.
    public func hits(of strategy: String, entered: ClosedRange<CalendarDate>? = nil) async throws(PubMedFailure) -> PubMedHits {
        try await search(strategy, entered, client { _ in })
    }

    /// Runs a strategy and fetches all its records.
    ///
    /// - Parameters:
    ///   - strategy: what one would type into PubMed's search box.
    ///   - entered: the days of entry into PubMed that it is limited to, both included; `nil` for none.
    ///   - folder: where pages are kept until all are there; the same call takes up what was interrupted, as long as PubMed remembers the
    ///     search. `nil` keeps nothing.
    ///   - progress: called after each step, from any thread.
    /// - Throws: `PubMedFailure`; pages that were fetched are then in the folder.
    /// - Returns: the records, fewer than the hits where PubMed gave fewer: see `difference` and `remarks`.
    public func run(
        _ strategy: String, entered: ClosedRange<CalendarDate>? = nil, folder: PubMedFolder? = nil,
        progress: @escaping @Sendable (PubMedProgress) -> Void = { _ in }
    ) async throws(PubMedFailure) -> PubMedDownload {
        let client = client { progress(PubMedProgress(step: .waiting, fetched: 0, count: 0, note: $0)) }
        if let folder, let plan = usablePlan(in: folder, strategy, entered) {
            do {
                return try await fetch(plan, client, folder, isTakenUp: true, progress)
            } catch  where error.code == .historyLost {
                progress(PubMedProgress(step: .waiting, fetched: 0, count: 0, note: "PubMed forgot the search, which begins anew"))
            }
        }
        try folder?.clear()
        let plan = try await plan(strategy, entered, client)
        try folder?.store(plan)
        return try await fetch(plan, client, folder, isTakenUp: false, progress)
    }

    private func client(_ note: @escaping @Sendable (String) -> Void) -> PubMedClient {
        PubMedClient(access: access, transport: transport, time: time, options: options, pace: pace, note: note)
    }

    /// The plan of the same search, young enough for PubMed to remember it.
    private func usablePlan(in folder: PubMedFolder, _ strategy: String, _ entered: ClosedRange<CalendarDate>?) -> PubMedPlan? {
        guard let plan = folder.plan(), plan.strategy == strategy, plan.entered == PubMedPlan.days(entered),
            plan.address == access.address, plan.pageSize == max(options.pageSize, 1),
            plan.isPlausible(largestResult: options.largestResult)
        else { return nil }
        let age = time.secondsSince1970 - plan.searchedAt
        return age >= 0 && age < options.historyLifetime ? plan : nil
    }
}
