// SPDX-License-Identifier: Apache-2.0

extension Reference {
    // swift-format-ignore
    /// Publications of flares, responses and tapering, in alphabetical order of keys.
    public static let flaresAndResponses: [Reference] = [
        Reference("aplcPersistent", "Asia-Pacific Lupus Collaboration: persistently active disease (conference abstract). Lupus Sci Med 10(Suppl 1):A4"),
        Reference("ard135680", "Reported outcomes of belimumab trials: from above 7.5 to 7.5 mg of prednisone or less. Lupus Sci Med, table 135680"),
        Reference("ard196753", "Outcomes of the tabalumab trials in systemic lupus erythematosus. Ann Rheum Dis, table 196753"),
        Reference("ard290094", "Sustained glucocorticoid taper, weeks 40 to 52, in the TULIP trials. Ann Rheum Dis, table 290094"),
        Reference("brunner2011", "Brunner HI, et al. Global flare score of childhood-onset systemic lupus erythematosus. Arthritis Care Res 2011", doi: "10.1002/acr.20507"),
        Reference("buyon2005", "Buyon JP, et al. SELENA trial. Ann Intern Med 2005;142:953-962"),
        Reference("connelly", "Connelly K, et al. Modified SLE Responder Index in a cohort without BILAG (institutional repository record)"),
        Reference("esfi2014", "Experimental SELENA flare index without treatment criteria. PubMed 24729400"),
        Reference("furie2011", "Furie R, et al. BLISS-76. Arthritis Rheum 2011. PubMed 22127708"),
        Reference("lupusA9", "S2K RI-50 in a trial of ustekinumab (conference abstract). Lupus Sci Med 6(Suppl 1):A9.1"),
        Reference("mathian2020", "Mathian A, et al. Withdrawal of low-dose prednisone in systemic lupus erythematosus. Ann Rheum Dis 2020;79:339-346"),
        Reference("medicalAlgorithms", "SELENA-SLEDAI flare index. medicalalgorithms.com"),
        Reference("morand2020", "Morand EF, Furie R, Tanaka Y, et al. Trial of anifrolumab in active systemic lupus erythematosus. N Engl J Med 2020;382:211-221", doi: "10.1056/NEJMoa1912196"),
        Reference("nct04895241", "Outcome definitions of the trial NCT04895241. ClinicalTrials.gov"),
        Reference("petri2005", "Petri M, et al. SELENA trial. N Engl J Med 2005;353:2550-2558", doi: "10.1056/NEJMoa051135"),
        Reference("petri2013", "Petri M, Merrill JT, Maciuca R, Davis JC Jr, Kennedy W. FRI0293. Ann Rheum Dis 2013;72(Suppl 3):A473"),
        Reference("tani2024", "Tani C, Cardelli C, Zen M, et al. Anifrolumab in refractory systemic lupus erythematosus: a real-life, multicenter study. J Rheumatol 2024", doi: "10.3899/jrheum.2024-0053"),
        Reference("touma2011", "Touma Z, Gladman DD, Ibañez D, Urowitz MB. SLEDAI-2K Responder Index-50. J Rheumatol 2011;38:275-284", doi: "10.3899/jrheum.100724"),
        Reference("touma2011reliability", "Touma Z, et al. Reliability of the SLEDAI-2K Responder Index-50. J Rheumatol 2011;38:868-873", doi: "10.3899/jrheum.101080"),
    ]
}
