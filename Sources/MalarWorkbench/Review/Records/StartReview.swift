// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarReview

/// Makes a new review: a folder with a commented protocol and room for searches, decisions and extraction.
public struct StartReview: Sendable {
    /// What was written.
    public struct Output: Sendable, Hashable, Codable {
        /// The files, in alphabetical order.
        public let files: [String]
        /// The ids of those who decide.
        public let people: [String]
    }

    /// Makes new reviews.
    public init() {}

    /// - Parameters:
    ///   - folder: a path where no review is yet; nothing that is there is written over.
    ///   - title: the title of the review; one to be replaced where there is none.
    ///   - people: those who decide, each `id`, `id=Name` or `id=Name:arbiter`; two reviewers to be renamed where there is none.
    /// - Throws: ``RequestError`` where a review is there already, a person cannot be read, or the disk does not take it.
    public func callAsFunction(_ folder: String, title: String? = nil, people: [String] = []) throws(RequestError) -> Output {
        let people = try people.map { text throws(RequestError) in try Self.person(text) }
        let before = Set(Self.files(folder))
        do throws(ReviewFileErrors) {
            try ReviewFolder.create(at: folder, title: title ?? "Title of the review", people: people)
            let plan = try ReviewFolder.readProtocol(at: folder)
            return Output(
                files: Self.files(folder).filter { !before.contains($0) }.sorted().map(folder.path), people: plan.people.map(\.id))
        } catch {
            let isThere = FileManager.default.fileExists(atPath: folder.path(of: "review.yaml"))
            throw RequestError(isThere ? .inTheWay : .unwritable, "\(folder): \(error.description)")
        }
    }

    private static func person(_ text: String) throws(RequestError) -> ReviewPerson {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard let id = parts.first, !id.isEmpty else {
            throw RequestError(
                .unknownInReview, "`\(text.shortened)` is no person; write gc, gc=\"Gaia Conti\" or gc=\"Gaia Conti:arbiter\"")
        }
        var (name, role) = (parts.count > 1 ? parts[1] : id, ReviewPerson.Role.reviewer)
        for candidate in ReviewPerson.Role.allCases where name.hasSuffix(":" + candidate.rawValue) {
            (name, role) = (String(name.dropLast(candidate.rawValue.count + 1)), candidate)
        }
        return ReviewPerson(id: id, name: name, role: role)
    }

    private static func files(_ folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder.path(of: name), isDirectory: &isFolder) && !isFolder.boolValue
        }
    }
}
