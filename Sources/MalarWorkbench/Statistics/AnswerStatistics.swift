// SPDX-License-Identifier: Apache-2.0

internal import MalarExchange
public import MalarPublishing
internal import MalarStatistics

/// Answers one statistical request: a JSON object in, a JSON object out.
public struct AnswerStatistics: Sendable {
    /// Answers requests.
    public init() {}

    /// The result with its method, what was used and dropped, and what a reader should know. A result that does not exist is an answer:
    /// `{"result": {"error": reason}, "message": sentence}`.
    ///
    /// - Parameters:
    ///   - procedure: the name of the procedure; the request may repeat it.
    ///   - bytes: `{"data": {…}, "options": {…}}` in UTF-8.
    /// - Throws: ``RequestError`` where there is no such procedure or the request cannot be read, with the place.
    public func callAsFunction(_ procedure: String, _ bytes: [UInt8]) throws(RequestError) -> JSONValue {
        _ = try DescribeProcedure.find(procedure)
        guard !bytes.allSatisfy({ $0 <= 0x20 }) else {
            throw RequestError(.unreadableRequest, "the request is empty; it should be {\"data\": {…}, \"options\": {…}}")
        }
        let tree = try JSONTree.request(bytes)
        do throws(RequestProblem) {
            let question = try StatisticsQuestion(tree, procedure: procedure)
            guard question.procedure == procedure else {
                throw RequestProblem("The request asks for \(question.procedure.shortened), the command for \(procedure.shortened).")
            }
            return StatisticsResult(question, try question.answer()).json
        } catch {
            throw RequestError(.unreadableRequest, error.description)
        }
    }
}

extension JSONTree {
    /// A request or a file of them.
    static func request(_ bytes: [UInt8], named name: String = "the request") throws(RequestError) -> JSONTree {
        do throws(LineJSONError) {
            return try JSONTree.parsing(bytes, fileName: name)
        } catch {
            throw RequestError(.unreadableRequest, error.description)
        }
    }
}
