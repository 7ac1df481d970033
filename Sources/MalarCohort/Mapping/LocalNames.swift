// SPDX-License-Identifier: Apache-2.0

/// What centres call the variables of the dictionary: guesses for a first mapping, never used in reading.
public enum LocalNames {
    /// The variable that a column probably is, among those of a table; `nil` where nothing is near.
    public static func variable(for column: String, in table: DataTable) -> Variable? {
        let folded = fold(column)
        if let id = usual[folded], let variable = DataDictionary.variable(id, in: table) { return variable }
        let variables = DataDictionary.variables(of: table)
        if let exact = variables.first(where: { fold($0.id) == folded || fold($0.label) == folded }) { return exact }
        guard folded.count > 3 else { return nil }
        return Spelling.suggestion(for: column, among: variables.map(\.id)).flatMap { DataDictionary.variable($0, in: table) }
    }

    private static func fold(_ name: String) -> String {
        String(name.lowercased().map { accents[$0] ?? $0 }.filter { $0.isLetter || $0.isNumber })
    }

    private static let accents: [Character: Character] = ["à": "a", "è": "e", "é": "e", "ì": "i", "ò": "o", "ù": "u"]

    /// Usual Italian and short names, without case, accents and signs.
    private static let usual: [String: String] = [
        "codice": "patient", "codicepaziente": "patient", "id": "patient", "idpaziente": "patient", "paziente": "patient",
        "pazienteid": "patient",
        "patientid": "patient", "centro": "centre", "center": "centre", "sesso": "sex", "gender": "sex", "annonascita": "birthYear",
        "annodinascita": "birthYear", "eta": "ageAtStart", "age": "ageAtStart", "etnia": "ethnicity", "datadiagnosi": "diagnosis",
        "duratamesi": "diseaseDuration", "comorbidita": "comorbidities", "vaccini": "vaccinations", "datavisita": "date", "data": "date",
        "visitdate": "date", "visita": "visit", "artrite": "arthritis", "miosite": "myositis", "vasculite": "vasculitis",
        "ematuria": "hematuria",
        "piuria": "pyuria", "ulcereorali": "mucosalUlcers", "pleurite": "pleurisy", "pericardite": "pericarditis",
        "complementobasso": "lowComplement", "febbre": "fever", "piastrinopenia": "thrombocytopenia", "leucopenia": "leukopenia",
        "plt": "platelets", "piastrine": "platelets", "gb": "leukocytes", "wbc": "leukocytes", "leucociti": "leukocytes",
        "neutrofili": "neutrophils", "linfociti": "lymphocytes", "hb": "hemoglobin", "emoglobina": "hemoglobin", "ves": "esr", "pcr": "crp",
        "dsdna": "antiDsDna", "antidsdna": "antiDsDna", "creatinina": "creatinine", "proteinuria24h": "proteinuria24h",
        "proteine24h": "proteinuria24h", "upcr": "proteinCreatinineRatio", "uprcr": "proteinCreatinineRatio", "peso": "weight",
        "nad28": "tjc28", "nat28": "sjc28", "pdn": "glucocorticoidDose", "pdnmgdie": "glucocorticoidDose",
        "prednisone": "glucocorticoidDose",
        "steroide": "glucocorticoid", "sledai": "recorded.sledai2k", "sledai2k": "recorded.sledai2k", "sledas": "recorded.sledas",
        "clasia": "recorded.clasiActivity", "clasid": "recorded.clasiDamage", "sdi": "recorded.sdi", "lldas": "recorded.lldas",
        "doris": "recorded.doris", "farmaco": "drug", "drugname": "drug", "ruolo": "role", "frequenza": "frequency", "via": "route",
        "inizio": "start", "datainizio": "start", "fine": "stop", "datafine": "stop", "stato": "status", "motivostop": "stopReason",
        "evento": "term", "eventoavverso": "term", "tipo": "kind", "categoria": "category", "infezione": "infection", "grave": "serious",
        "grado": "grade", "severita": "severity", "azione": "action", "esito": "outcome", "note": "note",
    ]
}
