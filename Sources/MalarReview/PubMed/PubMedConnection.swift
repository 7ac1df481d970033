// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import Synchronization

#if canImport(FoundationNetworking)
    internal import FoundationNetworking
#endif

/// A session of the system's, ended with this value.
///
/// It works by a delegate, since the system asks nobody else whether to follow a redirection.
final class PubMedConnection: Sendable {
    private let session: URLSession
    private let exchange = PubMedExchange()

    init() {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.urlCache = nil
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.timeoutIntervalForResource = 600
        session = URLSession(configuration: configuration, delegate: exchange, delegateQueue: nil)
    }

    deinit { session.finishTasksAndInvalidate() }

    func send(_ request: URLRequest) async throws -> PubMedReply {
        let task = session.dataTask(with: request)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                exchange.begin(task.taskIdentifier, continuation)
                // A task that was given up before it was known here has nobody else to say so.
                if Task.isCancelled { exchange.end(task.taskIdentifier, throwing: CancellationError()) }
                task.resume()
            }
        } onCancel: {
            task.cancel()
        }
    }
}

/// Gathers the answers of the tasks of a session.
private final class PubMedExchange: NSObject, URLSessionDataDelegate, Sendable {
    private struct Answer {
        var continuation: CheckedContinuation<PubMedReply, any Error>
        var bytes: [UInt8] = []
        var isTooLarge = false
    }

    private static let largest = 268_435_456
    private let answers = Mutex<[Int: Answer]>([:])

    func begin(_ task: Int, _ continuation: CheckedContinuation<PubMedReply, any Error>) {
        answers.withLock { $0[task] = Answer(continuation: continuation) }
    }

    func end(_ task: Int, throwing error: any Error) {
        answers.withLock { $0.removeValue(forKey: task) }?.continuation.resume(throwing: error)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLarge = answers.withLock { answers in
            answers[dataTask.taskIdentifier]?.bytes += data
            let isTooLarge = answers[dataTask.taskIdentifier]?.bytes.count ?? 0 > Self.largest
            answers[dataTask.taskIdentifier]?.isTooLarge = isTooLarge
            return isTooLarge
        }
        if isTooLarge { dataTask.cancel() }
    }

    /// Follows no redirection: what is sent is meant for one server.
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let answer = answers.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else { return }
        if answer.isTooLarge {
            answer.continuation.resume(throwing: PubMedTransportFault.refused("the answer has more than 256 MB"))
        } else if let error {
            answer.continuation.resume(throwing: Self.fault(error))
        } else {
            answer.continuation.resume(with: Result { try Self.reply(answer.bytes, task.response) })
        }
    }

    private static func reply(_ bytes: [UInt8], _ response: URLResponse?) throws -> PubMedReply {
        guard let response = response as? HTTPURLResponse else { throw PubMedTransportFault.interrupted("the answer is not one of HTTP") }
        var headers: [String: String] = [:]
        for (name, value) in response.allHeaderFields {
            if let name = name as? String, let value = value as? String { headers[name.lowercased()] = value }
        }
        // A body that breaks off before its stated length is not always reported.
        if headers["content-encoding"] == nil, let stated = headers["content-length"].flatMap({ Int($0) }), bytes.count < stated {
            throw PubMedTransportFault.interrupted("the answer broke off after \(bytes.count) of \(stated) bytes")
        }
        return PubMedReply(status: response.statusCode, headers: headers, body: bytes)
    }

    /// The codes alone: what an error says of itself may hold more than is meant to be shown.
    private static func fault(_ error: any Error) -> any Error {
        guard let error = error as? URLError else { return PubMedTransportFault.interrupted("the connection broke off") }
        switch error.code {
        case .timedOut: return PubMedTransportFault.timedOut
        case .cancelled: return CancellationError()
        case .badURL, .unsupportedURL: return PubMedTransportFault.refused("the address cannot be used")
        case .cannotFindHost, .dnsLookupFailed: return PubMedTransportFault.interrupted("the name of the server was not found")
        case .cannotConnectToHost, .notConnectedToInternet:
            return PubMedTransportFault.interrupted("there is no connection to the server")
        case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate, .serverCertificateHasUnknownRoot:
            return PubMedTransportFault.refused("the certificate of the server is not trusted")
        default: return PubMedTransportFault.interrupted("the connection broke off (\(error.code.rawValue))")
        }
    }
}
