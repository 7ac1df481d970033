// SPDX-License-Identifier: Apache-2.0

/// Carries one request to the E-utilities and its reply back; tests put their own in place of the network.
public protocol PubMedTransport: Sendable {
    /// Sends a request by POST and gives the whole reply, whatever its status.
    ///
    /// - Throws: `PubMedTransportFault` where no whole reply came.
    func reply(to request: PubMedRequest) async throws -> PubMedReply
}

/// A form that is sent by POST, so that a long strategy has room and a key stands in no address.
public struct PubMedRequest: Sendable, Hashable {
    /// The address, without a query.
    public let address: String
    /// The fields of the form, encoded.
    public let body: [UInt8]
    /// The name of the program.
    public let tool: String
    /// Seconds without any byte of a reply after which it is given up.
    public let timeout: Double

    /// A request to an address.
    public init(address: String, body: [UInt8], tool: String, timeout: Double) {
        self.address = address
        self.body = body
        self.tool = tool
        self.timeout = timeout
    }
}

/// What came back.
public struct PubMedReply: Sendable, Hashable {
    /// The status of HTTP.
    public let status: Int
    /// The header fields, their names in lower case.
    public let headers: [String: String]
    /// The bytes, decoded where they were compressed.
    public let body: [UInt8]

    /// A reply.
    public init(status: Int, headers: [String: String] = [:], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// Why no whole reply came.
public enum PubMedTransportFault: Error, Sendable, Hashable {
    case timedOut
    /// The connection could not be made or broke off; trying again may help.
    case interrupted(String)
    /// Trying again does not help.
    case refused(String)
}

/// The time, so that tests need not wait.
public protocol PubMedTime: Sendable {
    /// Seconds of a clock that never goes back.
    var seconds: Double { get }
    /// Seconds since 1970-01-01 00:00 UTC.
    var secondsSince1970: Double { get }
    /// Waits.
    func wait(seconds: Double) async throws
}
