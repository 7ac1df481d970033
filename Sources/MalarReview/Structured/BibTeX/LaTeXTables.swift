// SPDX-License-Identifier: Apache-2.0

/// The commands of LaTeX that stand in bibliographies.
enum LaTeXTables {
    /// Combining marks by the command of the accent.
    static let accents: [String: Unicode.Scalar] = [
        "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}", "u": "\u{306}", ".": "\u{307}", "\"": "\u{308}",
        "r": "\u{30A}", "H": "\u{30B}", "v": "\u{30C}", "d": "\u{323}", "c": "\u{327}", "k": "\u{328}", "b": "\u{331}",
    ]

    static let symbols: [String: String] = [
        "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "i": "ı",
        "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ", "dj": "đ", "DJ": "Đ",
        "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
        "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": "\"", "guillemotleft": "«", "guillemotright": "»", "ldots": "…",
        "dots": "…", "textellipsis": "…", "textregistered": "®", "texttrademark": "™", "textcopyright": "©", "copyright": "©",
        "textdegree": "°", "degree": "°", "textmu": "µ", "textpm": "±", "pm": "±", "texttimes": "×", "times": "×", "cdot": "·",
        "textasciitilde": "~", "sim": "∼", "textasciicircum": "^", "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}",
        "textless": "<", "textgreater": ">", "textbar": "|", "textunderscore": "_", "textdollar": "$", "newline": "\n", "par": "\n",
        "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "approx": "≈", "infty": "∞", "rightarrow": "→", "to": "→", "S": "§",
        "pounds": "£", "texteuro": "€", "euro": "€", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε",
        "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
        "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ",
        "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
        "Omega": "Ω",
    ]

    /// Commands that set type: their text stays.
    static let typesetting: Set<String> = [
        "emph", "em", "it", "itshape", "textit", "bf", "bfseries", "textbf", "sc", "textsc", "sl", "textsl", "tt", "texttt", "textrm",
        "textsf", "textnormal", "text", "mathrm", "mathit", "mathbf", "ensuremath", "mbox", "url", "textsuperscript", "textsubscript",
        "underline", "uppercase", "noopsort", "relax", "rm",
    ]

    /// What plain text needs so that LaTeX reads it as itself.
    static let escapes: [Unicode.Scalar: String] = [
        "\\": "{\\textbackslash}", "{": "{\\textbraceleft}", "}": "{\\textbraceright}", "~": "{\\textasciitilde}",
        "^": "{\\textasciicircum}", "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_", "\n": "{\\newline}",
    ]
}
