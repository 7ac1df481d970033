// SPDX-License-Identifier: Apache-2.0

internal import Foundation

extension ReviewFolder {
    /// Makes a folder to begin with: a commented protocol, the folders of searches, decisions and extraction, and what version control
    /// needs.
    ///
    /// Nothing that is there is overwritten.
    ///
    /// - Parameters:
    ///   - path: the folder, made where there is none.
    ///   - title: the title of the review.
    ///   - people: those who decide; two reviewers to be renamed where none are given.
    /// - Throws: ``ReviewFileErrors`` where a protocol is there already or the disk does not take it.
    public static func create(at path: String, title: String = "Title of the review", people: [ReviewPerson] = []) throws(ReviewFileErrors)
    {
        let root = URL(fileURLWithPath: path, isDirectory: true)
        let manager = FileManager.default
        if manager.fileExists(atPath: root.appendingPathComponent("review.yaml").path) {
            throw ReviewFileErrors([ReviewFileError(file: "review.yaml", "there is a review in this folder already")])
        }
        if let wrong = people.first(where: { !ReviewID.isValid($0.id) }) {
            throw ReviewFileErrors([ReviewFileError(file: "review.yaml", "`\(wrong.id.prefix(40))`: \(ReviewID.rule)")])
        }
        let files = [
            "review.yaml": ReviewTemplate.protocolText(title: title, people: people),
            "searches/README.md": ReviewTemplate.searches, "decisions/README.md": ReviewTemplate.decisions,
            "extraction/README.md": ReviewTemplate.extraction, "studies.yaml": ReviewTemplate.studies,
            ".gitattributes": ReviewTemplate.attributes,
        ]
        do {
            for (name, text) in files.sorted(by: { $0.key < $1.key }) {
                let place = root.appendingPathComponent(name)
                try manager.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
                if !manager.fileExists(atPath: place.path) { try Data(text.utf8).write(to: place, options: .atomic) }
            }
        } catch {
            throw ReviewFileErrors([ReviewFileError(file: path, "the folder cannot be made: \(error.localizedDescription)")])
        }
    }

    /// The SHA-256 of a file's bytes, 64 hexadecimal digits, as the search log names it.
    public static func checksum(of bytes: [UInt8]) -> String { SHA256.hex(of: bytes) }
}
