// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarPublishing
import MalarWorkbench
import Testing

@Suite("Statistics by request")
struct StatisticsTests {
    private static let request = #"{"data": {"points": [{"f": "normal_sf", "args": [8.3]}]}}"#

    private func answer(_ procedure: String, _ text: String) throws -> JSONValue { try AnswerStatistics()(procedure, Array(text.utf8)) }

    /// Answers a batch that comes in chunks of a few bytes.
    private func batch(_ text: String, chunk: Int = 7) throws -> (lines: [String], summary: AnswerStatisticsBatch.Summary) {
        var rest = Array(text.utf8)[...]
        var output: [UInt8] = []
        let summary = try AnswerStatisticsBatch()(
            reading: {
                defer { rest = rest.dropFirst(chunk) }
                return rest.isEmpty ? nil : Array(rest.prefix(chunk))
            }, writing: { output += $0 })
        return (String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init), summary)
    }

    @Test("One request gives values, method, what was used and dropped, and warnings")
    func one() throws {
        let result = try answer("distribution", Self.request)
        // P(Z > 8.3) with 17 digits.
        #expect(result["result"]?["values"] == .array([.number(5.2055697448902546e-17)]))
        #expect(result["method"]?["procedure"] == .string("Tails and quantiles"))
        for key in ["n_used", "dropped", "warnings"] { #expect(result[key] != nil, "\(key)") }
    }

    @Test("A result that does not exist is an answer with its reason")
    func undefined() throws {
        let result = try answer("distribution", #"{"data": {"points": [{"f": "t_sf", "args": [1, -3]}]}}"#)
        #expect(result["result"]?["error"] == .string("invalid_argument"))
        #expect(result["message"] != nil && result["method"] == nil)
    }

    @Test(
        "A request that cannot be read is refused with what to do",
        arguments: [
            ("distributoin", request, "there is no procedure named `distributoin`; did you mean `distribution`?"),
            ("distribution", "", "the request is empty"), ("distribution", "{\"data\": {}", "line 1, byte 12"),
            ("distribution", "[]", "A request is a JSON object"), ("distribution", "{}", "no \"data\" object"),
            ("distribution", #"{"data": {"points": [], "x": 1}}"#, "knows no data named \"x\""),
            ("distribution", #"{"data": {"points": []}, "options": {"level": 1}}"#, "knows no option named \"level\""),
            ("distribution", #"{"procedure": "cox", "data": {"points": []}}"#, "asks for cox"),
            ("distribution", #"{"data": {"points": 3}}"#, "should be a list"),
        ])
    func unreadable(_ procedure: String, _ text: String, _ words: String) {
        let error = #expect(throws: RequestError.self) { try answer(procedure, text) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test("A batch gives one line for each request, in order, however the bytes come", arguments: [1, 7, 1_000_000])
    func lines(_ chunk: Int) throws {
        let good = #"{"id": "a", "procedure": "distribution", "data": {"points": [{"f": "normal_cdf", "args": [0]}]}}"#
        let undefined = #"{"id": 2, "procedure": "distribution", "data": {"points": [{"f": "t_sf", "args": [1, 0]}]}}"#
        let (lines, summary) = try batch(
            "\(good)\n\n\(undefined)\n{broken\n{\"id\":\"d\",\"procedure\":\"none\",\"data\":{}}", chunk: chunk)
        #expect(lines.count == 4 && summary.requests == 4 && summary.undefined == 1 && summary.unread == 2)
        #expect(lines[0].hasPrefix(#"{"id":"a","procedure":"distribution","result":{"values":[0.5]},"method":"#))
        #expect(lines[1].hasPrefix(#"{"id":2,"procedure":"distribution","result":{"error":"invalid_argument"}"#))
        #expect(
            lines[2].contains("line 4, byte 2")
                && lines[3].hasPrefix(#"{"id":"d","procedure":"none","result":{"error":"invalid_argument"}"#))
    }

    @Test("A file of vectors is a batch as well", arguments: ["", "\n"])
    func vectors(_ space: String) throws {
        let vector = #"{"id": "a", "procedure": "distribution", "data": {"points": [{"f": "normal_cdf", "args": [0]}]}, "expected": {}}"#
        let (lines, summary) = try batch("{\(space)\"header\": {}, \"vectors\": [\(vector),\(space)\(vector)]}\n")
        #expect(lines.count == 2 && lines[0] == lines[1] && summary.requests == 2)
    }

    @Test("Verifying tells what agrees and what does not")
    func verify() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("malar-verify-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func vector(_ id: String, _ expected: String, _ procedure: String = "distribution", _ options: String = "{}") -> String {
            #"{"id":"\#(id)","procedure":"\#(procedure)","data":{"points":[{"f":"normal_sf","args":[8.3]}]},"options":\#(options),"#
                + #""expected":\#(expected),"tolerance":{"rtol":1e-12,"atol":1}}"#
        }
        let file = folder.appendingPathComponent("vectors.json")
        let vectors = [
            vector("right", #"{"values":[5.205569744890254e-17]}"#), vector("wrong", #"{"values":[5.2055697449902546e-17]}"#),
            vector("missing", #"{"values":[5.205569744890254e-17],"p":1}"#), vector("nothing", "{}"),
            // Nothing answers to that name, so that even the right reason is no agreement.
            vector("unknown", #"{"error":"invalid_argument"}"#, "error", #"{"procedure":"nowhere"}"#),
        ]
        try Data("{\"vectors\":[\(vectors.joined(separator: ","))]}".utf8).write(to: file)
        let output = try VerifyStatistics()(file.path)
        #expect(output.vectors == 5 && output.agreeing == 1 && !output.isClean)
        let wrong = output.mismatches.rows.map { $0.cells.map(\.text) }
        #expect(wrong.map { $0[0] } == ["wrong", "missing", "nothing", "unknown"])
        #expect(wrong.map { $0[2] } == ["values[0]", "p", "expected", "error"])
        #expect(throws: RequestError.self) { try VerifyStatistics()(folder.appendingPathComponent("none.json").path) }
    }

    @Test("Every procedure has a page whose example is answered")
    func pages() throws {
        let pages = WriteDocumentation().pages
        for name in DescribeProcedure.names {
            let page = try #require(pages["Procedure-\(name).md"], "\(name)")
            for part in ["## Data", "## How it is computed", "## Worked example", "Result", "## Publications", "## Checked against"] {
                #expect(page.contains(part), "\(name) has no \(part)")
            }
            #expect(pages["Reference-procedures.md"]?.contains("<doc:Procedure-\(name)>") == true)
        }
    }
}
