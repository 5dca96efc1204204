import GraphCore

/// What a plan leaves behind for the next one of the same document, which then works out only what has changed since.
/// Plans are the same with it and without it, and whichever document it is used for next.
public struct PlanMemory: Sendable {
    private var catalogue: Catalogue?
    private var document: GraphDocument?
    private var table = FingerprintTable(catalogue: Catalogue(portTypes: [], conversions: [], kinds: []))
    /// What nodes gave to payloads when they were last planned.
    var contents: [NodeID: PayloadContent] = [:]

    /// A memory of nothing.
    public init() {}

    /// The fingerprints of a document, which is from now on the one that is remembered.
    mutating func fingerprints(of document: GraphDocument, _ catalogue: Catalogue) -> FingerprintTable {
        if let earlier = self.document, catalogue === self.catalogue, earlier.rootID == document.rootID {
            let changed = document.nodesChanged(since: earlier)
            table.update(document, changed: changed)
            for node in changed where document.node(node) == nil { contents[node] = nil }
        } else {
            table = FingerprintTable(catalogue: catalogue)
            table.rebuild(document)
            contents = [:]
        }
        self.catalogue = catalogue
        self.document = document
        return table
    }
}
