// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Reference files for reviews that lie beside the package.
enum FigureReviewData {
    /// The file in the folder of the review's reference data; `nil` where it is missing.
    static func file(_ path: String) -> URL? {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
                let file = folder.appendingPathComponent("../shared/reference/review/\(path)").standardizedFileURL
                return FileManager.default.fileExists(atPath: file.path) ? file : nil
            }
            folder.deleteLastPathComponent()
        }
        return nil
    }
}
