// SPDX-License-Identifier: Apache-2.0

/// Lists as programs in Python print them into tables: `['Marx, Karl', "O'Neil, Tip"]`.
enum ListLiteral {
    /// The items of a list; `nil` where the text is none.
    static func items(of text: String) -> [String]? {
        guard text.first == "[", text.last == "]", text.count >= 2 else { return nil }
        var items: [String] = []
        var quote: Character?
        var item = ""
        var isEscaped = false
        for character in text.dropFirst().dropLast() {
            guard let open = quote else {
                if character == "'" || character == "\"" {
                    quote = character
                } else if character != ",", !character.isWhitespace {
                    return nil
                }
                continue
            }
            if isEscaped {
                item.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == open {
                items.append(item)
                (item, quote) = ("", nil)
            } else {
                item.append(character)
            }
        }
        return quote == nil && !items.isEmpty ? items : nil
    }
}
