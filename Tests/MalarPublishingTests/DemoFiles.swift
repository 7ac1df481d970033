// SPDX-License-Identifier: Apache-2.0
import Foundation
import MalarPublishing
import Testing

@Suite("The demonstration document can be looked at")
struct DemoFiles {
    @Test("Page, figures, tables and results are written to a temporary folder")
    func write() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("malar-publishing-demo")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let document = DemoDocument.document
        var files = ["index.html": HTMLRenderer().page(of: document), "results.json": document.json.encoded(.pretty)]
        for figure in document.figures { files["\(figure.id).svg"] = figure.svg }
        for table in document.tables {
            files["\(table.id).csv"] = table.csv()
            files["\(table.id).txt"] = TerminalTable(width: 90).text(of: table)
        }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        print("The demonstration lies in \(folder.path)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count >= files.count)
    }
}
