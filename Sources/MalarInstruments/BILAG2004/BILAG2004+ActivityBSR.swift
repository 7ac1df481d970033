// SPDX-License-Identifier: Apache-2.0

extension BILAG2004 {
    /// Activity as the British guideline reads the grades (`bilagActivityBsr`): mild with C or a single B, moderate with two B, severe with A
    /// outside of the kidney.
    ///
    /// The guideline's severe band leaves the kidney out. Where A is the kidney's alone, severe is indeterminate, and so is what depends on
    /// it: nothing that would read as mild is ever printed beside a kidney in A.
    ///
    /// - Source: `gordon2018`, as quoted by `malaysia2024`.
    public static func activityBsr(_ grades: Grades) -> (mild: Truth, moderate: Truth, severe: Truth) {
        let beyondKidney = Truth.any(Domain.allCases.filter { $0 != .renal }.map { grades[$0].isOne(of: .a) })
        let kidneyInA = grades[.renal].isOne(of: .a) == .notMet ? Truth.notMet : .indeterminate
        let severe = Truth.any([beyondKidney, kidneyInA])
        let b = grades.count(of: .b)
        let moderate = Truth.all([!severe, !Limit.lessThan(2).holds(for: b)])
        let someC = !Limit.lessThan(1).holds(for: grades.count(of: .c))
        let singleB = Truth.all([!Limit.lessThan(1).holds(for: b), Limit.lessThan(2).holds(for: b)])
        let mild = Truth.all([!severe, Limit.lessThan(2).holds(for: b), Truth.any([someC, singleB])])
        return (mild, moderate, severe)
    }

    /// The three readings as criteria, with the grades that decided.
    static func activityCriteria(_ grades: Grades) -> [Criterion] {
        let (mild, moderate, severe) = activityBsr(grades)
        let words = inWords(grades)
        return [
            Criterion("bilagActivityBsr.mild", "mild: grade C, or a single B", mild, decidedBy: words),
            Criterion("bilagActivityBsr.moderate", "moderate: B in at least two systems", moderate, decidedBy: words),
            Criterion("bilagActivityBsr.severe", "severe: A in at least one system, the kidney left out", severe, decidedBy: words),
        ]
    }

    /// The grades above D in one sentence, and what is open: "A renal; B mucocutaneous; ophthalmic open".
    static func inWords(_ grades: Grades) -> String {
        let named = [Grade.a, .b, .c].compactMap { grade -> String? in
            let domains = Domain.allCases.filter { grades[$0].grade == grade }.map(\.rawValue)
            return domains.isEmpty ? nil : "\(grade.rawValue) \(domains.joined(separator: ", "))"
        }
        let open = Domain.allCases.filter { grades[$0].grade == nil && !grades[$0].isSubset(of: [.d, .e]) }
        let rest = open.count == 9 ? ["no grade recorded"] : open.isEmpty ? [] : ["\(open.map(\.rawValue).joined(separator: ", ")) open"]
        let words = named + rest
        return words.isEmpty ? "no grade above D" : words.joined(separator: "; ")
    }
}
