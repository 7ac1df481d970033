// SPDX-License-Identifier: Apache-2.0

internal import Foundation

extension StudyFolder {
    /// Writes a new folder with these files, by name. Nothing that is there is ever written over.
    ///
    /// A folder that is not there yet appears as a whole or not at all; an empty folder is filled file by file.
    ///
    /// - Precondition: the names hold no `/`.
    /// - Throws: ``StudyFolderError`` where something is at the path already, or the folder cannot be written.
    public static func write(_ files: [String: String], to path: String) throws(StudyFolderError) {
        precondition(files.keys.allSatisfy { !$0.contains("/") && !$0.isEmpty }, "files stand in the folder itself")
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        if manager.fileExists(atPath: path, isDirectory: &isFolder) {
            guard isFolder.boolValue, let there = try? manager.contentsOfDirectory(atPath: path), there.isEmpty else {
                throw StudyFolderError(
                    .alreadyThere, path, "there is something at this path already; name a folder that does not exist yet")
            }
            return try fill(path, files)
        }
        let target = URL(fileURLWithPath: path).standardizedFileURL
        let parent = target.deletingLastPathComponent()
        let draft = parent.appendingPathComponent(".\(target.lastPathComponent).\(UInt32.random(in: 0...UInt32.max))")
        do {
            try manager.createDirectory(at: draft, withIntermediateDirectories: true)
        } catch {
            throw StudyFolderError(.unwritable, path, "the folder cannot be made; check the path and that you may write there")
        }
        do throws(StudyFolderError) {
            try fill(draft.path, files)
            guard (try? manager.moveItem(at: draft, to: target)) != nil else {
                throw StudyFolderError(.unwritable, path, "the folder cannot be put in its place")
            }
        } catch {
            try? manager.removeItem(at: draft)
            throw StudyFolderError(problems: error.problems.map { StudyFolderError.Problem($0.code, path, $0.message) })
        }
    }

    private static func fill(_ folder: String, _ files: [String: String]) throws(StudyFolderError) {
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            do {
                try Data(text.utf8).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name), options: .withoutOverwriting)
            } catch {
                throw StudyFolderError(
                    .unwritable, name, "the file cannot be written; check that you may write there and that there is room")
            }
        }
    }
}
