// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Files of the shared reference folder, beside the package or beside a folder above it.
enum SharedReviewData {
    static let folder: URL? = {
        var place = URL(fileURLWithPath: #filePath)
        while place.path.count > 1 {
            place.deleteLastPathComponent()
            let candidate = place.appendingPathComponent("shared/reference/review")
            if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
        }
        print("The shared review data were not found beside the package: the tests that need them are skipped.")
        return nil
    }()

    static var areThere: Bool { folder != nil }

    static func text(_ name: String) -> String? {
        folder.flatMap { try? String(contentsOf: $0.appendingPathComponent(name), encoding: .utf8) }
    }
}
