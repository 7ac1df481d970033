// SPDX-License-Identifier: Apache-2.0

/// Titles that many different items bear, so that their equality says little.
enum GenericTitle {
    private static let headings: Set<UInt64> = Set(
        [
            "editorial", "editorials", "editorial introduction", "editorial notes", "editorial note", "editors introduction",
            "editors note",
            "introduction", "introductory remarks", "preface", "foreword", "afterword", "epilogue", "contents", "table of contents",
            "index",
            "author index", "subject index", "abstracts", "abstract", "oral presentations", "poster presentations", "letter", "letters",
            "letter to the editor", "letters to the editor", "correspondence", "reply", "response", "authors reply", "comment",
            "commentary",
            "erratum", "corrigendum", "correction", "retraction", "announcement", "announcements", "news", "in brief", "in this issue",
            "book review", "book reviews", "reviews", "review", "discussion", "conclusion", "conclusions", "summary", "overview",
            "obituary",
            "untitled", "no title", "not available", "title", "cover", "front matter", "back matter", "acknowledgements", "acknowledgments",
            "guest editorial", "from the editor", "presidents message", "case report", "case records", "research news", "perspective",
            "viewpoint", "highlights", "supplement", "program", "programme", "proceedings", "clinical trials", "journal club",
        ].map { FoldedText.hash64($0.utf8) })
    private static let openings = [
        "introduction to the minitrack", "introduction to the special", "introduction to this special", "minitrack introduction",
        "introduction to minitrack", "editorial ", "guest editorial", "editors ", "preface ", "foreword", "abstracts of ",
        "abstracts from ",
        "proceedings of ", "book review ", "letter to the editor", "message from", "call for papers", "annual report", "annual meeting",
        "selected abstracts", "instructions for authors", "acknowledgement",
    ].map { Array($0.utf8) }

    private static let inside: [StaticString] = [
        "editors comment", "editorial introduction", "guest editorial", "from the editor", "editors note",
    ]

    /// Whether a title is a heading of this kind, or has fewer than two words of content.
    static func holds(_ form: TitleForm) -> Bool {
        if headings.contains(FoldedText.hash64(form.words)) || openings.contains(where: { form.words.starts(with: $0) }) { return true }
        if form.words.holds("minitrack") || form.words.holds("editor") && inside.contains(where: form.words.holds) { return true }
        return form.words.count < 12 && form.tokens.count < 3
    }
}
