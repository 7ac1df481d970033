// SPDX-License-Identifier: Apache-2.0

/// The 28 joints. The thumb's interphalangeal joint is `pip1`. Hips, ankles, feet and distal interphalangeal joints are outside.
public enum Joint28: String, CaseIterable, Sendable {
    case shoulderRight, elbowRight, wristRight
    case mcp1Right, mcp2Right, mcp3Right, mcp4Right, mcp5Right
    case pip1Right, pip2Right, pip3Right, pip4Right, pip5Right
    case kneeRight
    case shoulderLeft, elbowLeft, wristLeft
    case mcp1Left, mcp2Left, mcp3Left, mcp4Left, mcp5Left
    case pip1Left, pip2Left, pip3Left, pip4Left, pip5Left
    case kneeLeft

    /// The joint in words: `right shoulder`, `left MCP 3`.
    public var label: String {
        let isRight = rawValue.hasSuffix("Right")
        let joint = rawValue.dropLast(isRight ? 5 : 4)
        let name = joint.last?.isNumber == true ? "\(joint.dropLast().uppercased()) \(joint.suffix(1))" : String(joint)
        return "\(isRight ? "right" : "left") \(name)"
    }
}

/// What was looked for in the joints.
enum JointSign: String, CaseIterable {
    case tender, swollen

    /// The item of the count: `tjc28`, `sjc28`.
    var count: String { self == .tender ? "tjc28" : "sjc28" }

    /// The item of one joint: `tender.kneeLeft`.
    func item(_ joint: Joint28) -> String { "\(rawValue).\(joint.rawValue)" }

    /// The joints of an examination, from the items of a visit.
    func joints(_ answers: Answers) -> Findings<Joint28> {
        Findings(of: { answers.finding(item($0)) })
    }
}
