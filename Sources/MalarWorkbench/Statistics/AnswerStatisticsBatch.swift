// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarExchange
internal import MalarPublishing
internal import MalarStatistics

/// Answers many requests: one JSON object a line, or one object whose `vectors` are the requests. One result a line comes out.
///
/// Lines are answered as they come, in bounded memory. A request that cannot be read gives a line with the reason, and the rest is
/// answered all the same.
public struct AnswerStatisticsBatch: Sendable {
    /// How many requests came, and what became of them.
    public struct Summary: Sendable, Hashable, Codable {
        /// Every request.
        public internal(set) var requests = 0
        /// Those whose result does not exist for their data.
        public internal(set) var undefined = 0
        /// Those that could not be read.
        public internal(set) var unread = 0
    }

    /// Answers batches.
    public init() {}

    /// Reads chunks of bytes until there are none and writes a line for each request.
    ///
    /// - Parameters:
    ///   - name: the name of the input in messages.
    ///   - read: gives the next bytes, in chunks of any size, or `nil` at the end.
    ///   - write: takes bytes of the output.
    /// - Throws: ``RequestError`` where the input is no JSON at all, and what `read` and `write` throw.
    public func callAsFunction(
        _ name: String = "the input", reading read: () throws -> [UInt8]?, writing write: ([UInt8]) throws -> Void
    ) throws -> Summary {
        var batch = Batch(name: name)
        while let chunk = try read() { try batch.take(chunk, write) }
        return try batch.finish(write)
    }
}

extension AnswerStatisticsBatch {
    /// The same for a file.
    ///
    /// - Throws: ``RequestError`` where the file cannot be read, or is no JSON at all, and what `write` throws.
    public func callAsFunction(file path: String, writing write: ([UInt8]) throws -> Void) throws -> Summary {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw RequestError(.unreadableFile, "\(path): there is no such file, or it may not be read")
        }
        defer { try? file.close() }
        return try self(path, reading: { try file.read(upToCount: 1 << 20).flatMap { $0.isEmpty ? nil : Array($0) } }, writing: write)
    }
}

/// A batch under way: lines as long as each line is an object of its own, else the whole text.
private struct Batch {
    let name: String
    var summary = AnswerStatisticsBatch.Summary()
    private var pending: [UInt8] = []
    private var line = 0
    private var isWhole = false

    init(name: String) { self.name = name }

    mutating func take(_ chunk: [UInt8], _ write: ([UInt8]) throws -> Void) throws {
        pending += chunk
        var start = 0
        while !isWhole, let end = pending[start...].firstIndex(of: UInt8(ascii: "\n")) {
            let text = Array(pending[start..<end])
            if line == 0, !Self.isBlank(text), (try? JSONTree.parsing(text, fileName: name)) == nil || hasVectors(text) {
                isWhole = true
                break
            }
            line += 1
            start = end + 1
            try answerLine(text, write)
        }
        pending.removeSubrange(..<start)
    }

    mutating func finish(_ write: ([UInt8]) throws -> Void) throws -> AnswerStatisticsBatch.Summary {
        if line > 0, !isWhole {
            line += 1
            try answerLine(pending, write)
        } else if !Self.isBlank(pending) {
            try answerAll(write)
        }
        return summary
    }

    private func hasVectors(_ text: [UInt8]) -> Bool { (try? JSONTree.parsing(text, fileName: name))?["vectors"] != nil }

    private mutating func answerAll(_ write: ([UInt8]) throws -> Void) throws {
        let tree = try JSONTree.request(pending, named: name)
        for vector in tree["vectors"]?.list ?? [tree] { try put(.answering(vector), write) }
    }

    private mutating func answerLine(_ text: [UInt8], _ write: ([UInt8]) throws -> Void) throws {
        if Self.isBlank(text) { return }
        let result: StatisticsResult
        do {
            result = .answering(try JSONTree.parsing(text, fileName: name, firstLine: line))
        } catch {
            result = .unread(id: nil, procedure: nil, RequestProblem(error.description))
        }
        try put(result, write)
    }

    private mutating func put(_ result: StatisticsResult, _ write: ([UInt8]) throws -> Void) throws {
        summary.requests += 1
        if result.problem != nil { summary.unread += 1 } else if result.outcome.value == nil { summary.undefined += 1 }
        try write(Array((result.json.encoded() + "\n").utf8))
    }

    private static func isBlank(_ text: [UInt8]) -> Bool { text.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D } }
}

extension StatisticsResult {
    /// The result of a request, also of one that cannot be read.
    static func answering(_ tree: JSONTree) -> StatisticsResult {
        do {
            let question = try StatisticsQuestion(tree)
            return StatisticsResult(question, try question.answer())
        } catch {
            return .unread(id: StatisticsQuestion.id(of: tree), procedure: tree["procedure"]?.text, error)
        }
    }
}
