// SPDX-License-Identifier: Apache-2.0
internal import Foundation

#if canImport(FoundationNetworking)
    internal import FoundationNetworking
#endif

/// The network, by the system's own means: certificates are checked as the system does, redirections are not followed, nothing is kept in
/// a cache or as a cookie, and an answer of more than 256 MB is refused.
public struct PubMedSession: PubMedTransport {
    private let connection = PubMedConnection()

    /// A connection without cache and cookies.
    public init() {}

    /// Sends a request by POST.
    public func reply(to request: PubMedRequest) async throws -> PubMedReply {
        guard let url = URL(string: request.address) else { throw PubMedTransportFault.refused("the address is not one") }
        var outgoing = URLRequest(url: url)
        outgoing.cachePolicy = .reloadIgnoringLocalCacheData
        outgoing.timeoutInterval = max(request.timeout.rounded(.up), 1)
        outgoing.httpMethod = "POST"
        outgoing.httpBody = Data(request.body)
        outgoing.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        outgoing.setValue(request.tool, forHTTPHeaderField: "User-Agent")
        return try await connection.send(outgoing)
    }
}

/// The time of the machine.
public struct PubMedSystemTime: PubMedTime {
    private let start = ContinuousClock.now

    /// The time from now on.
    public init() {}

    /// Seconds since this value was made.
    public var seconds: Double { start.duration(to: .now) / .seconds(1) }
    /// Seconds since 1970-01-01 00:00 UTC.
    public var secondsSince1970: Double { Date().timeIntervalSince1970 }
    /// Waits.
    public func wait(seconds: Double) async throws { try await Task.sleep(for: .seconds(seconds)) }
}
