// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Reference files that lie beside the package.
enum Shared {
    /// The file in the folder `shared` beside the package root; `nil` where it is missing.
    static func file(_ path: String) -> URL? {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
                let file = folder.appendingPathComponent("../shared/\(path)").standardizedFileURL
                return FileManager.default.fileExists(atPath: file.path) ? file : nil
            }
            folder.deleteLastPathComponent()
        }
        return nil
    }
}
