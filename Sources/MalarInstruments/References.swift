// SPDX-License-Identifier: Apache-2.0

extension Reference {
    /// Every publication in use, in alphabetical order of keys.
    public static let table: [Reference] = (first + activity + bilagAndClassification + flaresAndResponses + skinJointsDamage)
        .sorted { $0.key.lowercased() < $1.key.lowercased() }

    // swift-format-ignore
    /// Every publication in use, in alphabetical order of keys.
    private static let first: [Reference] = [
        Reference("bombardier1992", "Bombardier C, Gladman DD, Urowitz MB, Caron D, Chang CH. Derivation of the SLEDAI. Arthritis Rheum 1992;35:630-640", doi: "10.1002/art.1780350606"),
        Reference("buttgereit2002", "Buttgereit F, da Silva JA, Boers M, et al. Standardised nomenclature for glucocorticoid dosages and glucocorticoid treatment regimens. Ann Rheum Dis 2002;61:718-722", doi: "10.1136/ard.61.8.718"),
        Reference("ceccarelli2014", "Ceccarelli F, et al. ScientificWorldJournal 2014:236842", doi: "10.1155/2014/236842"),
        Reference("cook2000", "Cook RJ, et al. J Rheumatol 2000;27:1892-1895"),
        Reference("dasScoreNl", "DAS28: alternative validated formulae, and the DAS with CRP. das-score.nl, Radboud University Nijmegen"),
        Reference("deflazacort1996", "Crossover comparison of deflazacort with prednisolone by several markers. PubMed 8880052"),
        Reference("fanouriakis2019", "Fanouriakis A, et al. 2019 update of the EULAR recommendations for the management of systemic lupus erythematosus. Ann Rheum Dis 2019;78:736-745", doi: "10.1136/annrheumdis-2019-215089"),
        Reference("fleischmann2015", "Fleischmann R, van der Heijde D, Koenig AS, et al. Ann Rheum Dis 2015;74:1132"),
        Reference("fleischmann2017", "Fleischmann R, et al. RMD Open 2017;3:e000382", doi: "10.1136/rmdopen-2016-000382"),
        Reference("franklyn2016", "Franklyn K, Lau CS, Navarra SV, et al. Definition and initial validation of a Lupus Low Disease Activity State (LLDAS). Ann Rheum Dis 2016;75:1615-1621", doi: "10.1136/annrheumdis-2015-207726"),
        Reference("fransen2005", "Fransen J, van Riel PLCM. The Disease Activity Score and the EULAR response criteria. Clin Exp Rheumatol 2005;23(Suppl 39):S93-S99"),
        Reference("gladman2002", "Gladman DD, Ibañez D, Urowitz MB. Systemic Lupus Erythematosus Disease Activity Index 2000. J Rheumatol 2002;29:288-291"),
        Reference("globalrph", "Corticosteroid converter based on anti-inflammatory potency. globalrph.com"),
        Reference("golder2016", "Golder V, et al. Arthritis Res Ther 2016;18:260", doi: "10.1186/s13075-016-1163-2"),
        Reference("gordon2018", "Gordon C, et al. British Society for Rheumatology guideline for the management of systemic lupus erythematosus in adults. 2018"),
        Reference("guzman1992", "Guzman J, Cardiel MH, Arce-Salinas A, Sanchez-Guerrero J, Alarcon-Segovia D. J Rheumatol 1992;19:1551-1558"),
        Reference("parente2017", "Parente L. Equivalent doses of deflazacort. 2017", doi: "10.1186/s40360-016-0111-8"),
        Reference("piga2022", "Piga M, Chessa E, Morand EF, et al. Physician Global Assessment International Standardisation Consensus in SLE (PISCOS). Lancet Rheumatol 2022;4:e441-e449"),
        Reference("prevoo1995", "Prevoo ML, van 't Hof MA, Kuper HH, et al. Modified disease activity scores that include twenty-eight-joint counts. Arthritis Rheum 1995;38:44-48", doi: "10.1002/art.1780380107"),
        Reference("smith2023", "Smith EMD, et al. Clin Immunol 2023;250:109296", doi: "10.1016/j.clim.2023.109296"),
        Reference("timeofcare", "Steroid conversion. timeofcare.com"),
        Reference("touma2010", "Touma Z, Urowitz MB, Gladman DD. SLEDAI-2K for a 30-day window. Lupus 2010;19:49-51", doi: "10.1177/0961203309346505"),
        Reference("vanVollenhoven2017", "van Vollenhoven R, Voskuyl A, Bertsias G, et al. A framework for remission in SLE. Ann Rheum Dis 2017;76:554-561", doi: "10.1136/annrheumdis-2016-209519"),
        Reference("vanVollenhoven2021", "van Vollenhoven RF, Bertsias G, Doria A, et al. 2021 DORIS definition of remission in SLE. Lupus Sci Med 2021;8:e000538", doi: "10.1136/lupus-2021-000538"),
        Reference("yee2011", "Yee C-S, et al. Rheumatology (Oxford) 2011;50:982-988", doi: "10.1093/rheumatology/keq376"),
    ]
}
