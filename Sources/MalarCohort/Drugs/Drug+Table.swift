// SPDX-License-Identifier: Apache-2.0

extension Drug {
    /// Maintenance maxima of the Asia Pacific Lupus Collaboration: doi:10.1186/s13075-016-1163-2, Table 3.
    private static func apl(_ milligrams: Double, perDays days: Double = 1) -> DoseLimit {
        DoseLimit(milligrams: milligrams, days: days, source: "doi:10.1186/s13075-016-1163-2, Table 3")
    }

    private static func label(_ milligrams: Double, perDays days: Double = 1) -> DoseLimit {
        DoseLimit(milligrams: milligrams, days: days, source: "product label")
    }

    /// Every drug that the two founding papers name, and those that lupus registries meet beside them.
    public static let table: [Drug] = [
        Drug("prednisone", "PDN", .glucocorticoid, ["pred"]),
        Drug("prednisolone", "PSL", .glucocorticoid),
        Drug("methylprednisolone", "MP", .glucocorticoid, ["6mp", "methylpred"]),
        Drug("triamcinolone", "TRI", .glucocorticoid),
        Drug("hydrocortisone", "HC", .glucocorticoid, ["cortisol"]),
        Drug("cortisone", "CORT", .glucocorticoid, ["cortisone acetate"]),
        Drug("dexamethasone", "DEX", .glucocorticoid),
        Drug("betamethasone", "BET", .glucocorticoid),
        Drug("deflazacort", "DFZ", .glucocorticoid),
        Drug(
            "glucocorticoid", "GC", .glucocorticoid,
            ["gcs", "glucocorticoids", "corticosteroid", "corticosteroids", "steroid", "steroids"], label: "Glucocorticoid, not named"),
        Drug("hydroxychloroquine", "HCQ", .antimalarial, ["hydroxycloroquine"], limit: apl(400)),
        Drug("chloroquine", "CQ", .antimalarial),
        Drug("mepacrine", "MEP", .antimalarial, ["quinacrine"]),
        Drug("methotrexate", "MTX", .conventional, limit: apl(30, perDays: 7), weekly: true),
        Drug("azathioprine", "AZA", .conventional, limit: apl(200)),
        Drug("mycophenolateMofetil", "MMF", .conventional, ["mycophenolate", "mme"], label: "Mycophenolate mofetil", limit: apl(3000)),
        Drug("mycophenolicAcid", "MPA", .conventional, ["mycophenolate sodium"], label: "Mycophenolic acid", limit: apl(2160)),
        Drug("leflunomide", "LEF", .conventional, limit: apl(20)),
        Drug("sulfasalazine", "SLZ", .conventional, ["ssz", "sulphasalazine"], limit: label(3000)),
        Drug("ciclosporin", "CIC", .conventional, ["cyclosporin", "cyclosporine", "cya", "csa"]),
        Drug("tacrolimus", "TAC", .conventional),
        Drug("voclosporin", "VOC", .conventional, limit: label(47.4)),
        Drug("cyclophosphamide", "CYC", .conventional, ["cfx", "ctx", "cyf"]),
        Drug("thalidomide", "THAL", .conventional),
        Drug("dapsone", "DAP", .conventional),
        Drug("anifrolumab", "ANI", .biologic, limit: label(300, perDays: 28)),
        Drug("belimumab", "BELI", .biologic, ["bel", "blm"]),
        Drug("rituximab", "RTX", .biologic),
        Drug("tocilizumab", "TOCI", .biologic, ["tcz"], limit: label(800, perDays: 28)),
        Drug("abatacept", "ABA", .biologic, limit: label(1000, perDays: 14)),
        Drug("etanercept", "ETA", .biologic, limit: label(50, perDays: 7)),
        Drug("secukinumab", "SEC", .biologic),
        Drug("ustekinumab", "UST", .biologic),
        Drug("obinutuzumab", "OBI", .biologic),
        Drug("baricitinib", "BARI", .targetedSynthetic, limit: label(4)),
        Drug("tofacitinib", "TOFA", .targetedSynthetic, limit: label(22)),
        Drug("upadacitinib", "UPA", .targetedSynthetic, limit: label(45)),
        Drug("intravenousImmunoglobulin", "IVIG", .other, ["immunoglobulin"], label: "Intravenous immunoglobulin"),
    ]
}
