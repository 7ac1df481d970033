// SPDX-License-Identifier: Apache-2.0

extension Reference {
    // swift-format-ignore
    /// The publications of SLE-DAS, PGA, the older SLEDAI versions, and the target states.
    static let activity: [Reference] = [
        Reference("anderson2022", "Anderson EW, Mackay M, Franchin G, Aranow C. Ann Rheum Dis 2022;81:1336"),
        Reference("assuncao2022", "Assunção H, Jesus D, Larosa M, et al. Definition of low disease activity state based on the SLE-DAS. Rheumatology (Oxford) 2022;61 (volume and pages not seen)"),
        Reference("buyon2005pga", "Buyon JP, Petri MA, Kim MY, et al. Ann Intern Med 2005;142:953-962"),
        Reference("fanouriakis2024", "Fanouriakis A, et al. EULAR recommendations for the management of systemic lupus erythematosus: 2023 update. Ann Rheum Dis 2024;83:15-29", doi: "10.1136/ard-2023-224762"),
        Reference("gladman2000", "Gladman DD, et al. J Rheumatol 2000;27:377-379"),
        Reference("hybridSledaiName", "Study that names the hybrid SELENA-SLEDAI. PMC10106527"),
        Reference("jesus2019", "Jesus D, Matos A, Henriques C, et al. Derivation and validation of the SLE Disease Activity Score (SLE-DAS). Ann Rheum Dis 2019;78:365-371", doi: "10.1136/annrheumdis-2018-214502"),
        Reference("jesus2021", "Jesus D, Larosa M, Henriques C, et al. Ann Rheum Dis 2021;80:1568", doi: "10.1136/annrheumdis-2021-220363"),
        Reference("jesus2025", "Jesus D, Matos A, Henriques C, Doria A, Inês LS. Lupus Sci Med 2025;12:e001499", doi: "10.1136/lupus-2025-001499"),
        Reference("lldas50Cohort", "Asia Pacific Lupus Collaboration. LLDAS-50: congress abstracts, Lupus Sci Med 10(Suppl 1):A4; EULAR SAT0284 and THU0255"),
        Reference("petri2005pga", "Petri M, et al. SELENA trial. N Engl J Med 2005;353:2550-2558", doi: "10.1056/NEJMoa051135"),
        Reference("petri2017lldas", "Petri M, et al. LLDAS off and on treatment, congress abstract. Ann Rheum Dis 2017;76(Suppl 2):300"),
        Reference("philippineForm", "SLEDAI form of a Philippine clinic with a score without anti-dsDNA (\"S-S no dsDNA\")"),
        Reference("saccon2020", "Saccon F, et al. Ann Rheum Dis 2020;79:943"),
        Reference("saraiva2021", "Saraiva L, Cunha AR, Jesus D, et al. Ann Rheum Dis 2021;80(Suppl 1):179"),
        Reference("selenaForm", "SELENA-SLEDAI form of a public electronic medical record. github.com/SuperNyancat/emr"),
        Reference("sleDasCalculator", "SLE-DAS calculator: items. sle-das.eu"),
        Reference("sleDasRepository", "SLE-DAS formula in code and prose, after figure 1 of the paper of 2019. github.com/Airheumatologist/Calculator-, src/data/calculators/wave7-rheum-activity.ts, commit 3686114"),
        Reference("torontoStates", "Review of remission and low disease activity states in lupus, abstract. experts.mcmaster.ca, publication1960984"),
        Reference("tsang2018", "LLDAS in consecutive visits and damage. Ann Rheum Dis 2018;77:104"),
        Reference("vanVollenhoven2014", "van Vollenhoven RF, Mosca M, Bertsias G, et al. Treat-to-target in systemic lupus erythematosus: recommendations from an international task force. Ann Rheum Dis 2014;73:958-967", doi: "10.1136/annrheumdis-2013-205139"),
        Reference("zen2015", "Zen M, Iaccarino L, Gatto M, et al. Prolonged remission in Caucasian patients with SLE: prevalence and outcomes. Ann Rheum Dis 2015;74:2117-2122", doi: "10.1136/annrheumdis-2015-207347"),
    ]
}
