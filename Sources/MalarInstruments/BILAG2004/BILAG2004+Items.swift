// SPDX-License-Identifier: Apache-2.0

extension BILAG2004 {
    /// How an item is recorded.
    public enum Recording: Sendable, Hashable {
        /// 0 to 4, compared with the four weeks before; see ``BILAG2004/recordingScale``.
        case scale
        /// Present or absent.
        case yesNo
        /// A measurement in a range, in a unit.
        case number(ClosedRange<Double>, String)
        /// Plus signs of a urine dipstick.
        case dipstick
    }

    /// An item of the form.
    public struct Item: Sendable, Hashable {
        /// The number on the form.
        public let number: Int
        /// The id of the reference; in code, CSV and JSON it follows `bilag.`.
        public let name: String
        /// The id in code, CSV and JSON: `bilag.` and the name.
        public let id: String
        /// The name on the form, in our words.
        public let label: String
        /// The organ system.
        public let domain: Domain
        /// How it is recorded.
        public let recording: Recording
        /// What the form adds, in our words; empty where the glossary alone defines it.
        public let definition: String

        init(_ number: Int, _ name: String, _ label: String, _ domain: Domain, _ recording: Recording, _ definition: String = "") {
            self.number = number
            self.name = name
            self.id = "bilag.\(name)"
            self.label = label
            self.domain = domain
            self.recording = recording
            self.definition = definition
        }

    }

    // swift-format-ignore
    /// What the numbers of the recording scale mean, in our words. Not done is an unknown answer.
    public static let recordingScale: [(value: Int, name: String, meaning: String)] = [
        (0, "not present", "absent throughout the last 4 weeks"),
        (1, "improving",   "clearly better in the last 4 weeks than in the 4 weeks before, for at least 2 weeks, or gone"),
        (2, "same",        "present in both periods without relevant change, or improvement that is too short or too small for 1"),
        (3, "worse",       "deteriorated enough that more treatment would be considered"),
        (4, "new",         "new or recurrent in the last 4 weeks and not improved; a new episode that already improves is 1"),
    ]

    // swift-format-ignore
    /// The 97 items. Numbers 1 to 69 were read on copies of the form; 70 to 97 follow its order and the lists of a data-entry form.
    public static let items: [Item] = [
        // constitutional
        .init( 1, "pyrexia", "Pyrexia", .constitutional, .scale, "documented above 37.5 °C"),
        .init( 2, "weightLoss", "Weight loss", .constitutional, .scale, "unintentional, more than 5 %"),
        .init( 3, "lymphadenopathySplenomegaly", "Lymphadenopathy or splenomegaly", .constitutional, .scale),
        .init( 4, "anorexia", "Anorexia", .constitutional, .scale),
        // mucocutaneous
        .init( 5, "skinEruptionSevere", "Skin eruption, severe", .mucocutaneous, .scale),
        .init( 6, "skinEruptionMild", "Skin eruption, mild", .mucocutaneous, .scale),
        .init( 7, "angioOedemaSevere", "Angio-oedema, severe", .mucocutaneous, .scale),
        .init( 8, "angioOedemaMild", "Angio-oedema, mild", .mucocutaneous, .scale),
        .init( 9, "mucosalUlcerationSevere", "Mucosal ulceration, severe", .mucocutaneous, .scale),
        .init(10, "mucosalUlcerationMild", "Mucosal ulceration, mild", .mucocutaneous, .scale),
        .init(11, "panniculitisBullousSevere", "Panniculitis or bullous lupus, severe", .mucocutaneous, .scale),
        .init(12, "panniculitisBullousMild", "Panniculitis or bullous lupus, mild", .mucocutaneous, .scale),
        .init(13, "majorCutaneousVasculitisThrombosis", "Major cutaneous vasculitis or thrombosis", .mucocutaneous, .scale),
        .init(14, "digitalInfarctsNodularVasculitis", "Digital infarcts or nodular vasculitis", .mucocutaneous, .scale),
        .init(15, "alopeciaSevere", "Alopecia, severe", .mucocutaneous, .scale),
        .init(16, "alopeciaMild", "Alopecia, mild", .mucocutaneous, .scale),
        .init(17, "periungualErythemaChilblains", "Periungual erythema or chilblains", .mucocutaneous, .scale),
        .init(18, "splinterHaemorrhages", "Splinter haemorrhages", .mucocutaneous, .scale),
        // neuropsychiatric
        .init(19, "asepticMeningitis", "Aseptic meningitis", .neuropsychiatric, .scale),
        .init(20, "cerebralVasculitis", "Cerebral vasculitis", .neuropsychiatric, .scale),
        .init(21, "demyelinatingSyndrome", "Demyelinating syndrome", .neuropsychiatric, .scale),
        .init(22, "myelopathy", "Myelopathy", .neuropsychiatric, .scale),
        .init(23, "acuteConfusionalState", "Acute confusional state", .neuropsychiatric, .scale),
        .init(24, "psychosis", "Psychosis", .neuropsychiatric, .scale),
        .init(25, "acuteInflammatoryDemyelinatingPolyradiculoneuropathy", "Acute inflammatory demyelinating polyradiculoneuropathy", .neuropsychiatric, .scale),
        .init(26, "mononeuropathy", "Mononeuropathy", .neuropsychiatric, .scale, "single or multiplex"),
        .init(27, "cranialNeuropathy", "Cranial neuropathy", .neuropsychiatric, .scale),
        .init(28, "plexopathy", "Plexopathy", .neuropsychiatric, .scale),
        .init(29, "polyneuropathy", "Polyneuropathy", .neuropsychiatric, .scale),
        .init(30, "seizureDisorder", "Seizure disorder", .neuropsychiatric, .scale),
        .init(31, "statusEpilepticus", "Status epilepticus", .neuropsychiatric, .scale),
        .init(32, "cerebrovascularDisease", "Cerebrovascular disease", .neuropsychiatric, .scale, "not due to vasculitis"),
        .init(33, "cognitiveDysfunction", "Cognitive dysfunction", .neuropsychiatric, .scale),
        .init(34, "movementDisorder", "Movement disorder", .neuropsychiatric, .scale),
        .init(35, "autonomicDisorder", "Autonomic disorder", .neuropsychiatric, .scale),
        .init(36, "cerebellarAtaxia", "Cerebellar ataxia", .neuropsychiatric, .scale, "isolated"),
        .init(37, "lupusHeadacheSevere", "Lupus headache, severe", .neuropsychiatric, .scale),
        .init(38, "headacheIntracranialHypertension", "Headache from intracranial hypertension", .neuropsychiatric, .scale),
        // musculoskeletal
        .init(39, "myositisSevere", "Myositis, severe", .musculoskeletal, .scale),
        .init(40, "myositisMild", "Myositis, mild", .musculoskeletal, .scale),
        .init(41, "arthritisSevere", "Arthritis, severe", .musculoskeletal, .scale, "synovitis in at least 2 joints with marked loss of range and impaired basic daily activities on several days (recalled wording)"),
        .init(42, "arthritisModerateTendonitis", "Arthritis, moderate, or tendonitis", .musculoskeletal, .scale, "synovitis in at least one joint, or tendonitis or tenosynovitis, with some loss of range (recalled wording)"),
        .init(43, "arthritisMildArthralgiaMyalgia", "Arthritis, mild, arthralgia or myalgia", .musculoskeletal, .scale, "inflammatory pain without what the moderate and severe items ask for (recalled wording)"),
        // cardiorespiratory
        .init(44, "myocarditisMild", "Myocarditis, mild", .cardiorespiratory, .scale),
        .init(45, "myocarditisEndocarditisCardiacFailure", "Myocarditis or endocarditis with cardiac failure", .cardiorespiratory, .scale),
        .init(46, "arrhythmia", "Arrhythmia", .cardiorespiratory, .scale),
        .init(47, "newValvularDysfunction", "New valvular dysfunction", .cardiorespiratory, .scale),
        .init(48, "pleurisyPericarditis", "Pleurisy or pericarditis", .cardiorespiratory, .scale),
        .init(49, "cardiacTamponade", "Cardiac tamponade", .cardiorespiratory, .scale),
        .init(50, "pleuralEffusionDyspnoea", "Pleural effusion with dyspnoea", .cardiorespiratory, .scale),
        .init(51, "pulmonaryHaemorrhageVasculitis", "Pulmonary haemorrhage or vasculitis", .cardiorespiratory, .scale),
        .init(52, "interstitialAlveolitisPneumonitis", "Interstitial alveolitis or pneumonitis", .cardiorespiratory, .scale),
        .init(53, "shrinkingLungSyndrome", "Shrinking lung syndrome", .cardiorespiratory, .scale),
        .init(54, "aortitis", "Aortitis", .cardiorespiratory, .scale),
        .init(55, "coronaryVasculitis", "Coronary vasculitis", .cardiorespiratory, .scale),
        // gastrointestinal
        .init(56, "lupusPeritonitis", "Lupus peritonitis", .gastrointestinal, .scale),
        .init(57, "abdominalSerositisAscites", "Abdominal serositis or ascites", .gastrointestinal, .scale),
        .init(58, "lupusEnteritisColitis", "Lupus enteritis or colitis", .gastrointestinal, .scale),
        .init(59, "malabsorption", "Malabsorption", .gastrointestinal, .scale),
        .init(60, "proteinLosingEnteropathy", "Protein-losing enteropathy", .gastrointestinal, .scale),
        .init(61, "intestinalPseudoObstruction", "Intestinal pseudo-obstruction", .gastrointestinal, .scale),
        .init(62, "lupusHepatitis", "Lupus hepatitis", .gastrointestinal, .scale),
        .init(63, "acuteLupusCholecystitis", "Acute lupus cholecystitis", .gastrointestinal, .scale),
        .init(64, "acuteLupusPancreatitis", "Acute lupus pancreatitis", .gastrointestinal, .scale),
        // ophthalmic
        .init(65, "orbitalInflammationMyositisProptosis", "Orbital inflammation, myositis or proptosis", .ophthalmic, .scale),
        .init(66, "keratitisSevere", "Keratitis, severe", .ophthalmic, .scale),
        .init(67, "keratitisMild", "Keratitis, mild", .ophthalmic, .scale),
        .init(68, "anteriorUveitis", "Anterior uveitis", .ophthalmic, .scale),
        .init(69, "posteriorUveitisSevere", "Posterior uveitis, severe", .ophthalmic, .scale),
        .init(70, "posteriorUveitisMild", "Posterior uveitis, mild", .ophthalmic, .scale),
        .init(71, "episcleritis", "Episcleritis", .ophthalmic, .scale),
        .init(72, "scleritisSevere", "Scleritis, severe", .ophthalmic, .scale),
        .init(73, "scleritisMild", "Scleritis, mild", .ophthalmic, .scale),
        .init(74, "retinalVasoOcclusive", "Retinal vaso-occlusive disease", .ophthalmic, .scale),
        .init(75, "cottonWoolSpots", "Cotton-wool spots", .ophthalmic, .scale),
        .init(76, "opticNeuritis", "Optic neuritis", .ophthalmic, .scale),
        .init(77, "anteriorIschaemicOpticNeuropathy", "Anterior ischaemic optic neuropathy", .ophthalmic, .scale),
        // renal
        .init(78, "systolicBp", "Systolic blood pressure", .renal, .number(0...350, "mm[Hg]")),
        .init(79, "diastolicBp", "Diastolic blood pressure", .renal, .number(0...250, "mm[Hg]")),
        .init(80, "acceleratedHypertension", "Accelerated hypertension", .renal, .yesNo),
        .init(81, "urineDipstickProtein", "Urine dipstick, protein", .renal, .dipstick, "+ is 1, ++ is 2, +++ is 3"),
        .init(82, "albuminCreatinineRatio", "Albumin/creatinine ratio", .renal, .number(0...10_000, "mg/mmol")),
        .init(83, "proteinCreatinineRatio", "Protein/creatinine ratio", .renal, .number(0...10_000, "mg/mmol")),
        .init(84, "urineProtein24h", "Urine protein in 24 hours", .renal, .number(0...100, "g")),
        .init(85, "nephroticSyndrome", "Nephrotic syndrome", .renal, .yesNo),
        .init(86, "creatinine", "Creatinine", .renal, .number(0...5000, "umol/L")),
        .init(87, "gfr", "Glomerular filtration rate", .renal, .number(0...300, "mL/min/1.73 m2")),
        .init(88, "activeUrinarySediment", "Active urinary sediment", .renal, .yesNo),
        .init(89, "activeNephritisHistology", "Histology of active nephritis", .renal, .yesNo, "in the last 3 months"),
        // haematological
        .init(90, "haemoglobin", "Haemoglobin", .haematological, .number(0...30, "g/dL")),
        .init(91, "whiteCellCount", "White cells", .haematological, .number(0...500, "10*9/L")),
        .init(92, "neutrophils", "Neutrophils", .haematological, .number(0...500, "10*9/L")),
        .init(93, "lymphocytes", "Lymphocytes", .haematological, .number(0...500, "10*9/L")),
        .init(94, "platelets", "Platelets", .haematological, .number(0...3000, "10*9/L")),
        .init(95, "ttp", "Thrombotic thrombocytopenic purpura", .haematological, .scale),
        .init(96, "activeHaemolysis", "Active haemolysis", .haematological, .yesNo),
        .init(97, "coombsPositiveIsolated", "Positive Coombs test, isolated", .haematological, .yesNo, "without haemolysis"),
    ]
}
