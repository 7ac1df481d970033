// SPDX-License-Identifier: Apache-2.0

extension HTMLStyle {
    /// Headings, running text, lists, call-outs, key figures, badges.
    static let text = """
        h1,h2,h3{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4",Charter,Georgia,"Liberation Serif",serif;\
        font-weight:600;line-height:1.2;text-wrap:balance;overflow-wrap:anywhere}
        h1{margin:.75rem 0 0;font-size:clamp(1.75rem,1.2rem + 2.2vw,2.625rem);letter-spacing:-.01em;max-width:24em}
        h2{margin:1rem 0 1rem;font-size:1.625rem}
        h3{margin:2rem 0 .5rem;font-size:1.1875rem}
        p,.bullets,.definitions{max-width:44rem}
        p{margin:0 0 1rem;overflow-wrap:anywhere}
        a{color:var(--accent);text-underline-offset:.15em}
        code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.875em;padding:.1em .3em;\
        background:var(--neutral-ground);border-radius:3px;overflow-wrap:anywhere}
        .subtitle{margin:.5rem 0 0;font-size:1.1875rem;color:var(--soft);max-width:48rem;text-wrap:pretty}
        .byline{margin:.35rem 0 0;font-size:.9375rem;color:var(--soft)}
        .hint{margin:1.1rem 0 0;font-size:.875rem;color:var(--soft);max-width:none}
        .bullets{margin:0 0 1rem;padding-left:1.2rem}
        .bullets li{margin:.3rem 0;padding-left:.2rem}
        .bullets li::marker{color:var(--soft)}
        .definitions{margin:0 0 1.5rem;border-top:1px solid var(--hair)}
        .definitions div{display:grid;grid-template-columns:minmax(8rem,13rem) 1fr;gap:.25rem 1.5rem;padding:.55rem 0;border-bottom:1px solid var(--hair)}
        .definitions dt{font-weight:600}
        .definitions dd{margin:0}
        .key-figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:1.25rem 2.5rem;margin:1.75rem 0 0;\
        padding:1.1rem 0 0;border-top:1px solid var(--hair)}
        main .key-figures{margin:1.5rem 0;padding:1.1rem 0;border-bottom:1px solid var(--hair)}
        .key-figures div{display:flex;flex-direction:column}
        .key-figures dt{font-size:.875rem;color:var(--soft);line-height:1.35}
        .key-figures dd{margin:0}
        .key-figures .value{font-size:1.75rem;line-height:1.3;font-weight:600;letter-spacing:-.01em}
        .key-figures .remark{font-size:.875rem;color:var(--soft);line-height:1.35}
        .badge{display:inline-block;padding:.1rem .5rem;font-size:.8125rem;font-weight:600;line-height:1.4;border:1px solid currentColor;\
        border-radius:3px;white-space:nowrap}
        .notices .badge{padding:.2rem .65rem;white-space:normal}
        .positive{color:var(--positive);background:var(--positive-ground)}
        .neutral{color:var(--neutral);background:var(--neutral-ground)}
        .caution{color:var(--caution);background:var(--caution-ground)}
        .problem{color:var(--problem);background:var(--problem-ground)}
        .callout{max-width:46rem;margin:1.5rem 0;padding:.9rem 1.15rem;border:1px solid;border-radius:4px}
        .callout p{margin:.35rem 0 0;color:var(--ink)}
        .callout .callout-title{margin:0;font-weight:600}
        .callout.neutral .callout-kind{color:var(--neutral)}
        .callout.caution .callout-kind{color:var(--caution)}
        .callout.problem .callout-kind{color:var(--problem)}
        .callout-kind::after{content:":"}
        @media (max-width:40rem){.definitions div{grid-template-columns:1fr}.key-figures{grid-template-columns:repeat(2,minmax(0,1fr));gap:1.25rem}}
        """
}
