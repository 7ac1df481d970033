// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The built command, run as a process.
struct Command {
    let status: Int32
    let output: String
    let errors: String

    /// Runs `malar` with arguments, and text on its standard input.
    init(_ arguments: [String], input: String = "", in folder: URL? = nil) throws {
        self = try Command(running: try #require(Self.executable, "the command is not built"), arguments, input: input, in: folder)
    }

    /// Runs a shell with the command as `$0`.
    init(shell script: String) throws {
        let command = try #require(Self.executable, "the command is not built")
        self = try Command(running: URL(fileURLWithPath: "/bin/sh"), ["-c", script, command.path])
    }

    private init(running program: URL, _ arguments: [String], input: String = "", in folder: URL? = nil) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["COLUMNS": "80", "PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""]
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (stdin, stdout, stderr)
        try process.run()
        try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        output = String(decoding: stdout.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        errors = String(decoding: stderr.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        status = process.terminationStatus
    }

    /// The command beside the bundle of the tests.
    static let executable: URL? = {
        let bundles = (Bundle.allBundles + [Bundle.main]).map(\.bundleURL)
        let folders = bundles + bundles.map { $0.deletingLastPathComponent() }
        return folders.map { $0.appendingPathComponent("malar") }.first { url in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
            return exists && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: url.path)
        }
    }()
}
