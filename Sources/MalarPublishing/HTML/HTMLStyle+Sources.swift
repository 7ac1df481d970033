// SPDX-License-Identifier: Apache-2.0

extension HTMLStyle {
    /// Numbers that open their source, the panels, and the list of all sources of a section.
    static let sources = """
        .source{font:inherit;letter-spacing:inherit;color:inherit;background:none;border:0;margin:0;padding:0;text-align:inherit;cursor:pointer;\
        text-decoration:underline dotted var(--accent) 1.5px;text-underline-offset:.25em}
        td:not(.right) .source{text-decoration-color:var(--hair)}
        .source:hover,.source[aria-expanded="true"]{color:var(--accent);text-decoration-style:solid;text-decoration-color:var(--accent)!important}
        .list{font:inherit;color:var(--accent);background:none;border:0;padding:0;text-align:inherit;text-decoration:underline;cursor:pointer}
        .source-sample{text-decoration:underline dotted var(--accent) 1.5px;text-underline-offset:.25em}
        .panel{padding:1rem 1.15rem 1.1rem;background:var(--paper);color:var(--ink);border:1px solid var(--soft);border-radius:6px;\
        font-size:.9375rem;line-height:1.45}
        .panel:popover-open{position:fixed;inset:auto 1.5rem 1.5rem auto;width:min(26rem,calc(100vw - 2rem));max-height:min(28rem,80vh);overflow:auto;\
        margin:0;box-shadow:0 8px 30px rgb(0 0 0/.22)}
        .panel-head{display:flex;justify-content:space-between;align-items:flex-start;gap:1rem}
        .panel-head p{margin:0}
        .panel-head strong{display:block;font-size:1.25rem;line-height:1.3}
        .path{font-size:.875rem;color:var(--soft)}
        .close{flex:none;width:2rem;height:2rem;margin:-.3rem -.45rem 0 0;font:inherit;font-size:1.25rem;line-height:1;color:var(--ink);\
        background:none;border:1px solid transparent;border-radius:4px;cursor:pointer}
        .close:hover{border-color:var(--soft)}
        .panel dl{margin:.75rem 0 0}
        .panel dl div{display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:0 .9rem;padding:.4rem 0;border-top:1px solid var(--hair)}
        .panel dt{color:var(--soft)}
        .panel dd{margin:0;overflow-wrap:anywhere}
        .sources-switch{margin:.75rem 0 0;font-size:.875rem}
        .sources-switch[open]+.sources{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:.9rem;margin-top:.9rem}
        .sources-switch[open]+.sources .panel:not(:popover-open){display:block;position:static;width:auto;margin:0;border-color:var(--hair)}
        .sources-switch[open]+.sources .panel:not(:popover-open) .close{display:none}
        @supports not selector(:popover-open){.panel{margin:.9rem 0}.panel .close,.sources-switch{display:none}}
        @media (max-width:40rem){.panel:popover-open{inset:auto 0 0 0;width:100%;max-height:70vh;border-radius:10px 10px 0 0;border-width:1px 0 0}}
        """

    /// A4, light, without what only a screen can use.
    static let print = """
        @page{size:A4;margin:18mm 16mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#55616A}}
        @media print{
        :root{color-scheme:light;font-size:9.5pt}
        body{line-height:1.45}
        .skip,.theme,.contents,.search,.sort::after,.overflows::before,.sources,.sources-switch,.hint,.panel,figure details{display:none!important}
        .masthead{background:none;border-top:2pt solid var(--accent)}
        .masthead-inner,.frame{display:block;max-width:none;padding:0}
        .masthead-inner{padding:8pt 0 10pt}
        .bar{min-height:0}
        h1{font-size:20pt}
        h2{font-size:14pt;margin-top:6pt}
        h3{font-size:11pt}
        .key-figures{grid-template-columns:repeat(4,1fr);gap:8pt 14pt}
        .key-figures .value{font-size:14pt}
        h2,h3,caption,thead,.contents-title{break-after:avoid}
        p,li{orphans:3;widows:3}
        tr,figure,.callout,.key-figures div,.definitions div,.footnotes{break-inside:avoid}
        thead{display:table-header-group}
        .footnotes{break-before:avoid}
        .table{margin:12pt 0 14pt}
        .scroll{overflow:visible;padding:0;border:0}
        tr[hidden]{display:table-row}
        .caption{position:static;max-width:none}
        table{width:100%;font-size:8.5pt;min-width:0}
        th,td{padding:2.2pt 4pt}
        td.right,td.center{white-space:normal}
        .drawing,.wide .drawing{width:auto;min-width:0;max-width:100%}
        .source{text-decoration:none}
        .badge{font-size:7.5pt;padding:0 3pt}
        .badge,.callout{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        a{color:inherit;text-decoration:none}
        tbody tr:hover{background:none}
        }
        """
}
