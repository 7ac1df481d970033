// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarUnits

/// How a made-up centre keeps its files: as different from the study's own tables as real centres' files are.
struct CentreDialect: Sendable {
    /// A file of a centre: its variables, of one table.
    struct File: Sendable {
        let name: String, table: DataTable
        /// Whether a variable beside the key stands in the file.
        var holds: @Sendable (String) -> Bool = { _ in true }
        /// Whether the columns have the dictionary's names.
        var hasDictionaryNames = false
        /// Whether a row that says the same as the row before it is not written again.
        var isAddition = false
    }

    /// A unit of the centre and the factor from the unit of the simulation.
    struct Unit: Sendable {
        let name: String, factor: DecimalFactor
    }

    var separator: Character = ",", decimalMark: Character = ".", lineEnd = "\n"
    var dates = DateFormat.iso, encoding = FileEncoding.utf8, hasByteOrderMark = false
    /// What is dropped from every id.
    var prefix = ""
    var present = "1", absent = "0"
    var files: [File]
    /// A column's name by variable.
    var names: @Sendable (String) -> String
    /// The centre's words by ours, by variable.
    var words: [String: [(ours: String, local: String)]] = [:]
    var units: [String: Unit] = [:]
    /// The glucocorticoid that every dose of prednisone is written as, with the factor; `nil` for prednisone itself.
    var steroid: (drug: String, factor: DecimalFactor)?
    /// Whether visits have a column with the dose of prednisone alone, 0 where none is taken.
    var hasDoseAlone = false
    /// The unit of doses of treatments, and its factor from milligrams.
    var dose: Unit?
    /// Variables that are the same in every row and stand in the mapping, by table.
    var constants: [DataTable: [String: String]] = [:]
    /// A column that is of no use to the study.
    var useless: (table: DataTable, name: String, value: String)?

    /// The dialect of a centre, from 1.
    static func of(centre: Int) -> CentreDialect { all[(centre - 1) % all.count] }

    static let all = [italian, english, apart, spreadsheet]
}

extension CentreDialect {
    /// Semicolons, decimal commas, days first, accents in Windows-1252, Windows line ends, complement in mg/dl.
    private static let italian = CentreDialect(
        separator: ";", decimalMark: ",", lineEnd: "\r\n", dates: .dayMonthYear, encoding: .windows1252, prefix: "SYN-", present: "sì",
        absent: "no",
        files: [
            File(name: "pazienti.csv", table: .patients), File(name: "visite.csv", table: .visits),
            File(name: "terapie.csv", table: .treatments), File(name: "eventi.csv", table: .events),
        ], names: { italianNames[$0] ?? $0.underscored },
        words: [
            "sex": [("female", "F"), ("male", "M")],
            "role": [("index", "indice"), ("concomitant", "concomitante"), ("previous", "precedente")],
            "status": [("ongoing", "in corso"), ("paused", "sospesa"), ("stopped", "interrotta")],
            "kind": [("adverseEvent", "evento avverso"), ("flare", "riacutizzazione")],
        ],
        units: [
            "c3": Unit(name: "mg/dl", factor: DecimalFactor(100)), "c4": Unit(name: "mg/dl", factor: DecimalFactor(100)),
            "proteinuria24h": Unit(name: "g/24h", factor: DecimalFactor(1, decimals: 3)),
        ], hasDoseAlone: true,
        constants: [.patients: ["note": "synthetic"], .visits: ["note": "synthetic"]], useless: (.visits, "operatore", "età n.d."))

    /// Commas, months first, a byte order mark, methylprednisolone, haemoglobin in g/L and creatinine in µmol/L.
    private static let english = CentreDialect(
        dates: .monthDayYear, hasByteOrderMark: true,
        files: [
            File(name: "demographics.csv", table: .patients), File(name: "followup.csv", table: .visits),
            File(name: "drugs.csv", table: .treatments), File(name: "safety.csv", table: .events),
        ], names: { $0.underscored.uppercased() }, words: ["sex": [("female", "2"), ("male", "1")]],
        units: [
            "hemoglobin": Unit(name: "g/L", factor: DecimalFactor(10)),
            "creatinine": Unit(name: "µmol/L", factor: DecimalFactor(884, decimals: 1)),
            "cumulativeGlucocorticoid": Unit(name: "mg", factor: DecimalFactor(1000)),
        ], steroid: ("methylprednisolone", DecimalFactor(8, decimals: 1)))

    /// Tabs, ISO dates, words for findings, and the visits in three files: the clinic's, the laboratory's, the joint maps.
    private static let apart = CentreDialect(
        separator: "\t", present: "presente", absent: "assente",
        files: [
            File(name: "anagrafica.tsv", table: .patients),
            File(name: "clinica.tsv", table: .visits, holds: { !isLaboratory($0) && !isJoint($0) }),
            File(name: "laboratorio.tsv", table: .visits, holds: isLaboratory, isAddition: true),
            File(name: "articolazioni.tsv", table: .visits, holds: isJoint, hasDictionaryNames: true, isAddition: true),
            File(name: "farmaci.tsv", table: .treatments), File(name: "eventi.tsv", table: .events),
        ], names: { italianNames[$0] ?? $0.underscored },
        units: ["c3": Unit(name: "mg/dL", factor: DecimalFactor(100)), "c4": Unit(name: "mg/dL", factor: DecimalFactor(100))])

    /// Dates as serial numbers, cells in microlitres, C-reactive protein in mg/dl, doses in grams.
    private static let spreadsheet = CentreDialect(
        separator: ";", decimalMark: ",", lineEnd: "\r\n", dates: .excel, prefix: "SYN-", present: "S", absent: "N",
        files: [
            File(name: "foglio_pazienti.csv", table: .patients), File(name: "foglio_visite.csv", table: .visits),
            File(name: "foglio_terapie.csv", table: .treatments), File(name: "foglio_eventi.csv", table: .events),
        ], names: { (italianNames[$0] ?? $0.underscored).uppercased() },
        words: ["sex": [("female", "donna"), ("male", "uomo")], "serious": [("1", "grave"), ("0", "non grave")]],
        units: [
            "platelets": Unit(name: "/mmc", factor: DecimalFactor(1000)), "leukocytes": Unit(name: "/mmc", factor: DecimalFactor(1000)),
            "neutrophils": Unit(name: "/mmc", factor: DecimalFactor(1000)), "lymphocytes": Unit(name: "/mmc", factor: DecimalFactor(1000)),
            "crp": Unit(name: "mg/dL", factor: DecimalFactor(1, decimals: 1)),
        ], dose: Unit(name: "g", factor: DecimalFactor(1, decimals: 3)))

    @Sendable private static func isLaboratory(_ id: String) -> Bool {
        SimulatedMeasurement.all.contains { id == $0.id || id.hasPrefix("\($0.id).") }
    }

    @Sendable private static func isJoint(_ id: String) -> Bool { id.hasPrefix("tender.") || id.hasPrefix("swollen.") }

    private static let italianNames = [
        "patient": "codice", "sex": "sesso", "birthYear": "anno_nascita", "ageAtStart": "età", "ethnicity": "etnia",
        "diagnosis": "data_diagnosi", "diseaseDuration": "durata_mesi", "classification": "criteri", "damageIndex": "SDI_basale",
        "cumulativeGlucocorticoid": "GC_cumulativo_g", "previousImmunosuppressants": "IS_precedenti", "prescriptionReason": "motivo_codice",
        "indication": "motivo", "vaccinations": "vaccini", "date": "data_visita", "visit": "visita", "arthritis": "artrite",
        "myositis": "miosite", "proteinuria": "proteinuria", "rash": "rash", "alopecia": "alopecia", "mucosalUlcers": "ulcere_orali",
        "pleurisy": "pleurite", "pericarditis": "pericardite", "lowComplement": "complemento_basso", "fever": "febbre",
        "thrombocytopenia": "piastrinopenia", "leukopenia": "leucopenia", "platelets": "PLT", "leukocytes": "GB",
        "neutrophils": "neutrofili",
        "lymphocytes": "linfociti", "hemoglobin": "Hb", "esr": "VES", "crp": "PCR", "c3": "C3", "c3.lower": "C3_limite", "c4": "C4",
        "c4.lower": "C4_limite", "antiDsDna": "anti_dsDNA", "antiDsDna.upper": "anti_dsDNA_limite", "creatinine": "creatinina",
        "proteinuria24h": "proteine_24h", "tjc28": "NAD28", "sjc28": "NAT28", "pga": "PGA", "newActivity": "nuova_attività",
        "glucocorticoid": "steroide", "glucocorticoidDose": "PDN_mg_die", "recorded.sledai2k": "SLEDAI", "recorded.sledas": "SLEDAS",
        "recorded.clasiActivity": "CLASI_A", "recorded.clasiDamage": "CLASI_D", "recorded.sdi": "SDI", "note": "note", "drug": "farmaco",
        "role": "ruolo", "dose": "dose", "unit": "unità", "frequency": "frequenza", "route": "via", "start": "inizio", "stop": "fine",
        "end": "fine", "status": "stato", "stopReason": "motivo_stop", "kind": "tipo", "category": "categoria", "infection": "infezione",
        "term": "evento", "serious": "grave", "grade": "grado", "severity": "severità", "action": "azione", "outcome": "esito",
        "criteria": "criteri", "consequence": "conseguenza",
    ]
}

extension String {
    /// `ever.renal` as `ever_renal`.
    fileprivate var underscored: String { String(map { $0 == "." ? "_" : $0 }) }
}
