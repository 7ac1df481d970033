// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Records of a review, by the command")
struct ReviewRecordsTests {
    @Test(
        "Every subcommand has help with its exit codes",
        arguments: [
            ["init"], ["import"], ["search", "pubmed"], ["convert"], ["dedupe"], ["unmerge"], ["rank"], ["simulate-ranking"], ["benchmark"],
        ])
    func help(arguments: [String]) throws {
        let command = try Command(["review"] + arguments + ["--help"])
        #expect(command.status == 0 && command.output.contains("Exit codes"))
    }

    @Test("RIS to every format and back to RIS is the same RIS", arguments: ["bibtex", "csl-json", "csv", "ris"])
    func convert(format: String) throws {
        let files = try SmallExports()
        try files.write(SmallExports.ris, "a.ris")
        let there = try Command(["review", "convert", "a.ris", "--to", format, "--out", "b"], in: files.folder)
        #expect(there.status == 0 && there.errors == "malar: 3 of 3 records read\n")
        let plain = try Command(["review", "convert", "a.ris", "--to", "standard-ris"], in: files.folder)
        let back = try Command(["review", "convert", "b", "--to", "standard-ris"], in: files.folder)
        let titles = { (text: String) in
            text.split(separator: "\r\n").filter { $0.hasPrefix("TI") || $0.hasPrefix("AU") || $0.hasPrefix("DO") }
        }
        #expect(back.status == 0 && titles(back.output) == titles(plain.output) && titles(plain.output).count == 8)
        let again = try Command(["review", "convert", "a.ris", "--to", format, "--out", "b"], in: files.folder)
        #expect(again.status == 2 && again.errors.contains("not written over"))
    }

    @Test("What cannot be used is named by file and line, with exit code 2")
    func unusable() throws {
        let files = try SmallExports()
        try files.write(String(repeating: "x", count: 11_000_000), "long.ris")
        try files.write("nothing that is known\n", "words.txt")
        try files.write("", "empty.ris")
        for (name, word) in [
            ("long.ris", "long.ris, line 1"), ("words.txt", "words.txt, line 1"), ("empty.ris", "empty"), ("none.ris", "no such file"),
        ] {
            let command = try Command(["review", "dedupe", name], in: files.folder)
            #expect(command.status == 2 && command.output.isEmpty && command.errors.hasPrefix("Error: \(name)"))
            #expect(command.errors.contains(word))
        }
    }

    @Test("XML that swells or reaches for other files does no harm")
    func hostile() throws {
        let files = try SmallExports()
        try files.write("a secret", "secret.txt")
        let head = "<?xml version=\"1.0\"?><!DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
        let body = "]><xml><records><record><rec-number>1</rec-number><titles><title>&b;&s;</title></titles></record></records></xml>"
        try files.write(head + "<!ENTITY s SYSTEM \"secret.txt\">" + body, "bomb.xml")
        let command = try Command(["review", "convert", "bomb.xml", "--to", "csv"], in: files.folder)
        #expect(command.status != 0 && command.errors.contains("bomb.xml"))
        #expect(!(command.output + command.errors).contains("a secret"))
    }

    @Test("A cell that a spreadsheet would run begins with an apostrophe")
    func formula() throws {
        let files = try SmallExports()
        try files.write("ID,title,year\nx1,=cmd|' /C calc'!A0,2020\nx2,A plain title of a record,2021\n", "f.csv")
        let command = try Command(["review", "convert", "f.csv", "--to", "csv"], in: files.folder)
        #expect(command.status == 0 && command.output.contains("'=cmd") && !command.output.contains(",=cmd"))
    }

    @Test("Duplicates of files as JSON: clusters of ids, and questions")
    func duplicates() throws {
        let files = try SmallExports()
        try files.write(SmallExports.ris, "a.ris")
        try files.write(SmallExports.table, "b.csv")
        let command = try Command(["review", "dedupe", "a.ris", "b.csv", "--format", "json"], in: files.folder)
        let found = try #require(try JSONSerialization.jsonObject(with: Data(command.output.utf8)) as? [String: Any])
        #expect(command.status == 0 && found["clusters"] as? [[String]] == [["two", "a1"]])
        #expect((found["questions"] as? [[String: Any]])?.isEmpty == true)
        let text = try Command(["review", "dedupe", "a.ris", "b.csv"], in: files.folder)
        #expect(text.output.contains("5 records: 1 group of duplicates with 1 surplus records, 4 remain"))
        #expect(text.output.contains("D3-doi"))
        let rows = try Command(["review", "dedupe", "a.ris", "b.csv", "--format", "csv"], in: files.folder)
        #expect(rows.output.contains("\nmerge,1,two,a1,D3-doi,"))
        let unique = try Command(["review", "dedupe", "a.ris", "b.csv", "--out", "u.csv", "--to", "csv"], in: files.folder)
        let lines = try files.text("u.csv").split(separator: "\r\n")
        #expect(unique.status == 0 && lines.count == 5)
    }

    @Test("The ids of a table are those of its column of ids")
    func ids() throws {
        let files = try SmallExports()
        let row = "Arthritis of the hands in an imaginary cohort of patients,\"Verdi, Carla\",2022,Annals of Imaginary Medicine,7,33-41"
        for column in ["ID", "id", "record_id"] {
            try files.write("\(column),title,author,year,journal,volume,pages\n1,\(row)\n2,\(row)\n", "t.csv")
            let command = try Command(["review", "dedupe", "t.csv", "--format", "json"], in: files.folder)
            let found = try #require(try JSONSerialization.jsonObject(with: Data(command.output.utf8)) as? [String: Any])
            #expect(found["clusters"] as? [[String]] == [["1", "2"]])
        }
    }

    @Test(
        "Labelled duplicates: no false positive",
        .enabled(if: ReviewRecordsTests.labelled != nil, "the shared folder is not beside the package"))
    func benchmark() throws {
        let folder = try #require(Self.labelled)
        let command = try Command(["review", "benchmark", folder, "--only", "duplicates", "--format", "json"])
        let all = try #require(try JSONSerialization.jsonObject(with: Data(command.output.utf8)) as? [String: Any])
        let rows = try #require(all["duplicates"] as? [[String: Any]])
        let ours = rows.filter { $0["tool"] as? String == "malar" }
        #expect(
            Set(ours.compactMap { $0["dataset"] as? String }).isSuperset(of: [
                "cytology_screening", "respiratory", "diabetes", "special_cases",
            ]))
        for row in ours {
            let name = row["dataset"] as? String
            #expect(row["FP"] as? Int == 0, "\(name ?? "")")
            let others = rows.filter { $0["dataset"] as? String == name && $0["tool"] as? String != "malar" && $0["FP"] as? Int == 0 }
            let best = others.compactMap { $0["sensitivity"] as? Double }.max() ?? 0
            #expect(row["sensitivity"] as? Double ?? 0 >= best - 0.00005, "\(name ?? "")")
        }
    }

    static let labelled: String? = {
        var place = URL(fileURLWithPath: #filePath)
        while place.path != "/" {
            place.deleteLastPathComponent()
            let shared = place.appendingPathComponent("shared/reference/review/dedupe-labelled")
            if FileManager.default.fileExists(atPath: shared.path) { return shared.path }
        }
        return nil
    }()
}
