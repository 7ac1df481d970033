// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("ACR joint count 66/68")
struct JointCountTests {
    /// Every joint examined and quiet but these.
    private static func joints(_ findings: [String: Finding] = [:]) -> Answers {
        var answers = Answers()
        for joint in Joint.all {
            answers["tender.\(joint.id)"] = .finding(.absent)
            if joint.site != .hip { answers["swollen.\(joint.id)"] = .finding(.absent) }
        }
        for (id, finding) in findings { answers[id] = .finding(finding) }
        return answers
    }

    private static func values(_ result: Assessment, _ ids: String...) -> [Double?] { ids.map { result.part($0)?.value } }

    @Test("Groups of the table add up to 68 and 66, and hold the 28 of DAS28")
    func table() {
        #expect(JointSite.allCases.count == 34 && Joint.all.count == 68 && JointSite.swollenSites.count == 33)
        #expect(Set(Joint.all.map(\.id)).count == 68)
        let of28 = Joint.all.filter { JointSite.sites28.contains($0.site) }.map(\.id)
        #expect(Set(of28) == Set(Joint28.allCases.map(\.rawValue)))
        #expect(Joint(.mcp3, .left).label == "left MCP 3" && Joint(.toeIp2, .right).label == "right toe IP 2")
        #expect(Joint(.pip1, .left).label == "left thumb IP" && Joint(.hip, .right).id == "hipRight")
    }

    @Test("Everything tender and swollen: 68 and 66, 28 and 28; the hips never swell")
    func most() throws {
        let all = Joint.all.flatMap { [("tender.\($0.id)", Finding.present), ("swollen.\($0.id)", .present)] }
        let result = try JointCount6668.assess(Self.joints(Dictionary(uniqueKeysWithValues: all)))
        #expect(
            Self.values(result, "tjc68", "sjc66", "tjc28", "sjc28", "tenderAndSwollen", "tenderPlusSwollen") == [68, 66, 28, 28, 66, 134])
        #expect(Self.values(result, "tenderAssessable", "swollenAssessable") == [68, 66] && result.missing.isEmpty)
    }

    @Test("The two meanings of an active joint")
    func active() throws {
        let result = try JointCount6668.assess(
            Self.joints([
                "tender.kneeLeft": .present, "swollen.kneeLeft": .present, "tender.hipRight": .present, "swollen.ankleLeft": .present,
            ]))
        #expect(Self.values(result, "tjc68", "sjc66", "tjc28", "sjc28", "tenderAndSwollen", "tenderPlusSwollen") == [2, 2, 1, 1, 1, 4])
    }

    @Test("A joint that cannot be assessed leaves counts and denominators; an unknown one makes ranges")
    func notAssessable() throws {
        let replaced = try JointCount6668.assess(
            Self.joints(["tender.kneeLeft": .present, "swollen.kneeLeft": .unknown, "notAssessable.kneeLeft": .present]))
        #expect(
            Self.values(replaced, "tjc68", "sjc66", "tenderAssessable", "swollenAssessable") == [0, 0, 67, 65] && replaced.missing.isEmpty)
        let hip = try JointCount6668.assess(Self.joints(["notAssessable.hipLeft": .present]))
        #expect(Self.values(hip, "tenderAssessable", "swollenAssessable") == [67, 66])
        let open = try JointCount6668.assess(Self.joints(["tender.kneeLeft": .present, "swollen.kneeLeft": .unknown]))
        #expect(open.part("sjc66") == PartialScore("sjc66", value: nil, lowest: 0, highest: 1) && open.missing == ["swollen.kneeLeft"])
        #expect(open.part("tenderAndSwollen")?.highest == 1 && open.part("tjc68")?.value == 1)
    }

    @Test("A given count stands; one that contradicts the joints is flagged; without joints the count is missing")
    func given() throws {
        var answers = Self.joints(["tender.kneeLeft": .present])
        answers["tjc68"] = .number(5)
        let result = try JointCount6668.assess(answers)
        #expect(result.part("tjc68")?.value == 5 && result.flags == ["recordedDiffers.tjc68"] && result.part("tjc28")?.value == 1)
        let counts = try JointCount6668.assess(.numbers(["tjc68": 5, "sjc66": 3]))
        #expect(counts.missing.isEmpty && counts.part("tenderPlusSwollen")?.value == 8)
        #expect(try JointCount6668.assess(Answers()).missing == ["tjc68", "sjc66"])
        for (id, number) in [("tjc68", 69.0), ("sjc66", 67), ("swollen.kneeLeft", 2)] {
            let error = #expect(throws: AnswerError.self) { try JointCount6668.assess(.numbers([id: number])) }
            #expect(error?.item == id)
        }
    }

    @Test("10,000 examinations: popcounts agree with plain counting, and ranges hold completions")
    func properties() throws {
        var random = Seeded(state: 6668)
        for _ in 0..<10_000 {
            let whole = Self.random(&random)
            var open = whole
            for site in JointSite.allCases where Double.random(in: 0...1, using: &random) < 0.1 {
                open.tender[site] = .unknown
                if Bool.random(using: &random) { open.swollen[site] = .unknown }
                if Bool.random(using: &random) { open.notAssessable[site] = .unknown }
            }
            let plain = JointSite.allCases.filter { whole.tender[$0] == .present && whole.notAssessable[$0] == .absent }
            #expect(whole.tenderCount().value == Double(plain.count))
            #expect(whole.tenderAndSwollen.value == Double(plain.filter { $0 != .hip && whole.swollen[$0] == .present }.count))
            for count in [
                { $0.tenderCount() }, { $0.swollenCount() }, { $0.tenderCount(JointSite.sites28) }, \.tenderAndSwollen,
                { $0.assessable(JointSite.swollenSites) },
            ] as [(JointExamination) -> Bounds] {
                let value = try #require(count(whole).value)
                #expect(count(open).admits(value))
            }
        }
    }

    @Test("10,000 assessments: ranges hold completions, both sides count, and order is irrelevant")
    func assessments() throws {
        var random = Seeded(state: 68)
        let quiet = Self.joints()
        for round in 0..<10_000 {
            var whole = quiet, open = quiet
            for id in quiet.ids where Double.random(in: 0...1, using: &random) < 0.2 {
                whole[id] = .finding(Bool.random(using: &random) ? .present : .absent)
                open[id] = Bool.random(using: &random) ? .unknown : whole[id]
            }
            let known = try JointCount6668.assess(whole), range = try JointCount6668.assess(open)
            let tender = whole.ids.count { $0.hasPrefix("tender.") && whole.finding($0) == .present }
            #expect(known.part("tjc68")?.value == Double(tender) && known.missing.isEmpty)
            for (value, part) in zip(known.parts, range.parts) { #expect(part.holds(value)) }
            guard round % 20 == 0 else { continue }
            var shuffled = Answers()
            for id in open.ids.shuffled(using: &random) { shuffled[id] = open[id] }
            #expect(try JointCount6668.assess(shuffled) == range)
        }
    }

    private static func random(_ random: inout Seeded) -> JointExamination {
        var examination = JointExamination()
        for site in JointSite.allCases {
            examination.tender[site] = Bool.random(using: &random) ? .present : .absent
            examination.swollen[site] = Bool.random(using: &random) ? .present : .absent
            examination.notAssessable[site] = Double.random(in: 0...1, using: &random) < 0.1 ? .present : .absent
        }
        return examination
    }
}
