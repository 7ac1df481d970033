// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import MalarCohort
internal import MalarExchange

/// Drafts the mapping of a centre's file from its header and its rows.
public struct DraftMapping: Sendable {
    /// Drafts mappings.
    public init() {}

    /// The text of a first `mapping.yaml` for the file at a path. It holds the codes of the file and no other value.
    ///
    /// - Throws: ``RequestError`` where the file cannot be opened; `StudyFolderError` where it has no usable header.
    public func callAsFunction(_ path: String, of table: DataTable? = nil) throws -> String {
        let url = URL(fileURLWithPath: path)
        guard let data = try? Data(contentsOf: url) else {
            throw RequestError(.unreadableFile, "\(path): the file cannot be opened; check its name, and that you may read it")
        }
        return try MappingDraft([UInt8](data), name: url.lastPathComponent, table: table).text
    }
}
