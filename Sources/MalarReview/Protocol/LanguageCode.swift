// SPDX-License-Identifier: Apache-2.0

/// Names and codes of languages as databases write them.
///
/// - Source: ISO 639-2, bibliographic codes, which MEDLINE uses; the names are those of Embase, Scopus and the Web of Science.
public enum LanguageCode {
    /// The ISO 639-2 code, such as "eng" for "English", "en" or "ENG"; `nil` for words that are no language here.
    public static func of(_ name: String) -> String? {
        codes[name.trimmedOfWhitespace.lowercased()]
    }

    /// The English name of an ISO 639-2 code, such as "English"; the code itself where it is none of ours.
    public static func name(of code: String) -> String {
        let line = table.split(separator: "\n").first { $0.split(separator: " ").first.map(String.init) == code }
        let name = line?.split(separator: " ").first { $0.utf8.count > 3 }
        return name.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? code
    }

    private static let codes: [String: String] = {
        var codes: [String: String] = [:]
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard let code = words.first else { continue }
            for word in words { codes[word] = code }
        }
        return codes
    }()

    /// The code, then other ways to write the language.
    private static let table = """
        eng en english
        ita it italian italiano
        fre fra fr french français francais
        ger deu de german deutsch
        spa es spanish castilian español espanol
        por pt portuguese português
        dut nld nl dutch flemish
        swe sv swedish
        nor no nb nob norwegian
        dan da danish
        fin fi finnish
        ice isl is icelandic
        pol pl polish
        cze ces cs czech
        slo slk sk slovak
        slv sl slovenian slovene
        hrv hr croatian
        srp sr serbian
        bos bs bosnian
        mac mkd mk macedonian
        bul bg bulgarian
        rum ron ro romanian
        hun hu hungarian
        gre ell el greek
        tur tr turkish
        rus ru russian
        ukr uk ukrainian
        lit lt lithuanian
        lav lv latvian
        est et estonian
        alb sqi sq albanian
        arm hye hy armenian
        geo kat ka georgian
        heb he hebrew
        ara ar arabic
        per fas fa persian farsi
        hin hi hindi
        urd ur urdu
        chi zho zh chinese mandarin
        jpn ja japanese
        kor ko korean
        tha th thai
        vie vi vietnamese
        ind id indonesian
        may msa ms malay
        afr af afrikaans
        cat ca catalan
        glg gl galician
        baq eus eu basque
        """
}
