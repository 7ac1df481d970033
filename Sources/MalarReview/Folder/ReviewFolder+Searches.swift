// SPDX-License-Identifier: Apache-2.0

extension ReviewFolder.Reader {
    /// Reads the search log and the files that it names.
    mutating func readSearches(_ reading: ([UInt8], String) throws -> RecordReading) {
        let (files, sources) = (files, plan.sources)
        for name in files.names(in: "searches", ending: ".yaml") {
            let (file, id) = ("searches/" + name, String(name.dropLast(5)))
            let run = gather { try SearchRun(id: id, yaml: try files.text(file), sources: sources, file: file) }
            guard let run else { continue }
            searches.append(run)
            guard !run.files.isEmpty else { continue }
            if plan.flow != nil {
                errors.append(
                    ReviewFileError(
                        file: file, "records are at hand, so counts are derived: delete `flow` from review.yaml, or the file here"))
            }
            readings[id] = run.files.compactMap { read($0, of: file, reading) }
        }
        checkReruns()
        checkFilesUsedTwice()
    }

    private mutating func read(
        _ file: SearchFile, of log: String, _ reading: ([UInt8], String) throws -> RecordReading
    ) -> RecordReading? {
        let (files, name) = (files, "searches/" + file.name)
        guard let bytes = gather({ try files.bytes(name, limit: ReviewFolder.largestExport) }) else { return nil }
        if file.sha256.isEmpty {
            remarks.append(ReviewRemark(.note, file: log, "\(file.name) has no checksum: add `sha256: \(SHA256.hex(of: bytes))`"))
        } else {
            let sum = SHA256.hex(of: bytes)
            guard sum == file.sha256 else {
                errors.append(
                    ReviewFileError(
                        file: name, "this is not the file that the search brought: its checksum is \(sum); put the original back"))
                return nil
            }
        }
        let result = gather { try reading(bytes, file.name) }
        for remark in result?.remarks ?? [] {
            let severity: ReviewRemark.Severity = remark.severity == .error ? .error : .note
            remarks.append(ReviewRemark(severity, file: name, line: remark.lines.first, remark.message))
        }
        return result
    }

    private mutating func checkReruns() {
        let ids = searches.map(\.id)
        for run in searches {
            guard let earlier = run.rerunOf else { continue }
            let file = "searches/\(run.id).yaml"
            guard let first = searches.first(where: { $0.id == earlier }) else {
                errors.append(
                    ReviewFileError(file: file, "rerunOf: there is no search `\(earlier)`\(NearestName.hint(earlier, among: ids))"))
                continue
            }
            if first.source != run.source {
                errors.append(ReviewFileError(file: file, "rerunOf: `\(earlier)` was run in another source"))
            } else if (first.date, first.id) >= (run.date, run.id) {
                errors.append(ReviewFileError(file: file, "rerunOf: `\(earlier)` is not earlier than this run"))
            }
        }
    }

    private mutating func checkFilesUsedTwice() {
        var users: [String: String] = [:]
        for run in searches {
            for file in run.files {
                if let other = users[file.name] {
                    errors.append(ReviewFileError(file: "searches/\(run.id).yaml", "the file \(file.name) belongs to `\(other)` already"))
                }
                users[file.name] = run.id
            }
        }
    }
}
