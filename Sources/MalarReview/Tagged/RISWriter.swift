// SPDX-License-Identifier: Apache-2.0

/// Writes RIS that any program reads and from which nothing is lost.
///
/// Each record has standard tags with its typed properties on one line each: `TY`, `ID`, `TI`, `AU`, `PY`, `DA`, `T2`, `J2`, `VL`, `IS`, `SP`,
/// `EP`, `SN`, `DO`, `C5` (PubMed id), `C2` (PMC), `U2` (Embase), `AN` (other accession numbers), `UR`, `C3` (congress), `PB`, `AD`, `LA`, `DB`,
/// `M3` (type), `KW`, `N1`, `AB`. What these cannot say exactly follows in tags of our own, which other programs pass over: `XP  - title: …` for
/// a property, `XF  - Author Names: …` for a field of the source under its own name (or `XF  - N2 = AB.1` where the value stands in a line
/// above), `XD  - SP EP` for standard lines that are no fields of the source. Line ends and other control characters are written as `\n`,
/// `\u{0}` there, so no value can be taken for a tag. To be sure of it, the writer reads its standard lines and compares.
public enum RISWriter {
    /// The records as RIS, in UTF-8 and with CR LF; reading it gives equal typed properties and the same fields.
    ///
    /// The fields come back in another order where a record came from another format, and their line numbers are those of the new file.
    /// Complexity: linear.
    public static func text(of records: [BibliographicRecord]) -> String {
        var text = ""
        for record in records { RISRecordLines(record).write(to: &text, withOwnTags: true) }
        return text
    }

    /// The records with standard tags alone, for programs that show unknown tags as notes; fields without a typed property are left out.
    public static func standardText(of records: [BibliographicRecord]) -> String {
        var text = ""
        for record in records { RISRecordLines(record).write(to: &text, withOwnTags: false) }
        return text
    }
}

extension PublicationKind {
    /// The type of RIS that says it best.
    var risType: String {
        switch self {
        case .conferenceAbstract: "ABST"
        case .conferencePaper: "CPAPER"
        case .preprint: "UNPB"
        case .book: "BOOK"
        case .chapter: "CHAP"
        case .thesis: "THES"
        case .report: "RPRT"
        case .dataset: "DATA"
        case .webPage: "ELEC"
        case .registration, .other, .unstated: "GEN"
        default: "JOUR"
        }
    }
}
