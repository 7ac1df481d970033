// SPDX-License-Identifier: Apache-2.0

extension HTMLStyle {
    /// Tables with rules above, under the head and below, and none between columns.
    static let tables = """
        .table{margin:2rem 0 2.5rem}
        .scroll{overflow-x:auto;padding:2px}
        .overflows{border-right:3px solid var(--accent)}
        .overflows::before{content:"Scroll sideways for the rest →";display:block;position:sticky;left:0;width:max-content;max-width:100%;\
        padding:0 0 .4rem;font-size:.8125rem;color:var(--accent)}
        .search{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem .75rem;margin:0 0 .75rem;font-size:.875rem}
        .search input{font:inherit;min-height:2.25rem;padding:.2rem .6rem;min-width:0;max-width:100%;color:var(--ink);background:var(--paper);\
        border:1px solid var(--soft);border-radius:.25rem}
        .sort{position:relative;font:inherit;color:inherit;text-align:inherit;background:none;border:0;padding:0;cursor:pointer}
        .sort:hover{color:var(--accent);text-decoration:underline}
        .sort+sup{margin-left:.8em}
        .sort::after{content:"↕";position:absolute;right:-.8em;bottom:0;font-size:.85em;color:var(--soft);font-weight:400}
        [aria-sort="ascending"] .sort::after{content:"↑";color:var(--accent)}
        [aria-sort="descending"] .sort::after{content:"↓";color:var(--accent)}
        table{border-collapse:collapse;min-width:min(100%,36rem);font-size:.875rem;line-height:1.4;border-bottom:2px solid var(--rule)}
        caption{text-align:left;padding:0 0 .7rem}
        .caption{display:block;position:sticky;left:0;max-width:min(46rem,calc(100vw - 2.75rem));line-height:1.45;text-wrap:pretty}
        .label{font-weight:700}
        thead{border-top:2px solid var(--rule);border-bottom:1px solid var(--rule)}
        th,td{padding:.42rem .5rem;text-align:left;vertical-align:top;font-weight:400}
        thead th{font-weight:600;vertical-align:bottom}
        thead .group{text-align:center;padding-bottom:0}
        thead .group span{display:block;padding-bottom:.3rem;border-bottom:1px solid var(--soft)}
        .detail{display:block;font-weight:400;font-size:.875rem;color:var(--soft)}
        .right{text-align:right}
        .center{text-align:center}
        td.right,td.center{white-space:nowrap}
        tbody th{min-width:4rem}
        tbody tr:hover{background:var(--raised)}
        tbody .heading th{padding-top:.9rem;font-weight:600}
        tbody .total>*{border-top:1px solid var(--soft);font-weight:600}
        .indent1{padding-left:1.8rem!important}
        .indent2{padding-left:3rem!important}
        .indent3{padding-left:4.2rem!important}
        sup{line-height:0;font-size:.75em;margin-left:.1em}
        sup a{text-decoration:none;padding:0 .1em}
        .footnotes{margin:.6rem 0 0;padding:0;list-style:none;font-size:.875rem;color:var(--soft);max-width:46rem;line-height:1.45}
        .footnotes li{margin:.15rem 0}
        @media screen and (max-width:40rem){
        tbody th[scope="row"],thead tr:first-child>:first-child{position:sticky;left:0;z-index:1;background:var(--paper)}
        tbody th{min-width:7.5rem;max-width:9.5rem}
        thead .right{min-width:4.75rem}
        thead th:not(.right):not(.center):not(.group){min-width:7.5rem}
        .caption,.footnotes{overflow-wrap:anywhere}
        }
        """

    /// Drawings, their captions and their data.
    static let figures = """
        figure{margin:2rem 0 2.5rem}
        .drawing{display:block;height:auto;width:100%;max-width:26rem}
        .middle .drawing{min-width:26rem;max-width:38rem}
        .wide .drawing{min-width:40rem;max-width:58rem}
        figcaption{margin-top:.8rem;max-width:46rem;font-size:.9375rem;line-height:1.5}
        details{margin-top:.6rem;font-size:.9375rem}
        summary{display:inline-block;padding:.35rem 0;color:var(--accent);cursor:pointer}
        summary::before{content:"+";display:inline-block;width:1.1em;font-weight:600}
        details[open]>summary::before{content:"−"}
        summary:hover{text-decoration:underline}
        summary::-webkit-details-marker{display:none}
        .figure-data{margin:.5rem 0 0}
        """
}
