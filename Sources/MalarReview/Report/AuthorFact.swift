// SPDX-License-Identifier: Apache-2.0

/// A checklist item that the authors answer themselves, with the place in their manuscript.
public struct AuthorFact: Sendable, Hashable {
    /// The id of the checklist: prisma-2020, prisma-2020-abstract or prisma-s.
    public var checklist: String
    /// The key of the requirement, such as `25` or `9.confirmation`.
    public var key: String
    /// The fact as a sentence.
    public var sentence: String
    /// Where the manuscript tells it.
    public var location: String

    /// Reads `checklist.yaml`: under the id of a checklist one entry for each key, with `text` and `at`. No file is no fact.
    static func read(_ files: FolderFiles) throws(ReviewFileErrors) -> [AuthorFact] {
        guard files.exists("checklist.yaml") else { return [] }
        let text: String
        do throws(ReviewFileError) { text = try files.text("checklist.yaml") } catch { throw ReviewFileErrors([error]) }
        let reader = ReviewSettingsReader(file: "checklist.yaml")
        let root = try reader.root(text)
        root.allow(Checklist.all.map(\.id))
        var facts: [AuthorFact] = []
        for checklist in Checklist.all {
            guard let section = root.section(checklist.id) else { continue }
            section.allow(checklist.keys)
            for key in checklist.keys {
                guard let entry = section.section(key) else { continue }
                entry.allow(["text", "at"])
                facts.append(
                    AuthorFact(
                        checklist: checklist.id, key: key, sentence: entry.requiredText("text"), location: entry.requiredText("at")))
            }
        }
        try reader.finish()
        return facts
    }
}
