// SPDX-License-Identifier: Apache-2.0

internal import MalarUnits

extension ReviewProtocol {
    static let keys = [
        "title", "version", "date", "authors", "people", "registration", "question", "criteria", "languages", "published",
        "congressAbstracts", "sources", "rounds", "ranking", "amendments", "extraction", "appraisal", "synthesis", "updateOf", "flow",
    ]

    /// Reads a protocol from the text of `review.yaml`.
    ///
    /// - Throws: ``ReviewFileErrors`` with every error and its line; an unknown key is told with the nearest known one.
    public init(yaml text: String, file: String = "review.yaml") throws(ReviewFileErrors) {
        let reader = ReviewSettingsReader(file: file)
        let root = try reader.root(text)
        root.allow(Self.keys)
        self.init()
        title = root.requiredText("title")
        version = root.text("version") ?? "1"
        date = root.day("date")
        authors = root.texts("authors")
        readPeople(root)
        registration = ReviewRegistration(root)
        question = root.section("question").map { ReviewQuestion($0) } ?? ReviewQuestion()
        readEligibility(root)
        sources = root.sections("sources").map { ReviewSource($0) }
        readRounds(root)
        ranking = root.truth("ranking") ?? false
        amendments = root.sections("amendments").compactMap { ProtocolAmendment($0) }.sorted { $0.date < $1.date }
        extractionForm = root.text("extraction")
        appraisalTools = root.texts("appraisal")
        synthesis = root.tree("synthesis")
        updates = root.section("updateOf").map { PreviousReview($0) }
        flow = root.section("flow").map { FlowCounts($0) }
        refuseRepetition(root)
        try reader.finish()
    }

    private mutating func readPeople(_ root: ReviewSettings) {
        people = root.sections("people").map { settings in
            settings.allow(["id", "name", "role"])
            let id = settings.id("id")
            return ReviewPerson(
                id: id, name: settings.text("name") ?? id, role: settings.choice("role", ReviewPerson.Role.self) ?? .reviewer)
        }
    }

    private mutating func readEligibility(_ root: ReviewSettings) {
        if let criteria = root.section("criteria") {
            criteria.allow(["inclusion", "exclusion"])
            inclusion = criteria.sections("inclusion").map { EligibilityRule($0) }
            exclusion = criteria.sections("exclusion").map { EligibilityRule($0) }
        }
        for name in root.texts("languages") {
            guard let code = LanguageCode.of(name) else {
                root.report("languages", "the language `\(name.prefix(40))` is not known; write its ISO 639-2 code, such as eng")
                continue
            }
            if !languages.contains(code) { languages.append(code) }
        }
        if let published = root.section("published") {
            published.allow(["from", "to"])
            publishedFrom = published.partialDate("from")
            publishedTo = published.partialDate("to")
            if let from = publishedFrom, let to = publishedTo, to.isCertainlyBefore(from) {
                root.report("published", "`to` lies before `from`")
            }
        }
        congressAbstracts = root.choice("congressAbstracts", CongressAbstractRule.self) ?? .include
    }

    private mutating func readRounds(_ root: ReviewSettings) {
        guard let section = root.section("rounds") else { return }
        section.allow(ReviewRound.allCases.map(\.rawValue))
        for round in ReviewRound.allCases {
            guard let settings = section.section(round.rawValue) else { continue }
            settings.allow(["votes", "blinded", "people"])
            let votes = settings.count("votes") ?? 2
            if !(1...5).contains(votes) { settings.report("votes", "votes is 1 to 5") }
            let named = settings.texts("people")
            let ids = people.map(\.id)
            for id in named where !ids.contains(id) {
                settings.report("people", "there is no person `\(id)`\(NearestName.hint(id, among: ids))")
            }
            rounds[round] = RoundRule(votesNeeded: votes, isBlinded: settings.truth("blinded") ?? true, people: named)
            if !people.isEmpty, voters(in: round).count < votes {
                section.report(round.rawValue, "\(votes) votes are needed, but only \(voters(in: round).count) people may vote")
            }
        }
    }

    private func refuseRepetition(_ root: ReviewSettings) {
        let lists: [(String, [String])] = [
            ("people", people.map(\.id)), ("sources", sources.map(\.id)), ("criteria", (inclusion + exclusion).map(\.id)),
        ]
        for (key, ids) in lists {
            var seen: Set<String> = []
            // Letter case is left out of account, because file systems may do the same with the files named by ids.
            for id in ids where !seen.insert(id.lowercased()).inserted { root.report(key, "the id `\(id)` stands twice under \(key)") }
        }
    }
}

extension ReviewRegistration {
    init(_ root: ReviewSettings) {
        guard let node = root.child("registration") else {
            self = .notStated
            return
        }
        let settings = ReviewSettings(node, path: "registration", reader: root.reader)
        if let words = settings.ownText {
            self = .notRegistered
            if words.lowercased() != "not registered" { root.report("registration", "write `not registered`, or registry, id and date") }
            return
        }
        settings.allow(["registry", "id", "date"])
        self = .registered(
            registry: settings.requiredText("registry"), id: settings.requiredText("id"), date: settings.day("date"))
    }
}

extension ReviewQuestion {
    init(_ settings: ReviewSettings) {
        self.init()
        framework = settings.choice("framework", Framework.self) ?? .peo
        settings.allow(["framework", "text"] + framework.elements)
        text = settings.text("text") ?? ""
        elements = framework.elements.compactMap { name in
            guard let part = settings.section(name) else { return nil }
            if let plain = part.ownText { return Element(name: name, text: plain) }
            part.allow(["text", "highlight"])
            return Element(name: name, text: part.requiredText("text"), highlight: part.texts("highlight"))
        }
    }
}

extension EligibilityRule {
    init(_ settings: ReviewSettings) {
        settings.allow(["id", "label", "highlight", "rounds", "concerns"])
        let rounds = settings.choices("rounds", ReviewRound.self)
        self.init(
            id: settings.id("id"), label: settings.requiredText("label"), highlight: settings.texts("highlight"),
            rounds: Set(rounds.isEmpty ? ReviewRound.allCases : rounds), trigger: settings.choice("concerns", Trigger.self))
    }
}

extension ReviewSource {
    init(_ settings: ReviewSettings) {
        settings.allow(["id", "name", "platform", "kind"])
        let id = settings.id("id")
        self.init(
            id: id, name: settings.text("name") ?? id, platform: settings.text("platform") ?? "",
            kind: settings.choice("kind", Kind.self) ?? .database)
    }
}

extension ProtocolAmendment {
    init?(_ settings: ReviewSettings) {
        settings.allow(["date", "what", "why", "version"])
        let (what, why) = (settings.requiredText("what"), settings.requiredText("why"))
        guard let date = settings.day("date") else {
            if settings.child("date") == nil { settings.report("date", "`date` is missing under amendments") }
            return nil
        }
        self.init(date: date, what: what, why: why, version: settings.text("version") ?? "")
    }
}

extension PreviousReview {
    init(_ settings: ReviewSettings) {
        settings.allow(["studies", "reports", "citation"])
        self.init(studies: settings.count("studies"), reports: settings.count("reports"), citation: settings.text("citation") ?? "")
    }
}
