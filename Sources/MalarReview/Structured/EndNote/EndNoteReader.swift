// SPDX-License-Identifier: Apache-2.0

/// Reads EndNote's XML: `xml/records/record`, as EndNote, Rayyan, Covidence and others write it.
enum EndNoteReader {
    static func read(_ bytes: [UInt8], file: String) throws(RecordFileError) -> RecordReading {
        var reading = RecordReading(file: file, format: .endnoteXML)
        // Where the library stood on the computer that exported it is nobody's business.
        var fields = MarkupFields(
            transparentNames: ["style"], droppedAttributes: ["database/@path", "database/@name", "key/@db-id"], keepsLineBreaks: true)
        var names: [String] = []
        let summary = try MarkupRecords.read(bytes, file: file, names: ["record"]) { element in
            let origin = RecordOrigin(file: file, position: reading.records.count + 1, line: element.line)
            var record = BibliographicRecord(id: "", origin: origin)
            EndNoteRecord(element: element, format: fields).fill(&record)
            record.fields = fields.fields(of: element).map(Self.withoutFolder)
            names.append(element.text("rec-number"))
            reading.records.append(record)
        }
        if reading.records.isEmpty, summary.root != "xml", summary.root != "records" {
            throw RecordFileError(
                file: file, line: 1,
                "the XML begins with <\(summary.root.prefix(60))>, not with EndNote's <xml><records>, and holds no record")
        }
        if !summary.forbiddenLines.isEmpty { reading.remarks.append(.forbiddenCharacters(summary.forbiddenLines)) }
        if !RecordNaming.apply(names, to: &reading.records), names.contains(where: { !$0.isEmpty }) {
            let lines = Array(RecordNaming.unusableLines(names, reading.records).prefix(20))
            reading.remarks.append(
                ReadingRemark(.note, lines: lines, "rec-number does not name each record; records are named by position"))
        }
        return reading
    }

    /// The name of the library without the folders that some versions print before it.
    private static func withoutFolder(_ field: SourceField) -> SourceField {
        guard field.name == "database" else { return field }
        let name = field.value.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        return SourceField(field.name, name, line: field.line)
    }
}
