// SPDX-License-Identifier: Apache-2.0

extension HTMLStyle {
    /// Links between the pages of a report.
    static let pages = """
        .pages{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin:.2rem 0 .4rem;font-size:.9rem}
        .pages a{padding:.25rem 0}
        @media print{.pages{display:none}}
        """
}
