// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarDelimited
internal import MalarReview

/// A set of records whose duplicates are known.
struct LabelledDuplicates {
    let name: String
    let records: [BibliographicRecord]
    /// Clusters of ids, at least two each; `nil` where only the records that have a duplicate are marked.
    let clusters: [[String]]?
    /// The ids of the records that are marked as having a duplicate, where the clusters are not known.
    let marked: Set<String>

    /// The sets of a folder, by name: every `records_pre_merged.csv` with a `merged_record_ids.csv` beside it, the clusters whose records
    /// are a `labelled_test_set.csv`, and every EndNote library whose records bear captions.
    static func find(in folder: String) throws(RequestError) -> [LabelledDuplicates] {
        let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
        let tables = names.filter { $0.hasSuffix("/labelled_test_set.csv") }
        var sets: [LabelledDuplicates] = []
        for name in names where name.hasSuffix("merged_record_ids.csv") {
            let place = String(name.dropLast("merged_record_ids.csv".count))
            let set = place.split(separator: "/").last.map(String.init) ?? "records"
            let records = place + "records_pre_merged.csv"
            let others = tables.filter { $0.lowercased().contains(set.lowercased()) }
            guard let source = names.contains(records) ? records : others.first else { continue }
            sets.append(try clustered(set, folder.path(of: source), folder.path(of: name)))
        }
        for name in names where name.hasSuffix(".xml") {
            if let set = try captioned(folder.path(of: name)) { sets.append(set) }
        }
        return sets.sorted { $0.name < $1.name }
    }

    private static func clustered(_ name: String, _ source: String, _ truth: String) throws(RequestError) -> LabelledDuplicates {
        let bytes = try read(truth)
        let clusters: [[String]]
        do {
            clusters = try DelimitedText(
                bytes: bytes, fileName: truth, options: DelimitedTextOptions(delimiter: .comma, skipsComments: false)
            )
            .records.map { $0[0].text.split(separator: ";").map(String.init) }
        } catch {
            throw RequestError(.unreadableFile, "\(truth): \(error)")
        }
        var records = try RecordFiles([source]).records
        let named = Set(clusters.joined())
        // Tables that number their records leave out the letters and zeros that the clusters write before the number.
        if !records.contains(where: { named.contains($0.id) }) {
            for index in records.indices {
                let digits = records[index].id
                records[index].id = "id_" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits
            }
        }
        return LabelledDuplicates(name: name, records: records, clusters: clusters.filter { $0.count > 1 }, marked: [])
    }

    private static func captioned(_ path: String) throws(RequestError) -> LabelledDuplicates? {
        let records = try RecordFiles([path]).records
        let marked = records.filter { record in
            record.fields.contains { $0.name.lowercased().hasSuffix("caption") && $0.value.lowercased().hasPrefix("duplicate") }
        }.map(\.id)
        guard !marked.isEmpty else { return nil }
        let name = path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? path
        return LabelledDuplicates(name: name, records: records, clusters: nil, marked: Set(marked))
    }

    static func read(_ path: String) throws(RequestError) -> [UInt8] {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw RequestError(.unreadableFile, "\(path): the file cannot be read")
        }
        return [UInt8](data)
    }
}
