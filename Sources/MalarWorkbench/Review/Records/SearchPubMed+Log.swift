// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

extension SearchRun {
    /// Takes over what PubMed and the person say of a search.
    mutating func describe(_ download: PubMedDownload, _ details: ImportSearch.Details, rerunOf: String?) {
        (platform, strategy, self.rerunOf) = (download.platform, download.strategy, rerunOf)
        time = String(download.searchedAt.dropFirst(11).prefix(5))
        timeZone = "UTC"
        person = details.person
        (hitsShown, hitsExported) = (download.count, download.pmids.count)
        limits = details.limits.isEmpty ? "none" : details.limits
        format = "MEDLINE"
        let said = SearchPubMed.warnings(download.notFound, download.warnings) + download.remarks
        remarks = ([details.remarks].filter { !$0.isEmpty } + said).joined(separator: "; ")
    }
}

extension SearchPubMed.Output {
    init(_ download: PubMedDownload, outcome: SearchOutcome?) {
        hits = SearchPubMed.Hits(
            count: download.count, translation: download.translation,
            warnings: SearchPubMed.warnings(download.notFound, download.warnings))
        fetched = download.pmids.count
        searchedAt = download.searchedAt
        remarks = download.remarks
        self.outcome = outcome
    }
}
