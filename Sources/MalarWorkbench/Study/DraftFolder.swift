// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A folder that is written file by file beside its place, and put there when it is complete.
final class DraftFolder {
    private let path: String
    private let target: URL, draft: URL
    private var handles: [String: FileHandle] = [:]

    /// The names of the files so far.
    var names: [String] { Array(handles.keys) }
    /// The folder's name as an id.
    var id: String { target.lastPathComponent }

    /// - Throws: ``RequestError`` where something stands at the path, or nothing can be written beside it.
    init(_ path: String) throws(RequestError) {
        self.path = path
        target = URL(fileURLWithPath: path).standardizedFileURL
        draft = target.deletingLastPathComponent().appendingPathComponent(
            ".\(target.lastPathComponent).\(UInt32.random(in: 0...UInt32.max))")
        let manager = FileManager.default
        if manager.fileExists(atPath: target.path) {
            guard let there = try? manager.contentsOfDirectory(atPath: target.path), there.isEmpty else {
                throw RequestError(.inTheWay, "\(path): there is something at this path already; name a folder that does not exist yet")
            }
        }
        guard (try? manager.createDirectory(at: draft, withIntermediateDirectories: true)) != nil else { throw unwritable }
    }

    /// Adds bytes to the end of a file.
    func append(_ bytes: [UInt8], to name: String) throws(RequestError) {
        do {
            if handles[name] == nil {
                let url = draft.appendingPathComponent(name)
                try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data().write(to: url, options: .withoutOverwriting)
                handles[name] = try FileHandle(forWritingTo: url)
            }
            try handles[name]?.write(contentsOf: Data(bytes))
        } catch {
            throw unwritable
        }
    }

    /// Closes the files and puts the folder in its place.
    func put() throws(RequestError) {
        do {
            for handle in handles.values { try handle.close() }
            if FileManager.default.fileExists(atPath: target.path) { try FileManager.default.removeItem(at: target) }
            try FileManager.default.moveItem(at: draft, to: target)
        } catch {
            throw unwritable
        }
    }

    /// Leaves nothing behind.
    func remove() { try? FileManager.default.removeItem(at: draft) }

    private var unwritable: RequestError {
        RequestError(.unwritable, "\(path): the folder cannot be written; check that you may write there and that there is room")
    }
}
