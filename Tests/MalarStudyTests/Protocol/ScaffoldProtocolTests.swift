// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarExchange
import MalarStudy
import MalarUnits
import Testing

@Suite("The study.yaml of a new study folder")
struct ScaffoldProtocolTests {
    @Test("Is a protocol as it stands", arguments: [("a: b #1", "The \"new\" \\ study"), ("1", "null"), ("x", "città – µ\u{85}ñ")])
    func reads(id: String, title: String) throws {
        let drug = try #require(Drug.named("belimumab"))
        let text = try #require(StudyFolder.scaffold(id: id, title: title, indexDrug: drug)["study.yaml"])
        let study = try StudyProtocol(yaml: text)
        #expect(study.identity.id == id && study.identity.isSynthetic)
        #expect(study.identity.title == title.replacing("\u{85}", with: " "))
        #expect(study.indexDrug == drug && study.data == DataConventions())
    }

    @Test("Is a protocol with every comment of a key opened")
    func opened() throws {
        let text = try #require(StudyFolder.scaffold(id: "x", title: "X", indexDrug: Drug.table[0])["study.yaml"])
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            let body = line.drop { $0 == " " }
            let isKey =
                body.wholeMatch(of: /# ( *)(- )?([{a-zA-Z0-9]+:)( .*)?/) != nil && !body.hasPrefix("# complete:")
                || body.hasPrefix("#     - {")
            return isKey ? String(line.prefix { $0 == " " }) + String(body.dropFirst(2)) : String(line)
        }
        let study = try StudyProtocol(yaml: lines.joined(separator: "\n"))
        #expect(study.identity.summary != nil && study.identity.source != nil && study.response?.conditions.count == 1)
        #expect(
            study.data.units == ["platelets": "10*9/L", "c3": "g/L"] && study.data.eventsAreComplete
                && study.data.dataCut?.description == "2025-06-08")
        #expect(study.data.acknowledgements.map(\.rule) == ["age-disagrees"] && study.data.acknowledgements[0].column == "ageAtStart")
    }
}
