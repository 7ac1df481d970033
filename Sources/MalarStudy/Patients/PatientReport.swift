// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
public import MalarPublishing

/// What a study knows of one patient: a document for every renderer, and the same as data. It holds the patient's values.
public struct PatientReport: Sendable {
    /// Who, the timeline, visits, what fails at each, flares, therapies, events, data findings.
    public let document: Document
    /// The same as data.
    public let json: JSONValue

    /// The report of a patient; `nil` where the study has no such patient.
    public init?(_ id: String, in analysis: StudyAnalysis, madeBy program: String = "Malar") {
        guard let course = analysis.courses.first(where: { $0.id == id }) else { return nil }
        self.init(PatientView(course, in: analysis), madeBy: program)
    }

    init(_ view: PatientView, madeBy program: String) {
        document = view.document(madeBy: program)
        json = view.json
    }
}

extension PatientView {
    func document(madeBy program: String) -> Document {
        let identity = analysis.study.identity
        return Document(
            title: "Patient \(patient.id)", subtitle: identity.title,
            notices: (identity.isSynthetic ? [Document.Notice("Synthetic data: this patient does not exist.")] : [])
                + [Document.Notice("For research. Not a medical device: do not treat a patient by this page.", status: .neutral)],
            keyFigures: keyFigures, subjectNoun: Noun("patient", plural: "patients"), recordNoun: Noun("row", plural: "rows"),
            sections: sections,
            colophon: ["Made by \(program) from the study folder \(identity.id). The same folder gives the same page, byte for byte."])
    }

    private var keyFigures: [KeyFigure] {
        let (sledai, dose) = (change(.score(.sledai2k)), change(.prednisone))
        let states = (visits.last { $0.visit == member.last }?.targets ?? []).map { target in
            let state = target.state ?? .indeterminate
            return KeyFigure(
                target.name, value: state == .met ? "Yes" : state == .notMet ? "No" : "Open",
                note: target.inTheWay.first.map { "at the last visit: \($0.decidedBy)" } ?? "at the last visit")
        }
        return [
            KeyFigure("SLEDAI-2K", value: sledai.text, note: "baseline → last visit", lineage: sledai.lineage),
            KeyFigure("Prednisone", value: dose.text, note: "mg/day, baseline → last visit", lineage: dose.lineage),
        ] + states
    }

    private var sections: [Section] {
        func section(_ id: String, _ title: String, _ table: Table, _ none: String) -> Section {
            Section(id: id, title: title, blocks: table.rows.isEmpty ? [.paragraph(RichText(none))] : [.table(table)])
        }
        let sections = [
            Section(id: "who", title: "Who", blocks: [.definitions(facts.map { Definition($0.name, RichText($0.value)) })]),
            Section(
                id: "course", title: "Course",
                blocks: course.start == nil ? [.paragraph("No first dose is recorded.")] : [.figure(timeline())]),
            section("visitsSection", "Visits", visitTable(), "There is no visit."),
            section("criteriaSection", "What fails at each visit", criteriaTable(), "There is no visit."),
            section(
                "flaresSection", "Flares", flareTable(),
                analysis.courses.allSatisfy(\.eventsAreComplete) ? "No flare." : "No flare is recorded."),
            section("therapiesSection", "Therapies", therapyTable(), "No therapy is recorded."),
            section("eventsSection", "Events", eventTable(), course.eventsAreComplete ? "No event." : "No event is recorded."),
            section("findingsSection", "Data findings", findingTable(), "The check of the data found nothing about this patient."),
        ]
        return Numbering.numbered(sections)
    }
}

extension StudyAnalysis {
    /// The pages of all patients of a cohort by the path within a report's folder, each a document with links to its neighbours; none for
    /// a case series.
    ///
    /// - Complexity: linear in the number of patients, but for the table of flares, which is made once.
    public func patientPages(madeBy program: String = "Malar") -> [String: Document] {
        guard study.cohort != nil else { return [:] }
        let names = PatientFileNames(courses.map(\.id))
        let flares = flareTable()
        let pages = courses.indices.map(\.self).concurrentMap { index -> (String, Document)? in
            guard let name = names[courses[index].id] else { return nil }
            var document = PatientView(courses[index], in: self, flareTable: flares).document(madeBy: program)
            func link(_ other: Int, _ word: String) -> [Document.PageLink] {
                courses.indices.contains(other)
                    ? [.init("\(word): \(courses[other].id)", to: "\(names[courses[other].id] ?? "").html")] : []
            }
            document.pageLinks = [.init("Report of the study", to: "../index.html")] + link(index - 1, "Previous") + link(index + 1, "Next")
            return ("patients/\(name).html", document)
        }
        return Dictionary(pages.compactMap(\.self)) { first, _ in first }
    }

    /// The addresses of the patients' pages, from the report's page; none for a case series.
    public var patientAddresses: [String: String] {
        guard study.cohort != nil else { return [:] }
        let names = PatientFileNames(courses.map(\.id))
        return Dictionary(courses.compactMap { course in names[course.id].map { (course.id, "patients/\($0).html") } }) { first, _ in first
        }
    }
}
