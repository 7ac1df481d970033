// SPDX-License-Identifier: Apache-2.0

extension HTMLStyle {
    /// The style sheet of a page for paper, with colours instead of names, and without layouts that printing programs do not know.
    static var paper: String { resolved([text, tables, figures, paperRules].joined(separator: "\n")) + "\n" }

    /// Every `var(--name)` replaced by the light colour of that name.
    static func resolved(_ sheet: String) -> String {
        let pieces = sheet.split(separator: "var(--", omittingEmptySubsequences: false)
        return pieces.dropFirst().reduce(String(pieces.first ?? "")) { result, piece in
            let name = piece.prefix { $0 != ")" }
            return result + (ColourScheme.light(String(name))?.css ?? "inherit") + piece.dropFirst(name.count + 1)
        }
    }

    private static let paperRules = """
        @page{size:A4;margin:20mm 18mm 18mm;@top-right{content:string(notices);font:bold 7.5pt "Liberation Sans",Arial,sans-serif;color:var(--caution)}\
        @bottom-right{content:counter(page) " / " counter(pages);font:7.5pt "Liberation Sans",Arial,sans-serif;color:var(--soft)}}
        @page lying{size:A4 landscape}
        .lying{page:lying}
        .running{string-set:notices content();height:0;overflow:hidden;margin:0;font-size:1pt;line-height:0;color:var(--paper)}
        html{font-size:9.5pt}
        body{margin:0;color:var(--ink);font-family:"Liberation Sans",Arial,sans-serif;line-height:1.45}
        .theme,.skip,.hidden{display:none}
        .masthead{border-top:2pt solid var(--accent);padding-top:8pt}
        .notices{margin:0 0 6pt;padding:0;list-style:none}
        .notices .badge{display:inline-block}
        h1{font-size:20pt;margin:0}
        h2{font-size:14pt;margin:20pt 0 8pt}
        h3{font-size:11pt}
        h1,h2,h3{font-family:inherit;break-after:avoid;page-break-after:avoid}
        p,.bullets,.definitions,.footnotes,.callout,figcaption,.caption{max-width:174mm}
        p,li{orphans:3;widows:3}
        .key-figures{display:flex;flex-wrap:wrap;margin:10pt 0;padding:6pt 0;border-bottom:1px solid var(--hair)}
        .key-figures div{display:block;width:33mm;padding-right:1.5mm}
        .key-figures .value{font-size:14pt}
        .key-figures dt,.key-figures .remark{font-size:7.5pt}
        .definitions{display:table;width:100%}
        .definitions div{display:table-row}
        .definitions dt,.definitions dd{display:table-cell;padding:3pt 10pt 3pt 0;border-bottom:1px solid var(--hair)}
        .definitions dt{width:24%}
        .callout{margin:8pt 0;padding:6pt 9pt;break-inside:avoid;page-break-inside:avoid}
        .table{margin:12pt 0 14pt}
        .scroll{overflow:visible;padding:0}
        .caption{position:static;display:block}
        caption{padding-bottom:4pt;font-size:9pt}
        table{width:100%;min-width:0;font-size:8pt;line-height:1.3}
        .lying table{font-size:7.5pt}
        th,td{padding:2.2pt 3.5pt}
        .detail{font-size:7pt}
        thead{display:table-header-group}
        tr,figure,.short{break-inside:avoid;page-break-inside:avoid}
        caption{break-after:avoid;page-break-after:avoid}
        tbody th{min-width:0}
        td.right,td.center{white-space:normal}
        .badge{font-size:7pt;padding:0 2.5pt}
        .footnotes{font-size:7.5pt;margin-top:3pt;break-before:avoid;page-break-before:avoid}
        figure{margin:12pt 0}
        .drawing,.wide .drawing{width:auto;min-width:0;max-width:100%}
        figcaption{font-size:9pt;margin-top:4pt}
        a{color:inherit;text-decoration:none}
        .colophon{margin-top:20pt;font-size:7.5pt;color:var(--soft)}
        .colophon p{margin:1pt 0}
        """
}
