// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A review in a folder that is removed when the test ends.
final class ReviewFolderFixture {
    let path: String

    static let protocolText = """
        title: Anifrolumab and the joints
        people: [{ id: a, name: Anna }, { id: b, name: Bruno }, { id: judge, role: arbiter }]
        sources: [{ id: pubmed, name: PubMed }]
        languages: [eng]
        question:
          framework: PEO
          population: { text: "Adults with lupus", highlight: [lupus, SLE] }
          exposure: { text: Anifrolumab, highlight: [anifrolumab] }
          outcome: { text: Arthritis, highlight: ["arthr*"] }
        criteria:
          inclusion:
            - { id: I1, label: "Reports single patients or groups" }
          exclusion:
            - { id: E1, label: "Other population", highlight: [mice, children] }
            - { id: E2, label: "Other drug" }
            - { id: E3, label: "No joint outcome", rounds: [fullText] }
            - { id: E4, label: "Language", concerns: language }
        """

    /// A review with so many records, numbered from 1001; the third is in German.
    init(records: Int = 6, protocolText: String = ReviewFolderFixture.protocolText) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("malar-review-\(UUID().uuidString)").path
        let texts = (0..<records).map { index in
            Self.record(
                String(1001 + index), title: "Arthritis in lupus under anifrolumab, report \(index + 1)",
                abstract: "BACKGROUND: Joints swell in systemic lupus. METHODS: We treated mice and adults with anifrolumab. "
                    + String(repeating: "The arthropathy of many patients was seen at every visit. ", count: 12)
                    + "END OF ABSTRACT \(index + 1).",
                language: index == 2 ? "ger" : "eng")
        }
        try write(protocolText, texts)
    }

    init(protocolText: String, records: [String]) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("malar-review-\(UUID().uuidString)").path
        try write(protocolText, records)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    static func record(
        _ pmid: String, title: String, abstract: String, authors: [String] = ["Rossi, Maria", "Bianchi, Luca"], language: String = "eng"
    )
        -> String
    {
        let people = authors.map { "FAU - \($0)\n" }.joined()
        return """
            PMID- \(pmid)
            TI  - \(title)
            \(people)AB  - \(abstract)
            LA  - \(language)
            DP  - 2024 Mar
            JT  - Annals of made-up rheumatology
            PT  - Journal Article

            """
    }

    private func write(_ protocolText: String, _ records: [String]) throws {
        try write("review.yaml", protocolText)
        try write(
            "searches/pubmed.yaml", "source: pubmed\ndate: 2025-06-01\nstrategy: made up\nhitsShown: \(records.count)\nfile: pubmed.nbib\n")
        try write("searches/pubmed.nbib", records.joined(separator: "\n"))
    }

    func write(_ name: String, _ text: String) throws {
        let place = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: place)
    }

    func text(_ name: String) -> String {
        (try? String(contentsOf: URL(fileURLWithPath: path).appendingPathComponent(name), encoding: .utf8)) ?? ""
    }

    /// The lines of a person's decisions without the header, each as action, record and reason.
    func decisions(of person: String) -> [String] {
        text("decisions/\(person).csv").split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            return fields.count > 5
                ? [fields[2], fields[4].replacing("pubmed/", with: ""), fields[5]].joined(separator: " ").trimmingCharacters(
                    in: .whitespaces) : String(line)
        }
    }

    /// Runs `malar review` with the folder behind the name of the subcommand.
    func run(_ subcommand: String, _ arguments: String..., input: String = "") throws -> Command {
        try Command(["review", subcommand, path] + arguments, input: input)
    }

    /// The same, and what came out as data.
    func data(_ subcommand: String, _ arguments: String...) throws -> [String: Any] {
        let output = try Command(["review", subcommand, path] + arguments + ["--format", "json"]).output
        return try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
    }

    func screen(as person: String = "a", columns: Int = 100, rows: Int = 30, _ more: String..., environment: [String: String] = [:]) throws
        -> Terminal
    {
        try Terminal(["review", "screen", path, "--as", person] + more, columns: columns, rows: rows, environment: environment)
    }
}
