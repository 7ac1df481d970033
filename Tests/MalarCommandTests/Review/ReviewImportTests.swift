// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Searches and duplicates of a review, by the command")
struct ReviewImportTests {
    /// A review with two people, and the small exports beside it.
    private func start() throws -> SmallExports {
        let files = try SmallExports()
        try files.write(SmallExports.ris, "a.ris")
        try files.write(SmallExports.table, "b.csv")
        let command = try Command(
            ["review", "init", "r", "--title", "A title", "--person", "gc=Gaia Conti", "--person", "mr"], in: files.folder)
        #expect(command.status == 0 && command.output.contains("r/review.yaml\n") && command.errors.isEmpty)
        return files
    }

    private func run(_ files: SmallExports, _ arguments: String..., input: String = "") throws -> Command {
        try Command(["review"] + arguments, input: input, in: files.folder)
    }

    private func json(_ command: Command) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(command.output.utf8)) as? [String: Any], "\(command.errors)")
    }

    @Test("A review is started once, and nothing is written over")
    func startTwice() throws {
        let files = try start()
        let again = try run(files, "init", "r")
        #expect(again.status == 2 && again.errors.contains("there is a review in this folder already"))
        #expect(try files.text("r/review.yaml").contains("Gaia Conti"))
    }

    @Test("An import keeps the file as it came, logs it, and gives the balance")
    func importing() throws {
        let files = try start()
        let command = try run(
            files, "import", "r", "a.ris", "--source", "embase", "--date", "2025-06-01", "--hits", "3", "--person", "gc", "--strategy",
            "'x'/exp AND \"y\"", "--format", "json")
        let balance = try json(command)
        #expect(command.status == 0 && balance["inFiles"] as? Int == 3 && balance["new"] as? Int == 3 && balance["seenBefore"] as? Int == 0)
        #expect(try files.text("r/searches/embase-2025-06-01.ris") == SmallExports.ris)
        let log = try files.text("r/searches/embase-2025-06-01.yaml")
        #expect(log.contains("strategy: \"'x'/exp AND \\\"y\\\"\"\n") && log.contains("hitsShown: 3\nhitsExported: 3\n"))
        let twice = try run(files, "import", "r", "a.ris", "--source", "embase", "--date", "2025-06-01")
        #expect(twice.status == 2 && twice.errors.contains("there is a search `embase-2025-06-01` already"))
        let wrong = try run(files, "import", "r", "a.ris", "--source", "embass")
        #expect(wrong.status == 2 && wrong.errors.contains("did you mean `embase`?"))
        #expect(try files.names(in: "r/searches") == ["README.md", "embase-2025-06-01.ris", "embase-2025-06-01.yaml"])
    }

    @Test("A search that is repeated adds only what is new; one that is not said to repeat another is asked about")
    func rerun() throws {
        let files = try start()
        _ = try run(files, "import", "r", "a.ris", "--source", "embase", "--date", "2025-06-01", "--strategy", "s")
        let more = SmallExports.ris + "TY  - JOUR\nID  - four\nTI  - A fourth invented record\nAN  - L900000004\nPY  - 2024\nER  -\n"
        try files.write(more, "c.ris")
        let blind = try run(files, "import", "r", "c.ris", "--source", "embase", "--date", "2025-07-01", "--strategy", "s", "--id", "other")
        #expect(blind.errors.contains("--rerun embase-2025-06-01"))
        let again = try run(
            files, "import", "r", "c.ris", "--source", "embase", "--date", "2025-08-01", "--rerun", "embase-2025-06-01", "--format", "json")
        let balance = try json(again)
        // Without a number of the database a record cannot be known again, and is left to the search for duplicates.
        #expect(balance["seenBefore"] as? Int == 2 && balance["new"] as? Int == 2 && balance["rerunOf"] as? String == "embase-2025-06-01")
    }

    @Test("Where a record cannot be read nothing is imported, unless told otherwise")
    func refused() throws {
        let files = try start()
        try files.write("ID,title,year\nx1,A plain title of a record,2021\nx2,\"A title that never ends,2021\nx3,Another,2020\n", "bad.csv")
        let command = try run(files, "import", "r", "bad.csv", "--source", "embase", "--date", "2025-06-01")
        #expect(command.status != 0 && command.output.isEmpty && command.errors.contains("bad.csv, line "))
        #expect(try files.names(in: "r/searches") == ["README.md"])
        let rest = try run(
            files, "import", "r", "bad.csv", "--source", "embase", "--date", "2025-06-01", "--despite-errors", "--format", "json")
        let balance = try json(rest)
        #expect(rest.status == 1 && balance["inFiles"] as? Int == 3 && balance["read"] as? Int == 2 && balance["new"] as? Int == 2)
        #expect((balance["refused"] as? [String])?.count == 1 && rest.errors.contains("not imported: "))
    }

    @Test("Certain duplicates become decisions with their rule, once; a merge is taken back and stays so")
    func merging() throws {
        let files = try start()
        _ = try run(files, "import", "r", "a.ris", "--source", "embase", "--date", "2025-06-01", "--strategy", "s")
        _ = try run(files, "import", "r", "b.csv", "--source", "pubmed", "--date", "2025-06-02", "--strategy", "s")
        let look = try run(files, "dedupe", "r", "--format", "json")
        let clusters = try #require(try json(look)["clusters"] as? [[String]])
        #expect(clusters == [["embase-2025-06-01/L900000002", "pubmed-2025-06-02/doi:10.5555/imaginary.7.33"]])
        #expect(try files.names(in: "r/decisions") == ["README.md"])
        let nobody = try run(files, "dedupe", "r", "--as", "cg")
        #expect(nobody.status == 2 && nobody.errors.contains("no person `cg`"))
        let merge = try run(files, "dedupe", "r", "--as", "gc")
        #expect(merge.errors.contains("1 records merged and 0 pairs linked by gc, 0 questions open, 4 documents to screen"))
        #expect(try files.text("r/decisions/gc.csv").contains("merge,"))
        let again = try run(files, "dedupe", "r", "--as", "mr")
        #expect(again.errors.contains("0 records merged"))
        let apart = try run(files, "unmerge", "r", "embase-2025-06-01/L900000002", "--as", "mr", "--note", "no")
        #expect(apart.status == 0 && apart.output.contains("a document of its own again"))
        let third = try run(files, "dedupe", "r", "--as", "gc")
        #expect(third.errors.contains("0 records merged") && third.errors.contains("5 documents to screen"))
        let nothing = try run(files, "unmerge", "r", "embase-2025-06-01/L900000002", "--as", "mr")
        #expect(nothing.status == 2 && nothing.errors.contains("was not merged"))
    }

    @Test("Questions are asked one by one, and every answer is stored at once")
    func asking() throws {
        let files = try start()
        // The same title and authors in the same year, in journals under other names, without pages: too little to be certain.
        let rows = (1...3).flatMap { number in
            ["x", "y"].map {
                "\($0)\(number),Invented finding number \(["one", "two", "three"][number - 1]) of joints in many patients of a cohort,\"Verdi, Carla\",202\($0 == "x" ? 1 : 2),,,"
            }
        }
        try files.write("ID,title,author,year,journal,volume,pages\n" + rows.joined(separator: "\n") + "\n", "q.csv")
        _ = try run(files, "import", "r", "q.csv", "--source", "embase", "--date", "2025-06-01", "--strategy", "s")
        let look = try json(try run(files, "dedupe", "r", "--format", "json"))
        let asked = try #require(look["questions"] as? [[String: Any]])
        try #require(asked.count == 3)
        let session = try run(files, "dedupe", "r", "--as", "gc", "--ask", input: "what\nm\nk\n")
        #expect(session.status == 0 && session.output.contains("m, k, s or q, please"))
        #expect(session.errors.contains("2 answered, 1 open, 5 documents to screen"))
        let log = try files.text("r/decisions/gc.csv")
        #expect(log.contains("merge,") && log.contains("keep-apart,"))
        #expect(try #require(try json(try run(files, "dedupe", "r", "--format", "json"))["questions"] as? [[String: Any]]).count == 1)
    }

    @Test("Ranking says what it rests on and shows every record")
    func ranking() throws {
        let files = try start()
        _ = try run(files, "import", "r", "a.ris", "--source", "embase", "--date", "2025-06-01", "--strategy", "s")
        let order = try json(try run(files, "rank", "r", "--format", "json"))
        #expect(order["basis"] as? String == "givenOrder" && order["unscreened"] as? Int == 3)
        #expect((order["records"] as? [[String: Any]])?.count == 3)
        let sample = try run(files, "rank", "r", "--sample", "9", "--relevant", "10")
        #expect(sample.status == 2 && sample.errors.contains("the sample does not fit"))
    }

    @Test("Replays of screened records")
    func replay() throws {
        let files = try SmallExports()
        let rows = (1...60).map {
            "\($0),\($0 % 10 == 0 ? "anifrolumab joints arthritis swelling" : "kidney mice enzyme assay") item \($0),,\($0 % 10 == 0 ? 1 : 0)"
        }
        try files.write("id,title,abstract,label_included\n" + rows.joined(separator: "\n") + "\n", "s.csv")
        let command = try run(files, "simulate-ranking", "s.csv", "--runs", "2", "--format", "json")
        #expect(command.status == 0 && command.output.contains("\"relevant\": 6"))
        let wrong = try run(files, "simulate-ranking", "s.csv", "--label", "title")
        #expect(wrong.status == 2 && wrong.errors.contains("s.csv, line 2, column title"))
    }
}
