// SPDX-License-Identifier: Apache-2.0

import MalarExchange
import MalarWorkbench
import Testing

@Suite("Score filter: what goes wrong")
struct ScoreErrorTests {
    @Test("A bad row says its item and line, never the value, and the others are scored")
    func badRecords() throws {
        let result = try score("das28", "id,tjc28,sjc28,esr,gh\na,29,0,20,10\nb,4,9,20\nc,4,9,20,50\nd,4,9.5,x,50\n\"e,e\",4,9,20,50\n")
        #expect(result.summary.rows == 5 && result.summary.errors == 3)
        #expect(result["a", "error"] == "tjc28: expects 0 to 28" && result["a", "line"] == "2")
        #expect(result["b", "error"].contains("truncated") && result["b", "line"] == "3")
        #expect(result["d", "error"].hasPrefix("sjc28: expects a whole number; esr: this is not a number") && result["d", "line"] == "5")
        #expect(rounds(result["c", "score"], to: "4.7570") && result["c", "line"].isEmpty && rounds(result["e,e", "score"], to: "4.7570"))
    }

    @Test("The same in objects")
    func badObjects() throws {
        let text = """
            {"id":"a","pga":3.4}
            {"id":"b"
            {"id":3,"pga":0.2,"rash":"maybe"}

            {"id":4,"pga":true,"firstVisit":2}
            {"id":5,"pga":0.5}
            """
        let result = try score("lldas", text, as: .ndjson)
        #expect(result.summary.rows == 5 && result.summary.errors == 4)
        #expect(result["a", "error"].hasPrefix("pga: expects 0 to 3") && !result.text.contains("3.4"))
        #expect(result.rows[1]["id"] == nil && result.rows[1]["line"] == "2")
        #expect(result["3", "error"].hasPrefix("rash: ") && result["3", "line"] == "3" && !result.text.contains("maybe"))
        #expect(result["4", "error"].contains("firstVisit: this is neither yes, no"))
        #expect(result["4", "error"].contains("pga: expects a number"))
        #expect(result["4", "line"] == "5" && result["5", "state"] == "indeterminate")
    }

    @Test("Ids and copied columns stay as they came; without an id, rows are numbered")
    func ids() throws {
        let long = "{\"id\":12345678901234567890,\"baseline\":5,\"current\":3,\"date\":\"2024-01\",\"n\":1.50,\"ok\":true}\n"
        let objects = try score("eularResponse", long + "{\"baseline\":5}\n", as: .ndjson, carrying: ["date", "n", "ok"])
        #expect(objects.text.hasPrefix("{\"id\":12345678901234567890,\"date\":\"2024-01\",\"n\":1.50,\"ok\":true,\"score\":2,"))
        #expect(objects.text.contains("{\"id\":2,\"missing\":[\"current\"]}"))
        let records = try score(
            "eularResponse", "baseline,date,current\n5,\"2 Jan, 2024\",3\n5,,x\n5,,4\n", carrying: ["date", "date"])
        let start = """
            id,date,score,lowest,highest,missing,band,response,assumed,flags,error,line
            1,"2 Jan, 2024",2,2,2,,good,good,,,,
            2,,
            """
        #expect(records.text.hasPrefix(start))
        #expect(records.rows.map { $0["id"] } == ["1", "2", "3"])
    }

    @Test("Findings in every way that data have them")
    func findings() throws {
        func fever(_ written: String) throws -> Filtered { try score("sledai2k", "id,fever\nx,\(written)\n") }
        for present in ["1", "1.0", "TRUE", "si"] { #expect(try fever(present)["x", "lowest"] == "1", "\(present)") }
        for absent in ["0", "0.0", "False", "no"] { #expect(try fever(absent)["x", "highest"] == "104", "\(absent)") }
        for unknown in ["", "n/a", "?"] { #expect(try fever(unknown)["x", "highest"] == "105", "\(unknown)") }
        for wrong in ["2", "0.5", "maybe"] { #expect(try fever(wrong).summary.errors == 1, "\(wrong)") }
    }

    @Test("An open part has its bounds in an object and is empty in a record")
    func openParts() throws {
        let result = try score("das28", "{\"id\":\"D7\",\"tjc28\":3,\"sjc28\":2,\"crp\":8}\n", as: .ndjson)
        #expect(result.text.contains("\"das28Crp4\":{\"lowest\":") && !result.text.contains("\"das28Esr4\""))
    }

    @Test("Columns that are not used are named once, with what was probably meant")
    func ignored() throws {
        let records = try score("sledai2k", "id,rahs,Arthritis,sex,fever\n1,1,1,f,1\n2,1,1,f,1\n")
        #expect(
            records.notices.map(\.description) == [
                "ignored 3 columns: rahs (did you mean `rash`?), Arthritis (did you mean `arthritis`?), sex"
            ])
        let objects = try score("sledai2k", "{\"id\":1,\"Rash\":1}\n{\"id\":2,\"sex\":\"f\"}\n", as: .ndjson)
        #expect(
            objects.notices.map(\.description) == [
                "ignored 2 columns: Rash (did you mean `rash`?), sex; no row held an item of sledai2k"
            ])
        #expect(try score("sledai2k", "id,fever\n1,1\n").notices.isEmpty)
    }

    @Test("What cannot be done at all is refused before anything is written")
    func refusals() {
        func refusal(_ instrument: String, _ text: String, carrying: [String] = []) -> String {
            do {
                _ = try score(instrument, text, carrying: carrying)
                return ""
            } catch let error as RequestError {
                return "\(error.code): \(error)"
            } catch {
                return "\(error)"
            }
        }
        #expect(refusal("sledia2k", "") == "unknownInstrument: there is no instrument `sledia2k`; did you mean `sledai2k`?")
        #expect(refusal("LuMOS", "").hasPrefix("notImplemented: Lupus Multivariable Outcome Score (LuMOS) (lumos) is not implemented: "))
        #expect(refusal("xyz", "").hasPrefix("unknownInstrument: there is no instrument `xyz`; the instruments are sledai2k, "))
        #expect(refusal("das28", "id,tcj28\n1,2\n").hasPrefix("noItems: the header has no item of das28. `tcj28`: did you mean `tjc28`? "))
        #expect(refusal("das28", "").contains("the file has no header"))
        #expect(refusal("das28", "esr\n1\n", carrying: ["dat"]) == "carriedColumn: the input has no column `dat` to copy")
        #expect(refusal("das28", "esr\n1\n", carrying: ["score"]).hasPrefix("carriedColumn: the column `score` cannot be copied"))
    }

    @Test("Only a first field is taken for the id of a row with too few or too many fields")
    func idOfBrokenRow() throws {
        let first = try score("eularResponse", "id,baseline,current\na,5\n")
        #expect(first.rows.first?["id"] == "a")
        let last = try score("eularResponse", "baseline,current,id\n5,a\n")
        #expect(last.rows.first?["id"] == nil && last.rows.first?["line"] == "2")
    }
}
