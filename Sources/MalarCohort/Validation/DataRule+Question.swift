// SPDX-License-Identifier: Apache-2.0

extension DataRule {
    /// The question to whoever keeps the chart, in a sentence.
    public var question: String {
        switch self {
        case .unreadableFile, .malformedRow: "Can the file be sent again, with this row complete?"
        case .unknownColumn, .missingColumn, .mapping: "What does this column hold, and in which unit?"
        case .missingValue: "What is the missing value?"
        case .wrongType, .outOfRange: "What does the chart say here?"
        case .unknownWord: "What does this code mean?"
        case .unknownDrug: "Which drug is meant, by its generic name?"
        case .missingUnit, .unknownUnit: "In which unit was this measured?"
        case .duplicateKey, .conflictingValues: "Which of the two is right?"
        case .orphanRow: "Whose row is this, and of which date?"
        case .implausibleValue: "Are the value and its unit right?"
        case .dateBeforeBirth, .datesOutOfOrder, .dateAfterDataCut: "Which dates does the chart give?"
        case .ageDisagrees: "What are the year of birth and the age at the first dose?"
        case .durationDisagrees: "When was the diagnosis made?"
        case .recordedScoreDisagrees, .recordedScoreUnattainable: "Is an item wrong, or was the score added up wrongly?"
        case .countDisagrees: "Is the count right, or the joint map?"
        case .findingContradictsMeasurement: "Is the finding right, or the measurement? If both are, why?"
        case .recordedStateContradicted: "Was the state judged rightly, or is a dose, score or finding wrong?"
        case .damageFalls: "Which of the two damage scores is right?"
        case .weeklyDrugDaily: "How often is the drug taken?"
        case .doseAboveMaximum: "Is the dose right?"
        case .doseIncomplete: "What are amount, unit and frequency of the dose?"
        case .noIndexDrug: "When was the first dose of the study's drug given?"
        case .overlappingIndexCourses: "When did the earlier course end?"
        case .noVisits: "Was the patient seen, and are the visits missing from the file?"
        }
    }
}
