// SPDX-License-Identifier: Apache-2.0

extension HTMLStyle {
    /// Page, header, contents.
    static let frame = """
        *,*::before,*::after{box-sizing:border-box}
        html{scroll-padding-top:1.5rem;-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);font-family:-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,\
        "Helvetica Neue","Liberation Sans",Arial,sans-serif;font-size:1rem;line-height:1.6;font-variant-numeric:lining-nums tabular-nums}
        :focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
        main:focus{outline:none}
        .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .skip{position:absolute;left:1rem;top:-6rem;z-index:2;padding:.6rem 1rem;background:var(--paper);color:var(--accent);border:2px solid var(--focus)}
        .skip:focus{top:1rem}
        .masthead{border-top:4px solid var(--accent);border-bottom:1px solid var(--hair);background:var(--raised)}
        .masthead-inner{max-width:96rem;margin:0 auto;padding:1.25rem 2rem 1.5rem}
        .bar{display:flex;justify-content:space-between;align-items:flex-start;gap:1rem;min-height:2.75rem}
        .notices{display:flex;flex-wrap:wrap;gap:.5rem;margin:.35rem 0 0;padding:0;list-style:none}
        .theme{flex:none;min-height:2.25rem;min-width:4rem;padding:.25rem .9rem;font:inherit;font-size:.875rem;color:var(--ink);\
        background:var(--paper);border:1px solid var(--soft);border-radius:1.2rem;cursor:pointer}
        .theme:hover{border-color:var(--accent);color:var(--accent)}
        .theme[aria-pressed="true"]{background:var(--neutral-ground)}
        .frame{max-width:96rem;margin:0 auto;padding:0 2rem 4rem;display:grid;grid-template-columns:13.5rem minmax(0,1fr);gap:0 3.5rem}
        .contents{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:2.5rem .25rem 1rem;font-size:.875rem;line-height:1.4}
        .contents-title{margin:0 0 .6rem;font-size:.8125rem;font-weight:600;color:var(--soft)}
        .contents ol,.contents ul{margin:0 0 1.75rem;padding:0;list-style:none}
        .contents li{margin:0}
        .contents a{display:block;padding:.3rem 0;color:var(--ink);text-decoration:none}
        .contents a:hover{color:var(--accent);text-decoration:underline}
        .parts{display:grid;grid-template-columns:1fr 1fr;gap:0 .75rem}
        .contents .parts a{color:var(--accent)}
        main{padding-top:1rem;min-width:0}
        section{padding-top:1.5rem}
        .colophon{margin-top:3.5rem;padding-top:1rem;border-top:1px solid var(--hair);font-size:.875rem;color:var(--soft)}
        .colophon p{margin:.25rem 0}
        @media (max-width:96rem){
        .frame,.masthead-inner{max-width:84rem;padding-left:1.5rem;padding-right:1.5rem}
        .frame{display:block}
        .contents{position:static;max-height:none;padding:1.25rem 0 0;border-bottom:1px solid var(--hair)}
        .contents ol,.contents ul{margin-bottom:1rem}
        .contents ol{columns:14rem;column-gap:2rem}
        .contents li{break-inside:avoid}
        .parts{display:flex;flex-wrap:wrap;gap:0 1.25rem}
        }
        @media (max-width:60rem){
        .frame{padding:0 1.25rem 3rem}
        .masthead-inner{padding:1rem 1.25rem 1.25rem}
        }
        @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
        """
}
