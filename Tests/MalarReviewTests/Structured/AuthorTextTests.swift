// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import MalarReview

@Suite("Names of authors in tables")
struct AuthorTextTests {
    @Test(arguments: [
        ("Yang Z., Jiang B., McNamara M.E.", "Yang|Z.; Jiang|B.; McNamara|M.E."),
        ("Griffin DK, O'Connor RE.", "Griffin|DK; O'Connor|RE."),
        ("Yang, Z.; Jiang, B.", "Yang|Z.; Jiang|B."),
        ("Zuna, R E and Wang, S S", "Zuna|R E; Wang|S S"),
        ("Longrich, N.R.\n and Bardet, N.\n", "Longrich|N.R.; Bardet|N."),
        ("Adeli K.Lewis G. F.", "Adeli|K.; Lewis|G. F."),
        ("Franz W. M.", "Franz|W. M."),
        ("de Boer I. H.van den Berg J.-P.O'Neil T.", "de Boer|I. H.; van den Berg|J.-P.; O'Neil|T."),
        ("Barrett, Paul M; Willis, Katherine J; ", "Barrett|Paul M; Willis|Katherine J"),
        ("Björn A. Blomberg; Ludwig van Beethoven", "Blomberg|Björn A.; van Beethoven|Ludwig"),
        ("Wilson, Lauren N. (58975547800); Gardner, Jacob D. (57190394669)", "Wilson|Lauren N.; Gardner|Jacob D."),
        ("['Marx, Karl', \"O'Neil, Tip\"]", "Marx|Karl; O'Neil|Tip"),
        ("Alba Vicente|Josep Sanjuan", "Vicente|Alba; Sanjuan|Josep"),
        ("Smith, John", "Smith|John"),
        ("Ziegler, T. R.", "Ziegler|T. R."),
        ("Smith, A, Jones, B C", "Smith|A; Jones|B C"),
        ("King, Martin Luther, Jr", "King|Martin Luther|Jr"),
        ("King, Jr., Martin Luther", "King|Martin Luther|Jr."),
        ("Webb CM Jr", "Webb|CM|Jr"),
        ("van den Hoven,null", "van den Hoven|"),
        ("Anonymous", "Anonymous|"),
        ("The Lupus Study Group", "The Lupus Study Group|*"),
        ("A B and\n  C D AND E F", "A|B; C|D; E|F"), ("Anders And", "And|Anders"), ("", ""), (" ; ", ""), (",", ""), ("(12)", ""),
        ("A B and", "A|B"),
    ])
    func names(_ text: String, _ expected: String) {
        let names = AuthorText.names(of: text).map { name in
            [name.family, name.isCollective ? "*" : name.given] + (name.suffix.isEmpty ? [] : [name.suffix])
        }
        #expect(names.map { $0.joined(separator: "|") }.joined(separator: "; ") == expected)
    }

    @Test func listsOfPython() {
        #expect(ListLiteral.items(of: "['a, b', 'c\\'d']") == ["a, b", "c'd"])
        #expect(ListLiteral.items(of: "['a'") == nil)
        #expect(ListLiteral.items(of: "[1, 2]") == nil)
        #expect(ListLiteral.items(of: "['a]") == nil)
    }
}
