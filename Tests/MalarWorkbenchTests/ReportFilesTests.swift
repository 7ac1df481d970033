// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarWorkbench
import Testing

/// Programs of the system that look at the files with other eyes.
enum System {
    static func has(_ names: String...) -> Bool {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let missing = names.filter { name in !folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") } }
        if !missing.isEmpty { print("skipped: \(missing.joined(separator: ", ")) not installed") }
        return missing.isEmpty
    }

    static func output(_ arguments: [String]) throws -> String {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }
}

@Suite("Files of a report")
struct ReportFilesTests {
    static let all = Set(ReportFormat.allCases)

    @Test("Where the programs are missing everything else is written, and the packages are named")
    func missingPrograms() throws {
        let place = try Workplace()
        let report = try WriteReport(searchPath: "")(StudyUseCaseTests.example, to: place.path("r"), formats: Self.all)
        #expect(report.gaps.count == 2)
        #expect(report.gaps.first?.contains("apt-get install weasyprint") == true)
        #expect(report.gaps.last?.contains("apt-get install librsvg2-bin") == true)
        #expect(report.remarks.last?.contains("report.docx has its figures as SVG alone") == true)
        let names = try FileManager.default.contentsOfDirectory(atPath: place.path("r")).sorted()
        #expect(names == ["figures", "index.html", "report.docx", "results.json", "tables", "tables.xlsx"])
    }

    @Test("A program that fails leaves its file out and says so")
    func failingProgram() throws {
        let place = try Workplace()
        try place.write("#!/bin/sh\nexit 3\n", to: "weasyprint")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.path("weasyprint"))
        let report = try WriteReport(searchPath: place.url.path)(StudyUseCaseTests.example, to: place.path("r"), formats: [.pdf])
        #expect(report.gaps.first == "report.pdf is not written: the program weasyprint ended with status 3 and made no pdf")
    }

    @Test("Nothing but the usual files unless asked for, and no program is needed")
    func usual() throws {
        let place = try Workplace()
        let report = try WriteReport(searchPath: "")(StudyUseCaseTests.example, to: place.path("r"))
        #expect(report.gaps.isEmpty)
        #expect(report.files.allSatisfy { ["html", "json", "csv", "svg"].contains(($0 as NSString).pathExtension) })
    }

    @Test(
        "The PDF holds the numbers of the tables; figures come in all forms; every byte is the same again",
        .enabled(if: System.has("weasyprint", "rsvg-convert", "pdftotext")), .timeLimit(.minutes(2)))
    func paper() throws {
        let place = try Workplace()
        let report = try WriteReport()(StudyUseCaseTests.example, to: place.path("r"), formats: Self.all)
        #expect(report.gaps.isEmpty)
        let text = try System.output(["pdftotext", "-layout", place.path("r/report.pdf"), "-"])
        for words in ["48.25", "5.08", "2.25", "7.22", "Table 1.", "Not a medical device"] { #expect(text.contains(words)) }
        for stem in ["swimmer", "before-after"] {
            let stems = report.files.filter { $0.contains("figures/\(stem).") }.map { ($0 as NSString).pathExtension }
            #expect(stems.sorted() == ["pdf", "png", "svg"])
        }
        // The width of a picture, 175 mm at 300 dots an inch.
        let picture = Array(try Data(contentsOf: place.url.appendingPathComponent("r/figures/swimmer.png")))
        #expect(Int(picture[18]) * 256 + Int(picture[19]) == 2067)
        let first = try report.files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        let again = try WriteReport()(StudyUseCaseTests.example, to: place.path("r"), formats: Self.all)
        #expect(try again.files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) } == first)
    }

    @Test("Another reader finds archives whole and numbers as numbers", .enabled(if: System.has("python3")))
    func archives() throws {
        let place = try Workplace()
        _ = try WriteReport(searchPath: "")(StudyUseCaseTests.example, to: place.path("r"), formats: [.docx, .xlsx])
        let script = """
            import sys, zipfile, xml.dom.minidom as dom
            numbers = 0
            for name in sys.argv[1:]:
                archive = zipfile.ZipFile(name)
                assert archive.testzip() is None
                for part in archive.namelist():
                    if part.endswith((".xml", ".rels")):
                        tree = dom.parseString(archive.read(part))
                        cells = tree.getElementsByTagName("c")
                        numbers += sum(1 for c in cells if c.getElementsByTagName("v") and not c.getAttribute("t"))
                        assert not tree.getElementsByTagName("f")
            print(numbers)
            """
        let printed = try System.output(["python3", "-c", script, place.path("r/report.docx"), place.path("r/tables.xlsx")])
        let numbers = Int(printed.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
        #expect(numbers > 150)
    }
}
