// SPDX-License-Identifier: Apache-2.0

extension Reference {
    // swift-format-ignore
    /// The publications of skin, joint counts, damage and ultrasound, in alphabetical order of keys.
    public static let skinJointsDamage: [Reference] = [
        Reference("acrActivity2012", "Anderson, American College of Rheumatology 2012: recommendation tables of disease activity indices in rheumatoid arthritis"),
        Reference("albrecht2005", "Albrecht J, Taylor L, Berlin JA, et al. The CLASI: an outcome instrument for cutaneous lupus erythematosus. J Invest Dermatol 2005;125:889-894", doi: "10.1111/j.0022-202X.2005.23889.x"),
        Reference("chakka2021", "Chakka S, Krain RL, Concha JSS, Chong BF, Merola JF, Werth VP. The CLASI, a validated tool for the evaluation of skin disease in lupus erythematosus. Ann Transl Med 2021, article 52889"),
        Reference("dagostino2016", "D'Agostino MA, Boers M, Wakefield RJ, et al. RMD Open 2016;2:e000237", doi: "10.1136/rmdopen-2015-000237"),
        Reference("dagostino2017", "D'Agostino MA, Terslev L, Aegerter P, et al. RMD Open 2017;3:e000428", doi: "10.1136/rmdopen-2016-000428"),
        Reference("gladman1996", "Gladman D, Ginzler E, Goldsmith C, Fortin P, Liang M, Urowitz M, et al. The development and initial validation of the Systemic Lupus International Collaborating Clinics/American College of Rheumatology damage index for systemic lupus erythematosus. Arthritis Rheum 1996;39:363-369", doi: "10.1002/art.1780390303"),
        Reference("johnson2020", "Johnson TM, Michaud K, England BR. Arthritis Care Res 2020;72(S10):4-26", doi: "10.1002/acr.24336"),
        Reference("johnsonSdi", "Johnson SR, et al. Evaluating the construct of damage in systemic lupus erythematosus (concept of the SLICC/ACR/LFA revision of the damage index)"),
        Reference("klein2011", "Klein R, et al. Development of the CLASI as a tool to measure disease severity and responsiveness to therapy in cutaneous lupus erythematosus. Arch Dermatol 2011;147:203-208", doi: "10.1001/archdermatol.2010.435"),
        Reference("medixSdi", "SLICC/ACR damage index, summary with the maxima of the systems. wap.medix.cn, diagnostic criteria 08110160"),
        Reference("phenxSdi", "SLICC/ACR damage index: protocol 171001. PhenX Toolkit"),
        Reference("pincus2008", "Pincus T, et al. J Rheumatol 2008;35:2136-2147", doi: "10.3899/jrheum.080402"),
        Reference("rheumguideClasi", "CLASI: zones, grades and doubling. rheumguide.ca"),
        Reference("studenic2023", "Studenic P, Aletaha D, de Wit M, et al. American College of Rheumatology/EULAR remission criteria for rheumatoid arthritis: 2022 revision. Ann Rheum Dis 2023;82:74-80", doi: "10.1136/ard-2022-223413"),
        Reference("tulipClasi50", "CLASI-50 and non-responder rules in analyses of the TULIP trials; trial record NCT04895241"),
        Reference("verywellJointCounts", "Joint counts of 28 and 66/68. verywellhealth.com, What are joint counts"),
    ]
}
