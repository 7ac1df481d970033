// SPDX-License-Identifier: Apache-2.0

extension Reference {
    // swift-format-ignore
    /// Publications of BILAG-2004, of what is built on it, and of the classification criteria, in alphabetical order of keys.
    public static let bilagAndClassification: [Reference] = [
        Reference("aringer2019", "Aringer M, Costenbader K, Daikh D, et al. 2019 European League Against Rheumatism/American College of Rheumatology classification criteria for systemic lupus erythematosus. Ann Rheum Dis 2019;78:1151-1159", doi: "10.1136/annrheumdis-2018-214819"),
        Reference("bilagMsk2024", "BILAG Musculoskeletal Subcommittee. Revision of the musculoskeletal items of BILAG-2004. Rheumatology (Oxford) 2024;63(2):498"),
        Reference("carter2022", "Carter LM, et al. Easy-BILAG. Rheumatology (Oxford) 2022;61:4006-4015", doi: "10.1093/rheumatology/keab883"),
        Reference("furie2009", "Furie RA, Petri MA, Wallace DJ, et al. Novel evidence-based systemic lupus erythematosus responder index. Arthritis Rheum 2009;61:1143-1151"),
        Reference("hochberg1997", "Hochberg MC. Updating the American College of Rheumatology revised criteria for the classification of systemic lupus erythematosus. Arthritis Rheum 1997;40:1725"),
        Reference("isenberg2005", "Isenberg DA, et al. BILAG 2004. Rheumatology (Oxford) 2005;44:902-906; form revised 1 September 2009"),
        Reference("isenberg2011", "Isenberg DA, Allen E, Farewell V, et al. Ann Rheum Dis 2011;70:54-59", doi: "10.1136/ard.2010.132068"),
        Reference("malaysia2024", "Malaysian guideline on systemic lupus erythematosus, 2024"),
        Reference("petri2012", "Petri M, Orbai AM, Alarcón GS, et al. Derivation and validation of the Systemic Lupus International Collaborating Clinics classification criteria for systemic lupus erythematosus. Arthritis Rheum 2012;64:2677-2686", doi: "10.1002/art.34473"),
        Reference("tan1982", "Tan EM, et al. The 1982 revised criteria for the classification of systemic lupus erythematosus. Arthritis Rheum 1982;25:1271-1277"),
        Reference("tulipFlare", "Anifrolumab reduces flare rates in patients with moderate to severe systemic lupus erythematosus. Abstract of the TULIP trials"),
        Reference("wallace2011", "Wallace DJ, Strand V, Furie R, et al. Arthritis Rheum 2011;63(Suppl):S894"),
        Reference("yee2007", "Yee CS, Farewell V, Isenberg DA, et al. Arthritis Rheum 2007;56:4113-4119", doi: "10.1002/art.23130"),
        Reference("yee2010", "Yee CS, Cresswell L, Farewell V, et al. Numerical scoring for the BILAG-2004 index. Rheumatology (Oxford) 2010;49:1665-1669", doi: "10.1093/rheumatology/keq026"),
    ]
}
