// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Prints the rows of all programs side by side, and checks that those that compute the same say the same.
struct RatioTable {
    let rows: [Row]

    /// Names of the tasks, and the ratio that is asked of us against the fastest program that computes the same.
    private static let tasks: [(id: String, title: String, goal: Double)] = [
        ("a", "exact signed-rank test with ties", 10), ("b", "exact Mann-Whitney test with ties, two-sided by distance", 10),
        ("c", "asymptotic signed-rank tests", 3), ("d", "bootstrap interval of a median, 10,000 resamples", 1),
        ("e", "Kaplan-Meier of two groups and log-rank test, a million rows", 1),
        ("f", "Cox regression, 100,000 rows, five covariates", 1),
    ]

    /// The seconds below which a case should stay, beside the ratio; set when the peers were first measured on two cores of a server.
    private static let bars: [String: Double] = [
        "a n=26": 10e-6, "a n=50": 30e-6, "a n=200": 1e-3, "a n=1000": 60e-3, "b n=13+13": 20e-6, "b n=50+50": 2e-3,
        "b n=200+200": 0.4, "c 1000000 tests of n=26": 0.6, "d percentile": 3e-3, "d BCa": 3e-3, "e 3000 distinct times": 60e-3,
        "e all times distinct": 0.15, "f Efron": 30e-3, "f Breslow": 30e-3,
    ]

    init(files: [String]) throws {
        let lines = try files.flatMap { try String(contentsOfFile: $0, encoding: .utf8).split(separator: "\n") }
        rows = try lines.map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
    }

    /// Whether every program that computes the same says the same.
    func print() -> Bool {
        var agree = true
        for task in Self.tasks {
            let own = rows.filter { $0.task == task.id }
            guard !own.isEmpty else { continue }
            Swift.print("\n\(task.id)  \(task.title)")
            for ours in own where ours.software == "Malar" {
                let peers = own.filter { $0.testCase == ours.testCase && $0.software != "Malar" }
                agree = show(ours, peers: peers, goal: task.goal) && agree
            }
        }
        return agree
    }

    private func show(_ ours: Row, peers: [Row], goal: Double) -> Bool {
        Swift.print("   " + ours.testCase)
        let bar = Self.bars["\(ours.task) \(ours.testCase)"].map {
            "  should stay below \(Self.time($0).trimmingCharacters(in: .whitespaces))"
        }
        Swift.print("      " + Self.padded("Malar", 40) + Self.time(ours.seconds) + (bar ?? ""))
        var agree = true
        for peer in peers {
            let isSame = peer.note.isEmpty || peer.note.hasSuffix("scaled")
            let says = peer.note.isEmpty && (peer.value - ours.value).magnitude > 1e-6 * peer.value.magnitude
            if says { agree = false }
            let ratio = String(format: "%9.1f x", peer.seconds / ours.seconds)
            let remark = says ? "DISAGREES: \(peer.value), ours \(ours.value)" : isSame ? peer.note : "(\(peer.note))"
            Swift.print("      " + Self.padded(peer.software, 40) + Self.time(peer.seconds) + ratio + "  " + remark)
        }
        let fair = peers.filter { $0.note.isEmpty || $0.note.hasSuffix("scaled") || $0.note == "random" }.map { $0.seconds / ours.seconds }
        if let least = fair.min() {
            let verdict = least >= goal ? "reached" : "NOT reached"
            Swift.print("      fastest that computes the same: \(String(format: "%.1f", least)) x; at least \(goal) x is asked: \(verdict)")
        }
        return agree
    }

    private static func padded(_ text: String, _ width: Int) -> String { text.padding(toLength: width, withPad: " ", startingAt: 0) }

    private static func time(_ seconds: Double) -> String {
        switch seconds {
        case ..<1e-3: String(format: "%9.2f us", seconds * 1e6)
        case ..<1: String(format: "%9.2f ms", seconds * 1e3)
        default: String(format: "%9.2f s ", seconds)
        }
    }
}
