// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A request as it came over the wire.
struct StandInRequest: Sendable {
    /// The first line.
    let line: String
    let headers: String
    /// The fields of the form, decoded.
    let fields: [String: String]

    var isSearch: Bool { line.contains("esearch.fcgi") }
    func number(_ name: String) -> Int { fields[name].flatMap { Int($0) } ?? 0 }
}

/// What the stand-in sends back.
struct StandInAnswer: Sendable {
    var status = 200
    var headers: [String: String] = [:]
    var body: String
    /// Bytes of the body that are sent, of the length that is promised; `nil` for all.
    var cutAfter: Int?
    /// Seconds before anything is sent.
    var delay = 0.0
}

/// A small HTTP/1.1 server on 127.0.0.1, for one test: at most 500 connections and 60 seconds.
final class StandInServer: Sendable {
    let port: UInt16
    private let descriptor: Int32
    private let isStopped = Atomic<Bool>(false)
    private let received = Mutex<[StandInRequest]>([])
    private let answer: @Sendable (StandInRequest, Int) -> StandInAnswer

    struct NoSocket: Error {}

    /// Begins to listen; `answer` gets each request and how many came before it.
    init(_ answer: @escaping @Sendable (StandInRequest, Int) -> StandInAnswer) throws {
        self.answer = answer
        #if canImport(Darwin)
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #else
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (own, size) = (descriptor, length)
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(own, pointer, size) == 0 && listen(own, 64) == 0 && getsockname(own, pointer, &length) == 0
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        guard descriptor >= 0, bound else { throw NoSocket() }
        Thread.detachNewThread { self.serve() }
    }

    /// The address of the stand-in's E-utilities.
    var address: String { "http://127.0.0.1:\(port)/eutils/" }
    /// The requests so far.
    var requests: [StandInRequest] { received.withLock { $0 } }
    func stop() { isStopped.store(true, ordering: .relaxed) }

    private func serve() {
        let end = Date().addingTimeInterval(60)
        var connections = 0
        while !isStopped.load(ordering: .relaxed), Date() < end, connections < 500 {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 50) > 0 else { continue }
            let connection = accept(descriptor, nil, nil)
            guard connection >= 0 else { continue }
            connections += 1
            Thread.detachNewThread { self.attend(connection) }
        }
        close(descriptor)
    }

    private func attend(_ connection: Int32) {
        defer { close(connection) }
        var patience = timeval(tv_sec: 5, tv_usec: 0)
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard let request = Self.read(connection) else { return }
        let number = received.withLock { all in
            all.append(request)
            return all.count - 1
        }
        let answer = answer(request, number)
        if answer.delay > 0 { Thread.sleep(forTimeInterval: min(answer.delay, 30)) }
        let body = Array(answer.body.utf8)
        var head = "HTTP/1.1 \(answer.status) Word\r\nConnection: close\r\nContent-Length: \(body.count)\r\n"
        for (name, value) in answer.headers { head += "\(name): \(value)\r\n" }
        Self.write(Array((head + "\r\n").utf8) + body.prefix(answer.cutAfter ?? body.count), connection)
    }

    private static func read(_ connection: Int32) -> StandInRequest? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < 4_000_000 {
            if let request = parsed(bytes) { return request }
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            bytes += buffer.prefix(count)
        }
        return nil
    }

    /// A request that is there as a whole.
    private static func parsed(_ bytes: [UInt8]) -> StandInRequest? {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let headers = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
        let lines = headers.split(separator: "\r\n").map(String.init)
        let length = lines.first { $0.lowercased().hasPrefix("content-length:") }?.split(separator: ":").last
        let promised = length.flatMap { Int($0.trimmingCharacters(in: .whitespaces)) } ?? 0
        guard bytes.count - end.upperBound >= promised else { return nil }
        let form = String(decoding: bytes[end.upperBound...], as: UTF8.self)
        var fields: [String: String] = [:]
        for field in form.split(separator: "&") {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? parts[1].replacingOccurrences(of: "+", with: " ") : ""
            fields[String(parts[0])] = value.removingPercentEncoding
        }
        return StandInRequest(line: lines.first ?? "", headers: headers, fields: fields)
    }

    private static func write(_ bytes: [UInt8], _ connection: Int32) {
        var sent = 0
        while sent < bytes.count {
            #if canImport(Darwin)
                let count = bytes[sent...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, 0) }
            #else
                let count = bytes[sent...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            #endif
            guard count > 0 else { return }
            sent += count
        }
    }
}
