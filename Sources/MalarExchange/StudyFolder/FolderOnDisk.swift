// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarCohort
internal import MalarDelimited

/// A folder of the file system.
struct FolderOnDisk {
    let path: String

    init(_ path: String) {
        self.path = path
    }

    /// The names in the folder and the bytes of its tables and of the files of its centres.
    func source(centres: [CentreMapping]) throws(StudyFolderError) -> FolderSource {
        let names = try names()
        var tables: [(DataTable, [UInt8])] = []
        var unreadable: [StudyFolderError.Problem] = []
        for table in DataTable.allCases where names.contains(table.fileName) {
            do throws(StudyFolderError) {
                tables.append((table, try bytes(of: table.fileName)))
            } catch {
                unreadable += error.problems
            }
        }
        return FolderSource(names: names, tables: tables, unreadable: unreadable, centres: centres.map(centre))
    }

    private func centre(_ mapping: CentreMapping) -> CentreSource {
        let folder = URL(fileURLWithPath: path).appendingPathComponent(mapping.folder).path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? []
        var files: [String: [UInt8]] = [:]
        var unreadable: [StudyFolderError.Problem] = []
        for name in Set(mapping.files.map(\.name.text)) where names.contains(name) {
            do throws(StudyFolderError) {
                files[name] = try bytes(of: "\(mapping.folder)/\(name)")
            } catch {
                unreadable += error.problems
            }
        }
        return CentreSource(mapping: mapping, names: names, files: files, unreadable: unreadable)
    }

    private func names() throws(StudyFolderError) -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw StudyFolderError(.noSuchFolder, path, "there is no such folder")
        }
        guard isFolder.boolValue else {
            throw StudyFolderError(.notAFolder, path, "this is a file; give the folder that holds patients.csv")
        }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        } catch {
            throw StudyFolderError(.unreadable, path, "the folder cannot be opened; check that you may read it")
        }
    }

    private func bytes(of name: String) throws(StudyFolderError) -> [UInt8] {
        let url = URL(fileURLWithPath: path).appendingPathComponent(name).resolvingSymlinksInPath()
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
        // A pipe would be waited for, and a folder has no bytes.
        guard attributes?[.type] as? FileAttributeType == .typeRegular else {
            throw StudyFolderError(.unreadable, name, "this is not a file that can be read")
        }
        if let size = attributes?[.size] as? Int, size > FieldSlice.maximumBytes {
            throw StudyFolderError(.unreadable, name, DelimitedTextError(.fileTooLarge, fileName: name).sentence)
        }
        do {
            return try [UInt8](Data(contentsOf: url))
        } catch {
            throw StudyFolderError(.unreadable, name, "the file cannot be opened; check that you may read it")
        }
    }
}
