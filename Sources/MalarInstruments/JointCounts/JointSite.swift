// SPDX-License-Identifier: Apache-2.0

/// The 34 joints of one side in the ACR count of 68 tender and 66 swollen joints. The hip is examined for tenderness only, because its
/// swelling cannot be felt. The thumb's interphalangeal joint is `pip1`.
///
/// - Source: `verywellJointCounts` (groups); numbers derived: 68 in all, less two hips 66.
public enum JointSite: String, CaseIterable, Sendable {
    case tmj, sternoclavicular, acromioclavicular, shoulder, elbow, wrist
    case mcp1, mcp2, mcp3, mcp4, mcp5
    case pip1, pip2, pip3, pip4, pip5
    case dip2, dip3, dip4, dip5
    case hip, knee, ankle, tarsus
    case mtp1, mtp2, mtp3, mtp4, mtp5
    case toeIp1, toeIp2, toeIp3, toeIp4, toeIp5

    /// All joints of a side: those examined for tenderness.
    public static let tenderSites = ItemSet<JointSite>.all
    /// Those examined for swelling: all but the hip.
    public static let swollenSites = tenderSites.subtracting([.hip])
    /// Those of the count of 28: shoulder, elbow, wrist, MCP 1-5, thumb IP and PIP 2-5, knee.
    public static let sites28: ItemSet<JointSite> = [
        .shoulder, .elbow, .wrist, .mcp1, .mcp2, .mcp3, .mcp4, .mcp5, .pip1, .pip2, .pip3, .pip4, .pip5, .knee,
    ]

    /// The joint in words: `shoulder`, `MCP 3`, `toe IP 2`.
    public var label: String {
        switch self {
        case .tmj: return "temporomandibular joint"
        case .pip1: return "thumb IP"
        case _ where rawValue.last?.isNumber == true:
            let name = rawValue.dropLast()
            return "\(name == "toeIp" ? "toe IP" : name.uppercased()) \(rawValue.suffix(1))"
        default: return rawValue
        }
    }
}

/// A joint of one side of the body.
public struct Joint: Sendable, Hashable {
    /// A side of the body.
    public enum Side: String, CaseIterable, Sendable {
        case right = "Right"
        case left = "Left"
    }

    /// Which joint.
    public let site: JointSite
    /// On which side.
    public let side: Side

    /// A joint of one side of the body.
    public init(_ site: JointSite, _ side: Side) {
        self.site = site
        self.side = side
    }

    /// All 68 joints, the right side first.
    public static let all = Side.allCases.flatMap { side in JointSite.allCases.map { Joint($0, side) } }

    /// The id in code, CSV and JSON: `mcp3Left`.
    public var id: String { site.rawValue + side.rawValue }
    /// The joint in words: `left MCP 3`.
    public var label: String { "\(side == .right ? "right" : "left") \(site.label)" }
}
