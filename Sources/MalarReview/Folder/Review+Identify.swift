// SPDX-License-Identifier: Apache-2.0

extension Review {
    /// Names the records of every search, and tells those that an earlier run brought.
    mutating func identify(_ readings: [String: [RecordReading]]) {
        var known: [String: [String: RecordKey]] = [:]
        for run in searches {
            var balance = SearchBalance(search: run.id, shown: run.hitsShown, logged: run.hitsExported, explanation: run.remarks)
            if let files = readings[run.id] {
                balance.inFiles = files.reduce(0) { $0 + $1.recordsInFile }
                balance.refused = files.reduce(0) { $0 + $1.recordsInFile - $1.records.count }
                add(files, of: run, known: known[run.source] ?? [:], to: &balance)
            }
            balances.append(balance)
            for key in balance.new {
                guard let record = records[key]?.record else { continue }
                for name in Self.names(of: record) where known[run.source]?[name] == nil { known[run.source, default: [:]][name] = key }
            }
        }
    }

    private mutating func add(_ files: [RecordReading], of run: SearchRun, known: [String: RecordKey], to balance: inout SearchBalance) {
        var before = 0
        for file in files {
            for (index, record) in file.records.enumerated() {
                let place = record.origin.position > 0 ? record.origin.position : index + 1
                let (position, overflows) = before.addingReportingOverflow(place)
                let key = freeKey(run.id, RecordKey.local(of: record, position: overflows ? index + 1 : position))
                let earlier = run.rerunOf == nil ? nil : Self.names(of: record).lazy.compactMap { known[$0] }.first
                records[key] = ReviewRecord(key: key, kind: run.kind, record: record, seenBefore: earlier)
                order.append(key)
                if earlier == nil { balance.new.append(key) } else { balance.seenBefore.append(key) }
            }
            before += file.recordsInFile
        }
    }

    private func freeKey(_ search: String, _ local: String) -> RecordKey {
        let plain = RecordKey(search: search, local: local)
        guard records[plain] != nil else { return plain }
        var number = 2
        while true {
            let key = RecordKey(search: search, local: "\(local)~\(number)")
            if records[key] == nil { return key }
            number += 1
        }
    }

    /// The identifiers by which a source's later export is known to hold the same entry: those of databases, or else the DOI.
    ///
    /// The DOI alone is not asked where a database has a number of its own, because chapters and meeting abstracts may share one.
    private static func names(of record: BibliographicRecord) -> [String] {
        let known = record.identifiers
        let own = [
            ("pmid", known.pmid), ("embase", known.embase), ("wos", known.webOfScience), ("scopus", known.scopus),
            ("cochrane", known.cochrane), ("openalex", known.openAlex),
        ]
        let names =
            own.filter { !$0.1.isEmpty }.map { "\($0.0):\($0.1)" }
            + known.accession.filter { !$0.isEmpty }.map { "accession:\($0)" }
        return names.isEmpty && !known.doi.isEmpty ? ["doi:" + known.doi] : names
    }
}
