// SPDX-License-Identifier: Apache-2.0

extension PublicationKind {
    /// What the words of a database mean, such as "Conference Abstract", "Published Erratum" or "JOUR"; `nil` for words without a meaning here.
    ///
    /// Words are compared in lower case. Of several, the caller takes the most telling: see `kind(of:)`.
    public init?(stated word: String) {
        let plain = word.trimmedOfWhitespace.lowercased()
        guard let kind = Self.words[plain] else { return nil }
        self = kind
    }

    /// The kind that several words describe together: what sets a record apart (erratum, abstract, preprint, letter, review) before plain
    /// "article"; `.unstated` where none has a meaning.
    public static func kind(of words: [String]) -> PublicationKind {
        let kinds = Set(words.compactMap { PublicationKind(stated: $0) })
        return order.first(where: kinds.contains) ?? .unstated
    }

    private static let order: [PublicationKind] = [
        .retraction, .erratum, .conferenceAbstract, .conferencePaper, .preprint, .comment, .letter, .editorial, .note, .registration,
        .thesis,
        .chapter, .book, .dataset, .webPage, .review, .report, .article, .other,
    ]

    private static let words: [String: PublicationKind] = [
        "journal article": .article, "article": .article, "jour": .article, "article in press": .article, "research article": .article,
        "magazine article": .article, "mgzn": .article, "short survey": .article, "ejour": .article, "electronic article": .article,
        "article-journal": .article, "case reports": .article, "clinical trial": .article, "randomized controlled trial": .article,
        "news": .article, "newspaper article": .article, "ejou": .article, "inpr": .article,
        "review": .review, "systematic review": .review, "meta-analysis": .review, "conference review": .review,
        "letter": .letter, "correspondence": .letter, "editorial": .editorial, "editorial material": .editorial, "note": .note,
        "comment": .comment, "reply": .comment,
        "erratum": .erratum, "published erratum": .erratum, "correction": .erratum, "corrigendum": .erratum,
        "retracted publication": .article, "retraction of publication": .retraction, "retraction": .retraction,
        "tombstone": .retraction, "retraction notice": .retraction,
        "conference abstract": .conferenceAbstract, "meeting abstract": .conferenceAbstract, "abst": .conferenceAbstract,
        "congress": .conferenceAbstract, "abstract": .conferenceAbstract, "poster": .conferenceAbstract,
        "conference paper": .conferencePaper, "cpaper": .conferencePaper, "conf": .conferencePaper,
        "conference proceedings": .conferencePaper,
        "proceedings paper": .conferencePaper, "inproceedings": .conferencePaper, "conference": .conferencePaper,
        "proceedings": .conferencePaper, "paper-conference": .conferencePaper, "conference article": .conferencePaper,
        "preprint": .preprint, "unpb": .preprint, "unpublished": .preprint, "unpublished work": .preprint,
        "trial registry record": .registration, "clinical trial registration": .registration,
        "book": .book, "ebook": .book, "edbook": .book, "whole book": .book, "edited book": .book,
        "chap": .chapter, "book section": .chapter, "chapter": .chapter, "echap": .chapter, "book chapter": .chapter, "inbook": .chapter,
        "incollection": .chapter,
        "thes": .thesis, "thesis": .thesis, "phdthesis": .thesis, "mastersthesis": .thesis, "dissertation": .thesis,
        "rprt": .report, "report": .report, "techreport": .report, "government document": .report, "govdoc": .report,
        "data": .dataset, "dataset": .dataset, "data paper": .dataset, "web page": .webPage, "elec": .webPage, "webpage": .webPage,
        "gen": .other, "generic": .other, "misc": .other,
    ]
}
