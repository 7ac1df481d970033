// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Keeps requests apart by the time that the server asks for.
actor PubMedPace {
    private let spacing: Double
    private let time: any PubMedTime
    private var next = -Double.infinity

    init(perSecond: Int, time: any PubMedTime) {
        // A tenth more than asked for: the server counts by its own clock.
        spacing = 1.1 / Double(max(perSecond, 1))
        self.time = time
    }

    /// Waits for the next turn.
    func turn() async throws {
        let now = time.seconds
        let wait = max(0, next - now)
        next = now + wait + spacing
        if wait > 0 { try await time.wait(seconds: wait) }
    }
}

/// Counts requests over a search.
actor PubMedTally {
    private(set) var requests = 0
    private(set) var retries = 0

    func count(isRetry: Bool) {
        requests += 1
        retries += isRetry ? 1 : 0
    }
}

/// Sends forms until one is answered as it should be, or there is no use in trying.
struct PubMedClient: Sendable {
    /// What is to be done with an answer.
    enum Judgement<Value: Sendable>: Sendable {
        case good(Value)
        /// Worth another attempt; after three it is taken as it is.
        case doubtful(Value, String)
        /// Worth another attempt, and never good.
        case bad(PubMedFailure.Code, String)
        /// Not worth another attempt.
        case final(PubMedFailure.Code, String)
    }

    let access: PubMedAccess
    let transport: any PubMedTransport
    let time: any PubMedTime
    let options: PubMedOptions
    let pace: PubMedPace
    let tally = PubMedTally()
    let note: @Sendable (String) -> Void

    func send<Value: Sendable>(
        _ program: String, _ fields: [(String, String)], judge: @Sendable (PubMedReply) -> Judgement<Value>
    ) async throws(PubMedFailure) -> (value: Value, doubt: String) {
        guard access.isSafe else { throw PubMedFailure(.unsafeAddress, "the address is neither HTTPS nor this machine; give another") }
        let request = PubMedRequest(
            address: access.address + program, body: Self.form(fields + identity), tool: access.tool, timeout: options.timeout)
        var failure = PubMedFailure(.connection, "no attempt was allowed")
        for attempt in 1...max(options.attempts, 1) {
            if attempt > 1 { try await pause(before: attempt, after: failure) }
            let (judgement, asked) = try await self.attempt(request, isRetry: attempt > 1, judge)
            switch judgement {
            case .good(let value): return (value, "")
            case .doubtful(let value, let doubt):
                if attempt >= min(options.attempts, 3) { return (value, doubt) }
                failure = PubMedFailure(.unreadableAnswer, attempts: attempt, doubt)
            case .bad(let code, let message): failure = PubMedFailure(code, attempts: attempt, hidden(message))
            case .final(let code, let message): throw PubMedFailure(code, attempts: attempt, hidden(message))
            }
            if attempt < options.attempts, let asked { try await obey(asked, failure) }
        }
        throw failure
    }

    private var identity: [(String, String)] {
        var fields = [("tool", access.tool)]
        if !access.email.isEmpty { fields.append(("email", access.email)) }
        if let key = access.key { fields.append(("api_key", key.text)) }
        return fields
    }

    /// One request; also how long the server asks to wait.
    private func attempt<Value: Sendable>(
        _ request: PubMedRequest, isRetry: Bool, _ judge: @Sendable (PubMedReply) -> Judgement<Value>
    ) async throws(PubMedFailure) -> (Judgement<Value>, Double?) {
        do {
            try await pace.turn()
            await tally.count(isRetry: isRetry)
            let reply = try await transport.reply(to: request)
            return (Self.judge(reply, judge), Self.retryAfter(reply, now: time.secondsSince1970))
        } catch let fault as PubMedTransportFault {
            switch fault {
            case .timedOut: return (.bad(.timedOut, "PubMed did not answer in time; try again later"), nil)
            case .interrupted(let message): return (.bad(.connection, "no answer from PubMed: " + message), nil)
            case .refused(let message): return (.final(.connection, "no answer from PubMed: " + message), nil)
            }
        } catch is CancellationError {
            throw PubMedFailure(.cancelled, "the search was given up before its end")
        } catch {
            return (.bad(.connection, "no answer from PubMed: the connection failed"), nil)
        }
    }

    private static func judge<Value: Sendable>(_ reply: PubMedReply, _ judge: (PubMedReply) -> Judgement<Value>) -> Judgement<Value> {
        let words = reply.status == 200 ? "" : MedlinePage.plain(reply.body)
        return switch reply.status {
        case 200: judge(reply)
        case 429: .bad(.rateLimited, "PubMed says that there are too many requests; wait, or give a key: \(words)")
        case 408, 500...599: .bad(.server, "PubMed failed with status \(reply.status); try again later: \(words)")
        case 300..<400: .final(.refused, "PubMed points to another address, which is not followed; check the address")
        default: .final(.refused, "PubMed refused the request with status \(reply.status): \(words)")
        }
    }

    private func hidden(_ text: String) -> String { access.key?.hidden(in: text) ?? text }
}

extension PubMedClient {
    /// Waits twice as long before each attempt, of which a random half is left out.
    private func pause(before attempt: Int, after failure: PubMedFailure) async throws(PubMedFailure) {
        let whole = min(options.firstDelay * Double(1 << min(attempt - 2, 20)), options.longestDelay)
        note("attempt \(attempt): \(failure.message)")
        try await wait(whole * Double.random(in: 0.5...1))
    }

    /// Waits as long as the server asks, unless that is longer than a person would.
    private func obey(_ seconds: Double, _ failure: PubMedFailure) async throws(PubMedFailure) {
        guard seconds <= options.longestDelay else {
            throw PubMedFailure(
                failure.code, attempts: failure.attempts, failure.message + "; it asks to wait \(Int(min(seconds, 1e9))) seconds")
        }
        try await wait(seconds)
    }

    private func wait(_ seconds: Double) async throws(PubMedFailure) {
        do { try await time.wait(seconds: max(0, seconds)) } catch {
            throw PubMedFailure(.cancelled, "the search was given up before its end")
        }
    }

    /// The seconds of the header `Retry-After`, a number or a date (RFC 9110, 10.2.3), of a reply that is not good.
    static func retryAfter(_ reply: PubMedReply, now: Double) -> Double? {
        guard reply.status != 200, let text = reply.headers["retry-after"]?.trimmedOfWhitespace else { return nil }
        if let seconds = Double(text), seconds.isFinite { return max(0, seconds) }
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return format.date(from: text).map { max(0, $0.timeIntervalSince1970 - now) }
    }

    /// `application/x-www-form-urlencoded`: all but letters, digits and `-._*` as percent and two digits, a space as `+`.
    static func form(_ fields: [(String, String)]) -> [UInt8] {
        Array(fields.map { encoded($0) + "=" + encoded($1) }.joined(separator: "&").utf8)
    }

    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { all, byte in
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 42: all.unicodeScalars.append(Unicode.Scalar(byte))
            case 32: all += "+"
            default: all += "%" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
            }
        }
    }
}
