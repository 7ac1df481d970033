// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import Synchronization

/// A PubMed of invented records for the stand-in: record n has the id 1000 + n and entered on a day of its own.
struct PlayedPubMed: Sendable {
    var count: Int
    /// The records that a day holds.
    var perDay = 1
    /// Days since 1970-01-01 of the first record.
    var firstDay = 18_000

    func answer(_ request: StandInRequest) -> StandInAnswer {
        request.isSearch ? StandInAnswer(body: search(request)) : StandInAnswer(body: page(request))
    }

    /// The records of a search, by the days of entry that it names.
    private func records(_ from: Int?, _ to: Int?) -> [Int] {
        (0..<count).filter { record in
            let day = firstDay + record / perDay
            return from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true
        }
    }

    private func search(_ request: StandInRequest) -> String {
        let (from, to) = (Self.day(request.fields["mindate"]), Self.day(request.fields["maxdate"]))
        let found = records(from, to).count
        let environment = "WEB_\(from.map(String.init) ?? "")_\(to.map(String.init) ?? "")"
        return """
            <?xml version="1.0" encoding="UTF-8" ?>
            <!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch 20060628//EN" "https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd">
            <eSearchResult><Count>\(found)</Count><RetMax>0</RetMax><RetStart>0</RetStart><QueryKey>1</QueryKey><WebEnv>\(environment)</WebEnv>
            <IdList/><TranslationSet/><TranslationStack><TermSet><Term>a</Term><Count>999999</Count></TermSet></TranslationStack>
            <QueryTranslation>"lupus"[All Fields] &amp; more</QueryTranslation>
            <ErrorList><PhraseNotFound>anifrolumabb</PhraseNotFound><FieldNotFound>tiabb</FieldNotFound></ErrorList>
            <WarningList><PhraseIgnored>the</PhraseIgnored><QuotedPhraseNotFound>"no such"</QuotedPhraseNotFound>
            <OutputMessage>Wildcard search used</OutputMessage></WarningList></eSearchResult>
            """
    }

    private func page(_ request: StandInRequest) -> String {
        let parts = (request.fields["WebEnv"] ?? "").split(separator: "_", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[0] == "WEB", request.fields["query_key"] == "1" else {
            return "<eFetchResult><ERROR>no WebEnv</ERROR></eFetchResult>"
        }
        let found = records(Int(parts[1]), Int(parts[2]))
        return found.dropFirst(request.number("retstart")).prefix(request.number("retmax")).map(Self.record).joined()
    }

    static func record(_ number: Int) -> String {
        "\nPMID- \(1000 + number)\nOWN - NLM\nTI  - Title \(number) of an invented\n      record\nSO  - J Invent. 2024;1:\(number).\n"
    }

    /// Days since 1970-01-01 of `2024/03/01`.
    private static func day(_ text: String?) -> Int? {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "yyyy/MM/dd"
        return text.flatMap(format.date).map { Int(($0.timeIntervalSince1970 / 86_400).rounded()) }
    }
}

/// Time that goes on only where something waits.
final class PlayedTime: PubMedTime {
    private let state = Mutex<(now: Double, waits: [Double])>((0, []))

    var seconds: Double { state.withLock { $0.now } }
    /// From 2026-03-01 12:00 UTC.
    var secondsSince1970: Double { 1_772_366_400 + seconds }
    /// All waits but those that keep the rate.
    var waits: [Double] { state.withLock { $0.waits.filter { $0 > 0.4 } } }

    func wait(seconds: Double) async throws {
        try Task.checkCancellation()
        state.withLock { $0 = ($0.now + seconds, $0.waits + [seconds]) }
    }
}

/// Answers without any network, and notes when it was asked.
final class PlayedTransport: PubMedTransport {
    private let time: PlayedTime
    private let answer: @Sendable (Int) throws -> PubMedReply
    private let noted = Mutex<[(time: Double, request: PubMedRequest)]>([])

    init(_ time: PlayedTime, _ answer: @escaping @Sendable (Int) throws -> PubMedReply) {
        self.time = time
        self.answer = answer
    }

    var times: [Double] { noted.withLock { $0.map(\.time) } }
    var requests: [PubMedRequest] { noted.withLock { $0.map(\.request) } }

    func reply(to request: PubMedRequest) async throws -> PubMedReply {
        let number = noted.withLock { all in
            all.append((time.seconds, request))
            return all.count - 1
        }
        return try answer(number)
    }
}
