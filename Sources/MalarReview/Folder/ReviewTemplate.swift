// SPDX-License-Identifier: Apache-2.0

/// The texts of a new review's folder.
enum ReviewTemplate {
    static func protocolText(title: String, people: [ReviewPerson]) -> String {
        let people =
            people.isEmpty
            ? [ReviewPerson(id: "first", name: "First Reviewer"), ReviewPerson(id: "second", name: "Second Reviewer")] : people
        let lines = people.map { "  - { id: \($0.id), name: \(quoted($0.name)), role: \($0.role.rawValue) }" }.joined(separator: "\n")
        return """
            # The protocol of the review: what is asked, what is included, where is searched, and how is decided.
            # Every decision is stored with the version that held, so raise it with each amendment.

            title: \(quoted(title))
            version: "1"
            # date: 2025-06-01
            authors: []

            # Those who decide. The id names the person's file in decisions/. A reviewer votes; an arbiter decides where votes differ.
            people:
            \(lines)

            # Write `registration: not registered` if it is not.
            # registration: { registry: PROSPERO, id: CRD00000000000, date: 2025-06-01 }

            question:
              # PEO: population, exposure, outcome. PICO: population, intervention, comparator, outcome.
              framework: PEO
              # population: { text: "Adults with systemic lupus erythematosus", highlight: [lupus, SLE] }
              # exposure: { text: "Anifrolumab", highlight: [anifrolumab] }
              # outcome: { text: "Arthritis", highlight: [arthritis, joint] }

            criteria:
              inclusion:
                - { id: I1, label: "Describe what a report must be" }
              # The order is the priority of reasons. `rounds` limits a reason to titleAbstract or fullText. `concerns` ties it to the rule on
              # language, congressAbstract or date, so that records it may concern are pointed out; a person still decides.
              exclusion:
                - { id: E1, label: "Other population" }
                - { id: E2, label: "Other exposure" }
                - { id: E3, label: "No outcome of interest", rounds: [fullText] }
                # - { id: E4, label: "Language", concerns: language }
                # - { id: E5, label: "Congress abstract", concerns: congressAbstract }

            # Languages that are read; leave it out to read all.
            # languages: [eng, ita]

            # published: { from: 2021, to: 2025-06 }

            # include, exclude, or includeIfNoFullReport
            congressAbstracts: include

            # Where is searched: kind is database, register, website, organisation or citation.
            sources:
              - { id: pubmed, name: PubMed }
              - { id: embase, name: Embase, platform: Elsevier }

            rounds:
              titleAbstract: { votes: \(min(2, max(1, voters(people)))), blinded: true }
              fullText: { votes: \(min(2, max(1, voters(people)))), blinded: true }

            # Whether unscreened records are put in the order of predicted relevance. None is ever left out by it.
            ranking: false

            # - { date: 2025-07-01, version: "2", what: "Congress abstracts are excluded", why: "They report no joint counts" }
            amendments: []

            # The form of the extraction, and the tools for the risk of bias.
            # extraction: extraction.yaml
            # appraisal: [jbi-case-series]

            # updateOf: { studies: 12, reports: 15, citation: "..." }

            """
    }

    private static func voters(_ people: [ReviewPerson]) -> Int { people.count { $0.role == .reviewer } }

    static let searches = """
        One file `<id>.yaml` for each run of a search, with the exported file beside it. A repeated search is a new file with `rerunOf`.

            source: pubmed
            date: 2025-06-01
            time: "14:05"
            timeZone: Europe/Rome
            person: first
            strategy: anifrolumab AND (joint OR arthritis)
            limits: none
            filters: none
            hitsShown: 66
            hitsExported: 66
            file: pubmed-2025-06-01.nbib
            sha256: 64 hexadecimal digits
            format: PubMed
            remarks: why counts differ, if they do

        """

    static let decisions = """
        One file `<person>.csv` for each person, which only that person's sessions write to, a line at a time and never but at the end. So two
        people work apart, and version control merges their files without a question. Look at the files with a spreadsheet, but do not save
        them there: every line has a checksum, and a line that was changed does not count.

        """

    static let extraction = """
        One file for each report and person, as the form of the extraction asks.

        """

    static let studies = """
        # Reports of one investigation are one study. A report that is not listed is a study of its own.
        studies: []
        # studies:
        #   - { id: tani-2024, label: "Tani 2024", reports: [pubmed-2025-06-01/12345678], inSynthesis: true, participants: 9 }

        """

    /// Line ends stay as they are, because checksums are taken over bytes.
    static let attributes = """
        searches/* -text
        decisions/*.csv -text

        """

    /// A YAML string in double quotes, on one line.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            default:
                let isControl =
                    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || [0x2028, 0x2029, 0xFEFF].contains(scalar.value)
                result.unicodeScalars.append(isControl ? " " : scalar)
            }
        }
        return result + "\""
    }
}
