// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Who asks NCBI's E-utilities, and where.
public struct PubMedAccess: Sendable, Hashable {
    /// NCBI's own address.
    public static let ncbi = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"

    /// The name of the program, as NCBI asks for; without spaces.
    public var tool = "malar"
    /// The address of a person whom NCBI can ask to stop; empty for none.
    public var email: String
    /// The key that allows ten requests a second instead of three; `nil` for none.
    public var key: PubMedKey?
    /// The address of the E-utilities, with a slash at its end.
    public var address: String

    /// Access by NCBI's own address, with the key of the environment.
    public init(email: String = "", key: PubMedKey? = .fromEnvironment(), address: String = PubMedAccess.ncbi) {
        self.email = email
        self.key = key
        self.address = address.hasSuffix("/") ? address : address + "/"
    }

    /// Requests a second that NCBI allows: 10 with a key, else 3.
    ///
    /// - Source: E. Sayers, A General Introduction to the E-utilities, NCBI (2009, updated 2022), NBK25497.
    public var requestsPerSecond: Int { key == nil ? 3 : 10 }

    /// Whether nothing sent can be read on its way: HTTPS, or this machine itself.
    var isSafe: Bool {
        guard let parts = URLComponents(string: address), let host = parts.host, parts.user == nil, parts.query == nil else { return false }
        return parts.scheme == "https" || parts.scheme == "http" && ["127.0.0.1", "localhost", "[::1]", "::1"].contains(host)
    }
}

/// A secret of a person at NCBI. It is sent in the body of a request alone, and no description, mirror or error shows it.
public struct PubMedKey: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let text: String

    /// A key; `nil` for an empty text, or one with other characters than letters and digits of ASCII.
    public init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= 256, text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else { return nil }
        self.text = text
    }

    /// The key in the environment variable `NCBI_API_KEY`; `nil` where there is none or it is no key.
    public static func fromEnvironment() -> PubMedKey? {
        ProcessInfo.processInfo.environment["NCBI_API_KEY"].flatMap(PubMedKey.init)
    }

    /// "(hidden)".
    public var description: String { "(hidden)" }
    /// "(hidden)".
    public var debugDescription: String { "(hidden)" }
    /// Shows nothing of the key.
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// A text of the server without the key.
    func hidden(in text: String) -> String { text.replacingOccurrences(of: self.text, with: "(hidden)") }
}
