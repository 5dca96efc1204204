/// What is kept of each card and each line, by slot.
extension CanvasSurface {
    /// A node's card.
    struct Card {
        var id = NodeID(0)
        var x: Int32 = 0
        var y: Int32 = 0
        var width: Int32 = 0
        var height: Int32 = 0
        /// The place of its geometry among the surface's faces.
        var face: Int32 = 0
        var flags: Int32 = 0
        var stamp: Int32 = 0
        var wired: Int32 = 0
        /// The slot of the card that stands for the node: its own, that of a closed group around it, or −1 where it is
        /// not seen at all.
        var standIn: Int32 = -1
        /// It holds others and stands for them.
        var isClosed = false
        var isUsed = false
    }

    /// A wire's line.
    struct Line {
        var id = WireID(0)
        /// The slots of the cards that it is seen to join.
        var source: Int32 = 0
        var target: Int32 = 0
        /// Where it meets its cards, from their upper edges.
        var sourceY: Int32 = 0
        var targetY: Int32 = 0
        var type: Int32 = 0
        var flags: Int32 = 0
        var isSeen = false
        var isUsed = false
    }
}

/// The bits of a card's flags; the page knows them (Web/src/wasm/view.ts).
enum CardFlag {
    static let stale: Int32 = 1
    static let selected: Int32 = 2
    static let bypassed: Int32 = 4
    static let muted: Int32 = 8
    static let locked: Int32 = 16
    static let lifted: Int32 = 32
    static let unknown: Int32 = 64
    static let made: Int32 = 128
    static let incomplete: Int32 = 256
    /// It stands outside of the level, and is shown beside it because a wire joins it to the inside.
    static let portal: Int32 = 512
    /// An open frame: it lies behind wires and cards.
    static let frame: Int32 = 1024
    /// A group that stands for what it holds.
    static let closed: Int32 = 2048
    /// It has a size of its own.
    static let sizable: Int32 = 4096
}

/// The bits of a line's flags; the page knows them.
enum LineFlag {
    static let selected: Int32 = 2
    static let quiet: Int32 = 8
    static let lifted: Int32 = 32
    static let converts: Int32 = 64
    /// The record is of a piece of a wire and ends in a point that the wire is led over.
    static let turns: Int32 = 128
}
