// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Small exports of invented records, in a folder of their own that goes with the value.
final class SmallExports {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("malar-records-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, _ name: String) throws {
        let place = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: place)
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path) }

    func names(in name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(name).path).sorted()
    }

    /// Three records in RIS, the second of which stands in `table` as well.
    static let ris = """
        TY  - JOUR
        ID  - one
        TI  - Joint pain under an invented antibody: a made-up series
        AU  - Bianchi, Anna
        AU  - Rossi, Mario
        PY  - 2023
        T2  - Journal of Invented Rheumatology
        VL  - 12
        SP  - 101
        EP  - 109
        ER  -
        TY  - JOUR
        ID  - two
        TI  - Arthritis of the hands in an imaginary cohort of patients
        AU  - Verdi, Carla
        PY  - 2022
        T2  - Annals of Imaginary Medicine
        VL  - 7
        SP  - 33
        EP  - 41
        DO  - 10.5555/imaginary.7.33
        AN  - L900000002
        ER  -
        TY  - JOUR
        ID  - three
        TI  - A wholly different matter of the kidney in mice
        AU  - Neri, Paolo
        PY  - 2021
        T2  - Annals of Imaginary Medicine
        VL  - 6
        SP  - 1
        EP  - 9
        ER  -

        """

    /// As a table: a duplicate of the second record above, and another one.
    static let table = """
        ID,title,author,year,journal,volume,pages,doi
        a1,Arthritis of the hands in an imaginary cohort of patients,"Verdi, C.",2022,Annals of Imaginary Medicine,7,33-41,10.5555/imaginary.7.33
        a2,Skin lesions in a dreamt-up registry of twelve centres,"Gialli, Ugo",2020,Journal of Invented Rheumatology,9,55-60,

        """
}
