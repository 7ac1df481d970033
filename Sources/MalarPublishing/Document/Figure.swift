// SPDX-License-Identifier: Apache-2.0

/// A drawing with its caption, its description for those who cannot see it, and the data it was drawn from.
public struct Figure: Sendable, Hashable {
    /// Unique in the document; the target of links and the stem of file names.
    public var id: String
    /// What the figure is called in the text, such as "Figure 1".
    public var label: String
    /// Stands behind the label and together with it is the title of the drawing; may be empty.
    public var caption: String
    /// What the figure shows, in one or two sentences.
    public var alternativeText: String
    /// The drawing at its printed size, in inks whose colours follow from where it is shown.
    public var scene: Scene
    /// The numbers that were drawn.
    public var data: Table

    /// - Precondition: `alternativeText` is not empty.
    public init(id: String, label: String, caption: String, alternativeText: String, scene: Scene, data: Table) {
        precondition(!alternativeText.isEmpty, "a figure needs a description")
        self.id = id
        self.label = label
        self.caption = caption
        self.alternativeText = alternativeText
        self.scene = scene
        self.data = data
    }

    /// The label and the caption in one line.
    public var heading: String { [label, caption].filter { !$0.isEmpty }.joined(separator: ". ") }
}
