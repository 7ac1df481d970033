// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Files that are written whole, and never over what is there.
enum NewFile {
    /// - Throws: ``RequestError`` where something stands at the path, or it cannot be written.
    static func write(_ bytes: [UInt8], to path: String) throws(RequestError) {
        let url = URL(fileURLWithPath: path)
        try checkIsFree(path)
        let draft = url.deletingLastPathComponent().appendingPathComponent(
            ".\(url.lastPathComponent).\(UInt32.random(in: 0...UInt32.max))")
        defer { try? FileManager.default.removeItem(at: draft) }
        do {
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: draft, options: .withoutOverwriting)
            // A hard link fails where a file is there already, which a move between two calls might not.
            try FileManager.default.linkItem(at: draft, to: url)
        } catch {
            try checkIsFree(path)
            guard (try? FileManager.default.moveItem(at: draft, to: url)) != nil else {
                throw RequestError(
                    .unwritable, "\(path): the file cannot be written; check that you may write there and that there is room")
            }
        }
    }

    /// - Throws: ``RequestError`` where something stands at the path.
    static func checkIsFree(_ path: String) throws(RequestError) {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw RequestError(.inTheWay, "\(path): there is a file of this name already, and it is not written over")
        }
    }

    /// Takes away what a use case wrote and could not finish.
    static func remove(_ paths: [String]) {
        for path in paths { try? FileManager.default.removeItem(atPath: path) }
    }
}
