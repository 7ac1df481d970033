// SPDX-License-Identifier: Apache-2.0

extension FlowCounts {
    /// Counts entered by hand, under the names of the template; parts as `name: count` lines. What is not given stays unknown.
    init(_ settings: ReviewSettings) {
        self.init()
        settings.allow(FlowCountName.allCases.map(\.rawValue))
        for name in FlowCountName.allCases {
            if let path = FlowCountName.parts[name] {
                self[keyPath: path] = Self.parts(name.rawValue, settings)
            } else if let count = settings.count(name.rawValue) {
                if let path = FlowCountName.single[name] { self[keyPath: path] = count }
                if let path = FlowCountName.always[name] { self[keyPath: path] = count }
            }
        }
        if databaseResults == nil, !databases.isEmpty { databaseResults = Self.sum(databases) }
        if registerResults == nil, !registers.isEmpty { registerResults = Self.sum(registers) }
    }

    private static func parts(_ key: String, _ settings: ReviewSettings) -> [Part] {
        settings.entries(key).compactMap { name, value in
            guard let text = value.ownText, let count = ReviewSettings.count(text) else {
                settings.reader.report(value.node, "expected a whole number of 0 or more for `\(name)`")
                return nil
            }
            return Part(name, count)
        }
    }
}
