// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The folder of a report. It appears as a whole or not at all, and replaces nothing but an older report.
struct ReportFolder {
    /// What a report is on, which decides the files that it has beside page, tables and figures.
    enum Kind {
        case study, review

        /// The machine-readable results, by which a report is known.
        var data: String { self == .study ? "results.json" : "review.json" }

        var names: Set<String> {
            let all: Set = ["index.html", data, "report.docx", "report.pdf", "tables.xlsx", "tables", "figures"]
            return self == .study ? all.union(["patients"]) : all.union(["flow.csv", "included.ris", "records.csv"])
        }
    }

    private let path: String
    private let kind: Kind
    private var target: URL { URL(fileURLWithPath: path).standardizedFileURL }
    private var manager: FileManager { .default }

    init(_ path: String, kind: Kind = .study) {
        self.path = path
        self.kind = kind
    }

    /// - Throws: ``RequestError`` where something stands at the path that is no report.
    func checkIsFree() throws(RequestError) {
        guard let type = try? manager.attributesOfItem(atPath: target.path)[.type] as? FileAttributeType else { return }
        guard type == .typeDirectory else {
            throw RequestError(.inTheWay, "\(path): this is no folder; name another path for the report")
        }
        let names = try? manager.subpathsOfDirectory(atPath: target.path)
        guard let names else { throw RequestError(.inTheWay, "\(path): the folder cannot be read; name another path for the report") }
        let isReport = names.isEmpty || (names.contains("index.html") && names.contains(kind.data))
        guard isReport, let foreign = names.sorted().first(where: { !belongs($0) }) else {
            if isReport { return }
            throw RequestError(.inTheWay, "\(path): this folder holds no report and is left as it is; name another path for the report")
        }
        throw RequestError(
            .inTheWay, "\(path): this folder holds \(foreign.shortened), which is no part of a report. Move it away, or name another path")
    }

    /// Whether a path within a folder is one that a report has.
    private func belongs(_ name: String) -> Bool {
        if kind.names.contains(name) { return true }
        let parts = name.split(separator: "/")
        guard parts.count == 2 else { return false }
        return parts[0] == "tables" && name.hasSuffix(".csv")
            || parts[0] == "figures" && [".svg", ".png", ".pdf"].contains { name.hasSuffix($0) }
            || kind == .study && parts[0] == "patients" && name.hasSuffix(".html")
    }

    /// Writes the files beside the target, then puts them in its place.
    ///
    /// - Precondition: the paths of the files are ones that a report has.
    func write(_ files: [String: [UInt8]]) throws(RequestError) {
        precondition(files.keys.allSatisfy(belongs), "a report has no other files")
        let draft = sibling("draft")
        do {
            try fill(draft, files)
            try checkIsFree()
            try put(draft)
        } catch {
            try? manager.removeItem(at: draft)
            if let error = error as? RequestError { throw error }
            throw RequestError(.unwritable, "\(path): the report cannot be written; check that you may write there and that there is room")
        }
    }

    private func fill(_ draft: URL, _ files: [String: [UInt8]]) throws {
        let folders = Set(files.keys.compactMap { $0.split(separator: "/").dropLast().first.map(String.init) })
        for folder in folders.union(["tables", "figures"]) {
            try manager.createDirectory(at: draft.appendingPathComponent(folder), withIntermediateDirectories: true)
        }
        for (name, bytes) in files {
            try Self.write(bytes, to: draft.appendingPathComponent(name))
        }
    }

    /// Writes a file without waiting until it lies on the disk, as `Data` does: for dozens of files that takes longer than to make them anew.
    private static func write(_ bytes: [UInt8], to file: URL) throws {
        guard let stream = OutputStream(url: file, append: false) else { throw CocoaError(.fileWriteUnknown) }
        stream.open()
        defer { stream.close() }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBufferPointer { rest in
                rest.baseAddress.map { stream.write($0, maxLength: rest.count) } ?? 0
            }
            guard count > 0 else { throw stream.streamError ?? CocoaError(.fileWriteUnknown) }
            written += count
        }
        guard stream.streamStatus != .error else { throw stream.streamError ?? CocoaError(.fileWriteUnknown) }
    }

    /// Moves the draft to its place; an older report goes only when the new one stands.
    private func put(_ draft: URL) throws {
        guard manager.fileExists(atPath: target.path) else { return try manager.moveItem(at: draft, to: target) }
        let old = sibling("old")
        try manager.moveItem(at: target, to: old)
        do {
            try manager.moveItem(at: draft, to: target)
        } catch {
            try manager.moveItem(at: old, to: target)
            throw error
        }
        try? manager.removeItem(at: old)
    }

    private func sibling(_ word: String) -> URL {
        let name = ".\(target.lastPathComponent).\(word).\(UInt32.random(in: 0...UInt32.max))"
        return target.deletingLastPathComponent().appendingPathComponent(name)
    }
}
