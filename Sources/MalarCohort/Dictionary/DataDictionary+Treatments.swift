// SPDX-License-Identifier: Apache-2.0

extension DataDictionary {
    /// Why a treatment was stopped or paused.
    static let stopReasons = [
        Level("inefficacy", "Inefficacy"), Level("intolerance", "Intolerance"), Level("adverseEvent", "Adverse event"),
        Level("remission", "Remission"),
        Level("patientChoice", "Patient's choice"), Level("poorCompliance", "Poor compliance"),
        Level("lostToFollowUp", "Lost to follow-up"),
        Level("pregnancy", "Pregnancy"), Level("infection", "Infection"), Level("surgery", "Surgery"), Level("completed", "Planned end"),
        Level("other", "Other"), Level("notStated", "Not stated"),
    ]

    /// The kinds of infection that the safety table names.
    static let infections = [
        Level("upperRespiratory", "Upper respiratory tract infection"), Level("lowerRespiratory", "Lower respiratory tract infection"),
        Level("urogenital", "Urogenital tract infection"), Level("gastrointestinal", "Gastroenteritis"), Level("covid19", "COVID-19"),
        Level("herpesZoster", "Herpes zoster"), Level("herpesSimplex", "Herpes simplex"), Level("skin", "Skin or soft tissue infection"),
        Level("candidiasis", "Oral candidiasis"), Level("otherInfection", "Other infection"),
    ]

    static let treatments: [Variable] = [
        Variable("patient", .treatments, "Patient", .identifier, section: "Treatment", required: true, "The id of patients.csv."),
        Variable(
            "drug", .treatments, "Drug", .drug, section: "Treatment", required: true,
            "Generic name or usual abbreviation (HCQ, MMF, MTX ...)."),
        Variable(
            "role", .treatments, "Role",
            .choice([
                Level("index", "Index drug"), Level("concomitant", "Concomitant treatment"), Level("previous", "Previous treatment"),
            ]), section: "Treatment", required: true,
            "One row for each course of a drug at one dose: the index drug, treatment beside it, or treatment before it."),
        Variable(
            "dose", .treatments, "Dose", .number(0...100_000, unit: "see unit"), section: "Treatment", "Amount at each administration."),
        Variable("unit", .treatments, "Unit", .doseUnit, section: "Treatment", "The unit of the dose."),
        Variable("frequency", .treatments, "Frequency", .interval, section: "Treatment", "How often the dose is given."),
        Variable(
            "route", .treatments, "Route",
            .choice([
                Level("oral", "Oral"), Level("intravenous", "Intravenous"), Level("subcutaneous", "Subcutaneous"),
                Level("intramuscular", "Intramuscular"),
                Level("intraarticular", "Intra-articular"), Level("topical", "Topical"),
            ]), section: "Treatment", "How it is given."),
        Variable("start", .treatments, "Start", .date, section: "Course", "First dose of this course."),
        Variable(
            "stop", .treatments, "Stop", .date, section: "Course",
            "Last dose of this course; empty while it goes on or where the source gives none."),
        Variable(
            "status", .treatments, "Status at the end",
            .choice([Level("ongoing", "Ongoing"), Level("paused", "Paused"), Level("stopped", "Stopped")]), section: "Course",
            "Ongoing at the last observation, paused (a later row resumes it), or stopped."),
        Variable(
            "stopReason", .treatments, "Reason for stop or pause", .choice(stopReasons), section: "Course", "Why it was stopped or paused."),
        Variable("note", .treatments, "Note", .text, section: "Treatment", "Free text; never identifying."),
    ]

    static let events: [Variable] = [
        Variable("patient", .events, "Patient", .identifier, section: "Event", required: true, "The id of patients.csv."),
        Variable(
            "kind", .events, "Kind",
            .choice([Level("adverseEvent", "Adverse event"), Level("flare", "Flare"), Level("infusionReaction", "Infusion reaction")]),
            section: "Event", required: true, "An adverse event or a flare."),
        Variable("term", .events, "Event", .text, section: "Event", required: true, "The event in the clinician's words."),
        Variable(
            "category", .events, "Category of an adverse event",
            .choice([Level("infection", "Infection"), Level("cardiovascular", "Cardiovascular event"), Level("other", "Other")]),
            section: "Event", "The column of the safety table; an adverse event without it counts as not classified."),
        Variable(
            "infection", .events, "Kind of infection", .choice(infections), section: "Event",
            "Of infections; without it the event's own words are printed."),
        Variable("start", .events, "Start", .date, section: "Event", "When it began."),
        Variable("end", .events, "End", .date, section: "Event", "When it was over."),
        Variable(
            "serious", .events, "Serious", .finding, section: "Event",
            "Death, danger to life, hospital, lasting harm, malformation, or medically important."),
        Variable(
            "grade", .events, "CTCAE grade", .count(1...5), section: "Event",
            "Grade by the Common Terminology Criteria for Adverse Events, version 5."),
        Variable(
            "severity", .events, "Severity of a flare",
            .choice([
                Level("mild", "Mild"), Level("moderate", "Moderate"), Level("mildModerate", "Mild or moderate"), Level("severe", "Severe"),
            ]), section: "Event", "As judged by the clinician; the classic flare index does not tell mild from moderate."),
        Variable("criteria", .events, "Criteria of a flare", .list, section: "Event", "What made it a flare, in words, as recorded."),
        Variable("related", .events, "Related to the index drug", .finding, section: "Event", "As judged by the clinician."),
        Variable(
            "action", .events, "Action with the index drug",
            .choice([
                Level("none", "None"), Level("paused", "Paused"), Level("stopped", "Stopped"), Level("doseReduced", "Dose reduced"),
            ]), section: "Event", "What was done with the index drug."),
        Variable(
            "consequence", .events, "Consequence", .text, section: "Event",
            "What was done about it beside the index drug, in words: admission, biopsy, another treatment."),
        Variable(
            "outcome", .events, "Outcome",
            .choice([
                Level("resolved", "Resolved"), Level("resolving", "Resolving"), Level("sequelae", "Resolved with sequelae"),
                Level("notResolved", "Not resolved"),
                Level("fatal", "Fatal"),
            ]), section: "Event", "How it ended."),
        Variable("note", .events, "Note", .text, section: "Event", "Free text; never identifying."),
    ]
}
