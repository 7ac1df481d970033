// SPDX-License-Identifier: Apache-2.0

extension ReviewStudy {
    /// Reads `studies.yaml`: a list `studies` with id, label, reports, and whether each enters the synthesis with how many participants.
    ///
    /// - Throws: ``ReviewFileErrors`` with every error and its line.
    public static func list(yaml text: String, file: String = "studies.yaml") throws(ReviewFileErrors) -> [ReviewStudy] {
        let reader = ReviewSettingsReader(file: file)
        let root = try reader.root(text)
        root.allow(["studies"])
        let studies = root.sections("studies").map { ReviewStudy($0) }
        var seen: Set<String> = []
        for study in studies where !seen.insert(study.id).inserted { root.report("studies", "the id `\(study.id)` stands twice") }
        try reader.finish()
        return studies
    }

    private init(_ settings: ReviewSettings) {
        settings.allow(["id", "label", "reports", "inSynthesis", "participants", "since"])
        let id = settings.id("id")
        let keys = settings.texts("reports")
        for text in keys where RecordKey(text) == nil {
            settings.report("reports", "`\(text.prefix(80))` is no key: write search/identifier")
        }
        self.init(
            id: id, label: settings.text("label") ?? id, reports: keys.compactMap { RecordKey($0) },
            inSynthesis: settings.truth("inSynthesis"), participants: settings.count("participants"))
        since = settings.day("since").map { .start(of: $0) }
    }
}
