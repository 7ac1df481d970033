// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import MalarReview

@Suite("Duplicates: fields in comparable form")
struct DuplicateTextTests {
    @Test(
        "Titles that are the same",
        arguments: [
            ("Étude du lupus érythémateux", "Etude du lupus erythemateux."),
            ("[Study of joints in lupus]. [French]", "Study of joints in lupus"),
            ("Study of joints in lupus. [Review] [45 refs]", "Study of Joints in Lupus"),
            ("Study of joints in lupus [Chinese]", "STUDY OF JOINTS IN LUPUS"),
            ("Study of joints in lupus LA: Chi", "[Study of joints in lupus]"),
            ("TNF-α and IFN-γ in lupus", "TNF-alpha and IFN-gamma in lupus"),
            ("Loss of CD4<sup>+</sup> cells &amp; joints", "Loss of CD4+ cells & joints"),
            ("Follow-up of women’s lupus", "Followup of womens lupus"),
            ("Study of joints in lupus (Provisional abstract)", "Study of joints in lupus"),
            ("Study of joints.[Erratum appears in J Inq. 2019;12(9):22]", "Study of joints"),
            ("Lupus: a study (multiple letters) [1]", "Lupus - a study"),
            ("RETRACTED ARTICLE: A study of joints in lupus patients", "A study of joints in lupus patients"),
        ])
    func same(left: String, right: String) {
        let comparison = TitleComparison(ComparableTitle(left), ComparableTitle(right))
        #expect(comparison.relation == .exact && !comparison.numbersDiffer)
    }

    @Test(
        "Titles and what stands between them",
        arguments: [
            ("Joint involvement in haematological lupus", "Joint involvement in hematologic lupus", TitleRelation.near),
            ("Joint involvement in lupus patients", "Joint involvment in lupus patients", .near),
            ("Joint involvement in lupus patients", "Joint involvement in lupus patients: a cohort of women", .contained),
            ("Thrombosis again: joint involvement in lupus patients", "Joint involvement in lupus patients", .contained),
            ("Joint involvement in lupus patients", "Joint involvement in lupus patients II", .changed),
            ("Agonists of the 5HT1A receptor in lupus", "Agonists of the 5HT1B receptor in lupus", .changed),
            ("Joint involvement in adult lupus patients", "Joint involvement in young lupus patients", .changed),
            ("Joint involvement in lupus", "Sleep and work in nurses", .different),
            ("", "Sleep and work in nurses", .missing),
        ])
    func between(left: String, right: String, relation: TitleRelation) {
        #expect(TitleComparison(ComparableTitle(left), ComparableTitle(right)).relation == relation)
    }

    @Test(
        "Journals that are the same",
        arguments: [
            ("N Engl J Med", "New England Journal of Medicine"), ("J. Thromb. Haemost.", "Journal of Thrombosis and Haemostasis"),
            ("Clinical & Experimental Immunology", "Clinical and Experimental Immunology"),
            ("Arch-Intern-Med", "Archives of Internal Medicine"),
            ("JPEN. Journal of parenteral and enteral nutrition", "Jpen: Journal of Parenteral & Enteral Nutrition"),
            ("BMJ (Clinical research ed.)", "BMJ"), ("Lancet (London, England)", "The Lancet"),
            ("PLoS ONE [Electronic Resource]", "PloS one"),
            (
                "CMAJ : Canadian Medical Association journal = journal de l'Association medicale canadienne",
                "CMAJ: Canadian Medical Association Journal"
            ),
            ("Journal of clinical virology : the official publication of the Society", "Journal of Clinical Virology"),
            ("Circulation. Conference: Scientific Sessions", "Circulation"),
            ("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences of the United States of America"),
            ("Amcis 2017 Proceedings", "Americas Conference on Information Systems"),
            ("JAMA", "Journal of the American Medical Association"),
            (
                "51St Annual Hawaii International Conference On System Sciences (Hicss)",
                "Hawaii International Conference on System Sciences"
            ),
        ])
    func journals(left: String, right: String) {
        #expect(ComparableJournal([left]).compared(to: ComparableJournal([right])) == .same)
    }

    @Test(
        "Journals that are not",
        arguments: [
            ("Diabetes", "Diabetologia"), ("Diabetes", "Diabetes Care"), ("Cancer", "Cancer Research"),
            ("Circulation", "Circulation Research"),
            ("Clinical Cancer Research", "Cancer Prevention Research"), ("Journal of Hepatology", "Journal of Hypertension"),
            ("Annals of Internal Medicine", "Archives of Internal Medicine"), ("Brain", "Brain Injury"),
            ("International Conference on Information Systems", "European Conference on Information Systems"),
            ("Chest", "Heart Surgery Forum"),
        ])
    func otherJournals(left: String, right: String) {
        #expect(ComparableJournal([left]).compared(to: ComparableJournal([right])) == .different)
    }

    @Test(
        "Pages",
        arguments: [
            ("288-97", "288-297", FieldAgreement.same), ("288–297", "288--297", .same), ("C37-C42", "37-42", .same),
            ("14S-14S", "S14", .same),
            ("617-20; discussion 620-1", "617-620", .same), ("S12", "e12", .conflict), ("288-297", "512-519", .conflict),
            ("01-Sep", "515-523", .missing),
            ("N.PAG", "12", .missing), ("Suppl-6", "S212-S216", .missing), ("t-20", "314-320", .missing), ("1-6", "e12724", .missing),
            ("969-972", "c1754", .missing), ("969-972", "a1754", .conflict), ("969-972", "S1754", .conflict),
            ("A254", "1064-1073", .conflict), ("125-128", "2-8", .missing), ("", "12", .missing),
        ])
    func pages(left: String, right: String, agreement: FieldAgreement) {
        let one = ComparablePlace(volume: "", issue: "", pages: left)
        let other = ComparablePlace(volume: "", issue: "", pages: right)
        #expect(one.pages(other) == agreement && other.pages(one) == agreement)
    }

    @Test(
        "Volumes",
        arguments: [
            ("59 (1 Supplement 1)", 59), ("35 ( Pt 1)", 35), ("24 Suppl 3", 24), ("1)", 0), ("Drug Discovery. 9", 9), ("2017-May", 0),
            ("", 0),
            ("24-28-October-2016", 0), ("96-98", 96), ("30a", 30),
        ] as [(String, UInt32)])
    func volumes(text: String, volume: UInt32) {
        #expect(ComparablePlace(volume: text, issue: "", pages: "").volume == volume)
    }

    static func names(_ text: String) -> ComparableAuthors { ComparableAuthors(sample("x", authors: text).authors) }

    @Test(
        "Authors",
        arguments: [
            ("Deng, Chaoqun; Ravichandran, Thiagarajan", "Deng, C.; Ravichandran, T.", AuthorRelation.same),
            ("Deng, Chaoqun; Ravichandran, Thiagarajan", "Chaoqun, D; Thiagarajan, R", .same),
            ("van der Meer, J; Koenig, H", "Meer, J. van der; König, H", .same),
            ("Muli, S; Seleskovi, H", "Mulic, Suada; Seleskovic, Hajrija", .same),
            ("Adeli K.Lewis G. F.", "Adeli, K; Lewis, G F", .same), ("Lynch, T", "Grossi, F; Tixi, L", .different),
            ("Anonymous", "Lynch, T", .missing), ("UNKNOWN", "Lynch, T", .missing), ("", "Lynch, T", .missing),
            ("Lynch, T; Alpha, B; Gamma, D", "Lynch, T; Kappa, E; Sigma, F", .similar),
        ])
    func authors(left: String, right: String, relation: AuthorRelation) {
        #expect(Self.names(left).compared(to: Self.names(right)).relation == relation)
        #expect(Self.names(right).compared(to: Self.names(left)).relation == relation)
    }

    @Test("The banded distance is the distance, up to its limit")
    func distance() {
        var random = MalarReview.SeededRandom(9)
        for _ in 0..<300 {
            let left = (0..<random.next(0...9)).map { _ in UInt8(random.next(97...100)) }
            let right = (0..<random.next(0...9)).map { _ in UInt8(random.next(97...100)) }
            let whole = Self.plainDistance(left, right)
            for limit in 0...4 {
                #expect(EditDistance.within(limit, left[...], right[...]) == (whole <= limit ? whole : nil))
            }
        }
    }

    static func plainDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for j in right.indices {
                let next = min(diagonal + (byte == right[j] ? 0 : 1), row[j] + 1, row[j + 1] + 1)
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[right.count]
    }
}
