/// A set of node or wire ids that is walked through in the order of insertion. The standard library's sets hash with
/// SipHash and are compiled anew for every type; here sets are made per edit and per frame.
package struct IDSet: Sendable {
    private var table = SlotTable()
    private var words: [UInt64] = []

    package init() {}

    @inline(never)
    init(_ nodes: [NodeID]) {
        for node in nodes { _ = insert(node.rawValue) }
    }

    package var count: Int { words.count }

    /// The ids as nodes, in the order they were inserted.
    package var nodes: [NodeID] { words.map { NodeID($0) } }

    /// Whether the word is new here.
    @inline(never)
    mutating func insert(_ word: UInt64) -> Bool {
        guard table[word] == nil else { return false }
        table[word] = Int32(words.count)
        words.append(word)
        return true
    }

    func contains(_ word: UInt64) -> Bool { table[word] != nil }

    func contains(_ node: NodeID) -> Bool { contains(node.rawValue) }
}
