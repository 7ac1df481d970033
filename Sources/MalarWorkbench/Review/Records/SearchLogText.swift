// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

/// The text of `searches/<id>.yaml`, in the order in which PRISMA-S asks.
enum SearchLogText {
    static func of(_ run: SearchRun, originals: [String] = []) -> String {
        var lines = ["source: \(quoted(run.source))"]
        add("platform", run.platform, &lines)
        add("hostVersion", run.hostVersion, &lines)
        lines.append("date: \(run.date)")
        add("time", run.time, &lines)
        add("timeZone", run.timeZone, &lines)
        add("person", run.person, &lines)
        lines += strategy(run.strategy)
        add("limits", run.limits, &lines)
        add("filters", run.filters, &lines)
        if let shown = run.hitsShown { lines.append("hitsShown: \(shown)") }
        if let exported = run.hitsExported { lines.append("hitsExported: \(exported)") }
        lines += files(run.files, originals)
        add("format", run.format, &lines)
        if let earlier = run.rerunOf { lines.append("rerunOf: \(quoted(earlier))") }
        add("remarks", run.remarks, &lines)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func add(_ key: String, _ value: String, _ lines: inout [String]) {
        if !value.isEmpty { lines.append("\(key): \(quoted(value))") }
    }

    private static func files(_ files: [SearchFile], _ originals: [String]) -> [String] {
        let names = originals.map { "# exported as \(quoted($0))" }
        if files.count == 1 { return names + ["file: \(quoted(files[0].name))", "sha256: \(files[0].sha256)"] }
        if files.isEmpty { return names }
        return names + ["files:"] + files.flatMap { ["  - name: \(quoted($0.name))", "    sha256: \($0.sha256)"] }
    }

    /// Lines as they are where YAML keeps them so, else one line with escapes.
    private static func strategy(_ text: String) -> [String] {
        if text.isEmpty { return [] }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let isPlain = lines.allSatisfy { line in
            !line.isEmpty && line.first != " " && line.last != " " && line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !isSpecial($0) }
        }
        guard lines.count > 1, isPlain else { return ["strategy: \(quoted(text))"] }
        return ["strategy: |-"] + lines.map { "  \($0)" }
    }

    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        (0x7F...0x9F).contains(scalar.value) || [0x2028, 0x2029, 0xFEFF].contains(scalar.value)
    }

    /// A YAML string in double quotes, on one line, which means exactly the text.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || isSpecial(scalar):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
