// SPDX-License-Identifier: Apache-2.0

/// The style sheet of a page, made of the colour schemes and of one part per file.
enum HTMLStyle {
    static var sheet: String {
        [
            ":root{color-scheme:light dark;\(ColourScheme.light.declarations)}",
            "@media screen and (prefers-color-scheme:dark){:root:not([data-theme=\"light\"]){\(ColourScheme.dark.declarations)}}",
            "@media screen{:root[data-theme=\"dark\"]{color-scheme:dark;\(ColourScheme.dark.declarations)}\n"
                + ":root[data-theme=\"light\"]{color-scheme:light}}",
            frame, text, tables, figures, sources, pages, Scene.inlineRules, print,
        ].joined(separator: "\n") + "\n"
    }
}
