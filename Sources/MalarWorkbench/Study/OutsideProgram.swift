// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A program of the system that turns one file into another.
struct OutsideProgram {
    /// The longest that a file may take, in seconds.
    private static let patience = 300.0
    /// What every file is dated, so that the same input gives the same bytes: 1 January 1980.
    private static let date = "315532800"

    private let name: String
    private let place: URL

    /// `nil` where no folder of the search path holds the program.
    init?(_ name: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let found = folders.map { URL(fileURLWithPath: $0).appendingPathComponent(name) }.first {
            FileManager.default.isExecutableFile(atPath: $0.path)
        }
        guard let found else { return nil }
        self.name = name
        place = found
    }

    /// Runs the program on the bytes in a folder of its own, which is removed afterwards.
    ///
    /// - Parameter arguments: The arguments for the paths of input and output.
    /// - Throws: ``RequestError`` where the program fails, takes too long, or leaves no output.
    func output(
        of bytes: [UInt8], as input: String, to output: String, arguments: (_ input: String, _ output: String) -> [String]
    ) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("malar-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let (source, target) = (folder.appendingPathComponent(input), folder.appendingPathComponent(output))
        try Data(bytes).write(to: source)
        let status = try run(arguments(source.path, target.path))
        guard status == 0, let result = try? Data(contentsOf: target), !result.isEmpty else {
            throw RequestError(
                .failedProgram, "the program \(name) ended with status \(status) and made no \(output.split(separator: ".").last ?? "")")
        }
        return Array(result)
    }

    private func run(_ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = place
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["SOURCE_DATE_EPOCH": Self.date]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let end = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in end.signal() }
        try process.run()
        if end.wait(timeout: .now() + Self.patience) == .timedOut {
            process.terminate()
            process.waitUntilExit()
        }
        return process.terminationStatus
    }
}
