// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A program of the system that turns one file into another.
struct OutsideProgram {
    /// The longest that a file may take, in seconds.
    private static let patience = 300.0
    /// What every file is dated, so that the same input gives the same bytes: 1 January 1980.
    private static let date = "315532800"

    let name: String
    private let place: URL

    /// The first of the names that a folder of the search path holds; `nil` where none does.
    init?(_ names: String..., searchPath: String) {
        let folders = searchPath.split(separator: ":").map { URL(fileURLWithPath: String($0)) }
        for name in names {
            let places = folders.map { $0.appendingPathComponent(name) }
            guard let place = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else { continue }
            (self.name, self.place) = (name, place)
            return
        }
        return nil
    }

    /// A file that a program makes of another.
    struct Job {
        let program: OutsideProgram
        let input: [UInt8]
        /// The last part of the names of the files, such as `svg` and `png`.
        let from: String, to: String
        /// The arguments for the paths of input and output, and of a folder that is gone afterwards.
        let arguments: (_ input: String, _ output: String, _ folder: String) -> [String]
    }

    /// Runs the jobs, as many at once as there are processors; the results stand in the order of the jobs.
    static func run(_ jobs: [Job]) -> [Result<[UInt8], RequestError>] {
        let slots = DispatchSemaphore(value: max(1, ProcessInfo.processInfo.activeProcessorCount))
        let running = jobs.map { job -> Result<Running, any Error> in
            _ = slots.wait(timeout: .now() + patience)
            return Result { try job.start { slots.signal() } }.mapError {
                slots.signal()
                return $0
            }
        }
        return zip(jobs, running).map { job, running in
            switch running {
            case .success(let running): running.result(of: job)
            case .failure: .failure(RequestError(.failedProgram, "the program \(job.program.name) could not be started"))
            }
        }
    }
}

extension OutsideProgram.Job {
    /// Starts the program on the input, in a folder of its own.
    fileprivate func start(atEnd: @escaping @Sendable () -> Void) throws -> OutsideProgram.Running {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.appendingPathComponent("malar-\(UUID().uuidString)")
        try manager.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        do {
            let (source, target) = (folder.appendingPathComponent("input.\(from)"), folder.appendingPathComponent("output.\(to)"))
            try Data(input).write(to: source)
            let end = DispatchSemaphore(value: 0)
            let process = program.process(arguments(source.path, target.path, folder.path))
            process.terminationHandler = { _ in
                end.signal()
                atEnd()
            }
            try process.run()
            return OutsideProgram.Running(process: process, end: end, folder: folder, target: target)
        } catch {
            try? manager.removeItem(at: folder)
            throw error
        }
    }
}

extension OutsideProgram {
    fileprivate func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = place
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["SOURCE_DATE_EPOCH": Self.date]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return process
    }

    /// A program at work.
    fileprivate struct Running {
        let process: Process
        let end: DispatchSemaphore
        let folder: URL, target: URL

        /// What the program made; its folder is gone afterwards.
        func result(of job: Job) -> Result<[UInt8], RequestError> {
            defer { try? FileManager.default.removeItem(at: folder) }
            if end.wait(timeout: .now() + OutsideProgram.patience) == .timedOut {
                process.terminate()
                process.waitUntilExit()
            }
            guard process.terminationStatus == 0, let made = try? Data(contentsOf: target), !made.isEmpty else {
                let words = "the program \(job.program.name) ended with status \(process.terminationStatus) and made no \(job.to)"
                return .failure(RequestError(.failedProgram, words))
            }
            return .success(Array(made))
        }
    }
}
