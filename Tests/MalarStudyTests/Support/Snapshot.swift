// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Holds a text against the file that was looked at and kept. `MALAR_KEEP_SNAPSHOTS=1 make test-fast` keeps the present texts instead.
func expectSnapshot(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Snapshots/\(name)")
    if ProcessInfo.processInfo.environment["MALAR_KEEP_SNAPSHOTS"] == "1" {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    let place = zip(
        text.split(separator: "\n", omittingEmptySubsequences: false), kept.split(separator: "\n", omittingEmptySubsequences: false)
    )
    .enumerated().first { $0.element.0 != $0.element.1 }
    #expect(
        text == kept,
        "\(name) differs\(place.map { " from line \($0.offset + 1): \($0.element.0), kept: \($0.element.1)" } ?? " in length")",
        sourceLocation: sourceLocation)
}
