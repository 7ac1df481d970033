// SPDX-License-Identifier: Apache-2.0

import MalarKernels
import MalarUnits

extension SLEDAS {
    /// The item table as the kernel takes it.
    static let rule: malar_graded_rule = {
        var rule = malar_graded_rule()
        rule.start = constant
        if case .joints(let step, let each) = row(.arthritis).term { (rule.step, rule.each) = (step, each) }
        let steps = table.compactMap { row in if case .step(let points) = row.term { (bit(row.item), points) } else { nil } }
        precondition(steps.count == MALAR_STEPS, "the kernel has a place for each item with points")
        withUnsafeMutableBytes(of: &rule.items) { $0.copyBytes(from: steps.map(\.0).withUnsafeBytes(Array.init)) }
        withUnsafeMutableBytes(of: &rule.points) { $0.copyBytes(from: steps.map(\.1).withUnsafeBytes(Array.init)) }
        (rule.outranked, rule.outranking) = (bit(.localizedRash), bit(.generalizedRash))
        (rule.above, rule.below) = (row(.proteinuria).term.logarithm, row(.thrombocytopenia).term.logarithm)
        rule.alsoBelow = row(.leukopenia).term.logarithm
        return rule
    }()

    private static func bit(_ item: Item) -> UInt32 { UInt32(ItemSet<Item>([item]).bits) }
}

extension SLEDAS.Term {
    /// The term with its limit widened by the tolerance of cut-offs.
    fileprivate var logarithm: malar_logarithm {
        switch self {
        case .above(let limit, let intercept, let slope):
            malar_logarithm(limit: limit + Double.cutOffTolerance, intercept: intercept, slope: slope)
        case .below(let limit, let intercept, let slope):
            malar_logarithm(limit: limit - Double.cutOffTolerance, intercept: intercept, slope: slope)
        case .step, .joints: preconditionFailure("a graded item has a logarithm; a test holds it")
        }
    }
}
