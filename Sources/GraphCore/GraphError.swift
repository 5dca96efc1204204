/// Why a document refuses an edit.
public struct GraphError: Error, Hashable, Sendable {
    /// The rule that refuses; the raw values cross to the page and never change.
    public enum Code: UInt8, Hashable, Sendable, CaseIterable {
        /// The node is not there, or not any more.
        case nodeMissing = 1
        /// The wire is not there, or not any more.
        case wireMissing = 2
        /// A new node or wire has the id of an existing one.
        case idInUse = 3
        /// The root can be neither added, removed nor put into a group.
        case rootIsFixed = 4
        /// Wires hang on the node that should go.
        case nodeHasWires = 5
        /// The node that should go holds others.
        case nodeHasChildren = 6
        /// The node refuses edits until it is unlocked.
        case nodeLocked = 7
        /// The kind has no such port on that side.
        case portMissing = 8
        /// The types differ, and no conversion is listed.
        case typeMismatch = 9
        /// The input takes one wire and has it.
        case inputTaken = 10
        /// A wire from a node to itself.
        case selfLoop = 11
        /// The same output already feeds the same input.
        case wireRepeated = 12
        /// The wire would close a circle.
        case cycle = 13
        /// The group would hold itself.
        case groupCycle = 14
        /// The value is of another shape, out of range, not listed, or too long.
        case fieldInvalid = 15
        /// A text, list, key or document beyond its limit.
        case tooLarge = 16
        /// There is nothing to undo or to redo.
        case nothingToUndo = 17
    }

    /// The rule that refuses.
    public let code: Code
    /// The nodes it is about, the edited one first; a screen marks them.
    public let nodes: [NodeID]
    /// The wires it is about.
    public let wires: [WireID]
    /// One sentence or two for the person who made the edit: what, where, what to do.
    public let reason: String

    /// An error from its parts.
    public init(_ code: Code, nodes: [NodeID] = [], wires: [WireID] = [], _ reason: String) {
        self.code = code
        self.nodes = nodes
        self.wires = wires
        self.reason = reason
    }

    static func because(
        _ code: Code, nodes: [NodeID] = [], wires: [WireID] = [], _ reason: Sentence
    ) -> GraphError {
        GraphError(code, nodes: nodes, wires: wires, reason.text)
    }
}
