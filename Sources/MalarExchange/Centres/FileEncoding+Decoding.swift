// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort

extension FileEncoding {
    /// The bytes of a file as UTF-8. What is stated as UTF-8 is judged by the reader of delimited text.
    ///
    /// - Throws: a problem where the bytes cannot be, or very probably are not, in this encoding.
    func decoded(_ bytes: [UInt8], file: String, mapping: String) throws(StudyFolderError) -> [UInt8] {
        guard self == .windows1252, bytes.contains(where: { $0 >= 0x80 }) else { return bytes }
        // Accents would come out as two signs each, and nobody would be told.
        if String(validating: bytes, as: UTF8.self) != nil {
            throw StudyFolderError(.notText, file, "the file is UTF-8, and \(mapping) says windows-1252; write `encoding: utf-8` there")
        }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count + bytes.count / 16)
        var line = 1
        for byte in bytes {
            if byte == 0x0A { line += 1 }
            guard let scalar = Self.scalar(byte) else {
                let problem = StudyFolderError.Problem(
                    .notText, file, line: line, "a byte of this line is no character of Windows-1252; export the file again as UTF-8")
                throw StudyFolderError(problems: [problem])
            }
            UTF8.encode(scalar).map { decoded.append(contentsOf: $0) }
        }
        return decoded
    }

    private static func scalar(_ byte: UInt8) -> Unicode.Scalar? {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        let value = upper[Int(byte) - 0x80]
        return value == 0 ? nil : Unicode.Scalar(value)
    }

    // swift-format-ignore
    /// The characters of bytes 80 to 9F; 0 where there is none. Source: the table cp1252 of unicode.org.
    private static let upper: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
}
