// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Reads files of one folder and nothing outside of it.
struct FolderFiles {
    let root: URL
    /// The root without symbolic links, to compare with.
    private let realRoot: String

    /// - Throws: ``ReviewFileErrors`` where there is no such folder.
    init(_ path: String) throws(ReviewFileErrors) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            throw ReviewFileErrors([ReviewFileError(file: path, "there is no such folder")])
        }
        root = URL(fileURLWithPath: path, isDirectory: true)
        realRoot = root.resolvingSymlinksInPath().standardizedFileURL.path
    }

    func exists(_ name: String) -> Bool { (try? place(name)).map { FileManager.default.fileExists(atPath: $0.path) } ?? false }

    /// The place of a name within the folder.
    ///
    /// - Throws: for absolute names, `..`, and links that lead out of the folder.
    func place(_ name: String) throws(ReviewFileError) -> URL {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { !$0.isEmpty && $0 != ".." && $0 != "." && !$0.contains("\\") && !$0.contains("\0") }
        guard isPlain, !name.isEmpty, name.utf8.count <= 1_000 else {
            throw ReviewFileError(file: name, "a file is named within the folder of the review, without `..` and without a leading `/`")
        }
        let place = root.appendingPathComponent(name)
        let real = place.resolvingSymlinksInPath().standardizedFileURL.path
        guard real == realRoot || real.hasPrefix(realRoot.hasSuffix("/") ? realRoot : realRoot + "/") else {
            throw ReviewFileError(file: name, "this leads out of the folder of the review: put a copy of the file into it")
        }
        return place
    }

    /// The bytes of a file; larger ones than `limit` are refused before they are read.
    func bytes(_ name: String, limit: Int) throws(ReviewFileError) -> [UInt8] {
        let place = try place(name)
        let attributes = try? FileManager.default.attributesOfItem(atPath: place.resolvingSymlinksInPath().path)
        guard let attributes else { throw ReviewFileError(file: name, "there is no such file") }
        guard attributes[.type] as? FileAttributeType == .typeRegular else { throw ReviewFileError(file: name, "this is no ordinary file") }
        let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
        guard size <= limit else { throw ReviewFileError(file: name, "the file has more than \(limit / 1_000_000) MB") }
        guard let data = try? Data(contentsOf: place) else { throw ReviewFileError(file: name, "the file cannot be read") }
        return [UInt8](data)
    }

    /// The text of a file in UTF-8, with or without a byte order mark.
    func text(_ name: String, limit: Int = 4_000_000) throws(ReviewFileError) -> String {
        var bytes = try bytes(name, limit: limit)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw ReviewFileError(file: name, "the text is not in UTF-8") }
        return text
    }

    /// The names of the files with an ending in a folder, in the order of their names; empty where there is no such folder.
    ///
    /// Hidden files are passed over: editors and file systems leave them.
    func names(in folder: String, ending: String) -> [String] {
        guard let place = try? place(folder), let names = try? FileManager.default.contentsOfDirectory(atPath: place.path) else {
            return []
        }
        return names.filter { !$0.hasPrefix(".") && $0.hasSuffix(ending) }.sorted()
    }
}
