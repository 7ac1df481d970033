// SPDX-License-Identifier: Apache-2.0

extension ReviewExtraction {
    /// What a Methods section says of the extraction; every number is counted.
    public var paragraph: String {
        let double = studies.count { $0.isDouble }
        let answers = studies.flatMap(\.answers)
        let compared = answers.filter { $0.found.count > 1 }
        let same = compared.count { answer in
            answer.found.dropFirst().allSatisfy { $0.value.content.agrees(with: answer.found[0].value.content) }
        }
        let settled = answers.count { $0.standing == .consensus }
        let open = openDifferences.count
        let alone = answers.count { $0.standing == .single }
        var text = Self.studyWords(studies.count, double) + " on a form of \(form.fields.count) fields (version \(form.version))."
        if !compared.isEmpty {
            let share = SynthesisNumber.percent(Double(same) / Double(compared.count))
            text +=
                " Of \(SynthesisNumber.count(compared.count, "answer", "answers")) given by two people \(same) (\(share) %) were the same; "
                + "\(SynthesisNumber.count(settled, "difference was", "differences were")) settled, \(open) \(open == 1 ? "is" : "are") open."
        }
        if alone > 0 { text += " \(SynthesisNumber.count(alone, "answer rests", "answers rest")) on one person." }
        if !unread.isEmpty { text += " \(SynthesisNumber.count(unread.count, "fault keeps a file", "faults keep files")) from being read." }
        return text
    }

    private static func studyWords(_ count: Int, _ double: Int) -> String {
        let studies = count == 1 ? "One study was extracted" : "\(count) studies were extracted"
        if count == 0 || double == 0 { return studies + (count == 0 ? "" : ", by one person alone,") }
        return studies + (double == count ? ", in duplicate," : ", \(double) of them in duplicate,")
    }
}
