// SPDX-License-Identifier: Apache-2.0
internal import Foundation

#if canImport(FoundationNetworking)
    internal import FoundationNetworking
#endif

/// The network, by the system's own means: certificates are checked as the system does, redirections are not followed, and nothing is
/// kept in a cache or as a cookie.
public struct PubMedSession: PubMedTransport {
    private let session: URLSession

    /// A connection without cache and cookies.
    public init() {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.urlCache = nil
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.timeoutIntervalForResource = 600
        session = URLSession(configuration: configuration)
    }

    /// Sends a request by POST.
    public func reply(to request: PubMedRequest) async throws -> PubMedReply {
        guard let url = URL(string: request.address) else { throw PubMedTransportFault.refused("the address is not one") }
        var outgoing = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: request.timeout)
        outgoing.httpMethod = "POST"
        outgoing.httpBody = Data(request.body)
        outgoing.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        outgoing.setValue(request.tool, forHTTPHeaderField: "User-Agent")
        do {
            let (data, response) = try await session.data(for: outgoing, delegate: RedirectionRefusal())
            return try Self.reply(data, response)
        } catch let error as URLError {
            throw Self.fault(error)
        }
    }

    private static func reply(_ data: Data, _ response: URLResponse) throws -> PubMedReply {
        guard let answer = response as? HTTPURLResponse else { throw PubMedTransportFault.interrupted("the answer is not one of HTTP") }
        var headers: [String: String] = [:]
        for (name, value) in answer.allHeaderFields {
            if let name = name as? String, let value = value as? String { headers[name.lowercased()] = value }
        }
        // A body that breaks off before its stated length is not always reported.
        if headers["content-encoding"] == nil, let stated = headers["content-length"].flatMap(Int.init), data.count < stated {
            throw PubMedTransportFault.interrupted("the answer broke off after \(data.count) of \(stated) bytes")
        }
        return PubMedReply(status: answer.statusCode, headers: headers, body: [UInt8](data))
    }

    /// The codes alone: what an error says of itself may hold more than is meant to be shown.
    private static func fault(_ error: URLError) -> PubMedTransportFault {
        switch error.code {
        case .timedOut: .timedOut
        case .cancelled: .refused("the request was given up")
        case .badURL, .unsupportedURL: .refused("the address cannot be used")
        case .cannotFindHost, .dnsLookupFailed: .interrupted("the name of the server was not found")
        case .cannotConnectToHost, .notConnectedToInternet: .interrupted("there is no connection to the server")
        case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate, .serverCertificateHasUnknownRoot:
            .refused("the certificate of the server is not trusted")
        default: .interrupted("the connection broke off (\(error.code.rawValue))")
        }
    }
}

/// Follows no redirection: what is sent is meant for one server.
private final class RedirectionRefusal: NSObject, URLSessionTaskDelegate {
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
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
