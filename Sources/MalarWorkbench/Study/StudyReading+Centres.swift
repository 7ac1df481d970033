// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarCohort
internal import MalarStudy

extension StudyReading {
    /// The folder of a study that holds a folder for each centre with files of its own.
    static let centresFolder = "centres"
    static let mappingFile = "mapping.yaml"

    /// The mappings of all centres of a study in alphabetical order of their folders; what is wrong is added to `problems`.
    static func mappings(_ folder: String, _ problems: inout [String]) throws(RequestError) -> [CentreMapping] {
        let root = URL(fileURLWithPath: folder).appendingPathComponent(centresFolder)
        var mappings: [CentreMapping] = []
        for name in ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []).sorted() where !name.hasPrefix(".") {
            let path = "\(centresFolder)/\(name)"
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: root.appendingPathComponent(name).path, isDirectory: &isFolder)
            guard isFolder.boolValue else {
                problems.append("\(path): a file of a centre stands in a folder of that centre, such as \(centresFolder)/pisa")
                continue
            }
            guard let text = try text(of: "\(path)/\(mappingFile)", in: folder) else {
                problems.append("\(path): there is no \(mappingFile); `malar dictionary --mapping FILE.csv` writes one to begin with")
                continue
            }
            do throws(StudyFileErrors) {
                mappings.append(try CentreMapping(yaml: text, file: "\(path)/\(mappingFile)"))
            } catch {
                problems.append(error.description)
            }
        }
        problems += repeated(mappings)
        return mappings
    }

    /// Two folders of one centre would be one row of the table of centres.
    private static func repeated(_ mappings: [CentreMapping]) -> [String] {
        var first: [String: String] = [:]
        return mappings.compactMap { mapping in
            guard let other = first[mapping.centre] else {
                first[mapping.centre] = mapping.file
                return nil
            }
            return "\(mapping.file): `\(mapping.centre)` is also the centre of \(other); give each its own name under `centre`"
        }
    }
}
