// SPDX-License-Identifier: Apache-2.0

/// Cutaneous Lupus Erythematosus Disease Area and Severity Index: two scores that are never added, activity 0 to 70 and damage 0 to 56.
///
/// Each location is graded by its most severely affected lesion; extent does not matter.
///
/// - Source: `albrecht2005`; bands and response: `klein2011`.
public enum CLASI: Sendable {
    // swift-format-ignore
    /// The 13 locations, in the order of the form.
    public enum Location: String, CaseIterable, Sendable {
        case scalp, ears, noseMalar, restOfFace, vAreaNeck, posteriorNeckShoulders, chest, abdomen, backButtocks, arms, hands, legs, feet

        /// The name on the form.
        public var label: String {
            switch self {
            case .noseMalar: "nose and malar area"
            case .restOfFace: "rest of the face"
            case .vAreaNeck: "V of the neck, front"
            case .posteriorNeckShoulders: "back of the neck and shoulders"
            case .backButtocks: "back and buttocks"
            default: rawValue
            }
        }
    }

    /// How the grades of a sign enter the scores.
    public enum Role: Sendable {
        /// Added to activity.
        case activity
        /// Added to the sum of pigment change, which counts double where it lasts.
        case pigment
        /// Doubles that sum.
        case doubling
        /// Added to damage as it is.
        case damage
    }

    /// One row of the item table: a sign, where it is graded, and how.
    public struct Sign: Sendable {
        /// The id, and the beginning of the ids of its cells.
        public let id: String
        /// The name on the form.
        public let label: String
        /// Where it is graded; `nil` for the whole patient.
        public let locations: [Location]?
        /// The permitted grades.
        public let grades: [UInt8]
        /// How it enters the scores.
        public let role: Role
        /// What counts, in our words.
        public let definition: String
    }

    private static let everywhere = Location.allCases
    private static let notScalp = Location.allCases.filter { $0 != .scalp }

    // swift-format-ignore
    /// The item table.
    public static let table: [Sign] = [
        Sign(id: "erythema",                     label: "Erythema",                locations: everywhere, grades: [0, 1, 2, 3],    role: .activity, definition: "0 none; 1 faint pink; 2 red; 3 dark red, purple, crusted or haemorrhagic"),
        Sign(id: "scale",                        label: "Scale, hypertrophy",      locations: everywhere, grades: [0, 1, 2],       role: .activity, definition: "0 none; 1 scale; 2 verrucous or hypertrophic"),
        Sign(id: "mucousMembrane",               label: "Mucous membrane",         locations: nil,        grades: [0, 1],          role: .activity, definition: "lesion or ulcer of a mucous membrane"),
        Sign(id: "recentHairLoss",               label: "Recent hair loss",        locations: nil,        grades: [0, 1],          role: .activity, definition: "hair loss in the last 30 days, as told by the patient"),
        Sign(id: "nonScarringAlopecia",          label: "Non-scarring alopecia",   locations: nil,        grades: [0, 1, 2, 3],    role: .activity, definition: "0 none; 1 diffuse; 2 focal or patchy in one quadrant of the scalp; 3 focal or patchy in more than one"),
        Sign(id: "dyspigmentation",              label: "Dyspigmentation",         locations: everywhere, grades: [0, 1],          role: .pigment,  definition: "pigment change left by lupus lesions"),
        Sign(id: "dyspigmentationLasts12Months", label: "Dyspigmentation lasts at least 12 months", locations: nil, grades: [0, 1], role: .doubling, definition: "as told by the patient: pigment change usually stays at least 12 months after the active lesion; doubles the sum of dyspigmentation"),
        Sign(id: "scarring",                     label: "Scarring, atrophy, panniculitis", locations: notScalp, grades: [0, 1, 2], role: .damage,   definition: "0 none; 1 scarring; 2 severely atrophic scarring or panniculitis"),
        Sign(id: "scarringAlopecia",             label: "Scarring of the scalp",   locations: nil,        grades: [0, 3, 4, 5, 6], role: .damage,   definition: "0 none; 3 in one quadrant; 4 in two; 5 in three; 6 in all four; 1 and 2 do not exist"),
    ]

    /// One cell of the form: a sign at a location, or of the whole patient.
    public struct Cell: Sendable {
        /// The id in code, CSV and JSON: `erythema.scalp`, `mucousMembrane`.
        public let id: String
        /// The name on the form.
        public let label: String
        /// The sign.
        public let sign: Sign
    }

    /// The 56 cells in the order of the form: the rows of ``Grades`` and the columns of the column kernel.
    public static let cells: [Cell] = table.flatMap { sign in
        sign.locations?.map { Cell(id: "\(sign.id).\($0.rawValue)", label: "\(sign.label): \($0.label)", sign: sign) }
            ?? [Cell(id: sign.id, label: sign.label, sign: sign)]
    }

    /// Severity by the activity score.
    public static let severity = BandScheme(
        "clasiSeverity", source: "klein2011", [.through(9, "mild"), .through(20, "moderate"), .above("severe")])
}
