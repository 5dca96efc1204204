public import GraphCore

extension WiredNode {
    /// A node of a document with what is wired into it, recursively; sources that are muted or bypassed are
    /// left out, as a run leaves them out: no kind of the film hands an input of its output's type on. Nil when the document has no such node, or when it is of a document-local kind, which no view
    /// of the film reads. The document has no cycles, so this ends.
    public init?(_ node: NodeID, in document: GraphDocument) {
        guard let node = document.node(node), case .builtIn(let kind) = node.kind else { return nil }
        self.init(kind: kind, fields: node.fields)
        for wire in document.wires(into: node.id) {
            guard let node = document.node(wire.source.node), !node.isMuted, !node.isBypassed,
                let source = WiredNode(wire.source.node, in: document)
            else { continue }
            inputs[wire.target.port, default: []].append(Input(wire: wire.fields, source: source))
        }
    }
}

extension FilmView {
    /// Reads the document's root node.
    public init(document: GraphDocument) throws(PayloadError) {
        try self.init(fields: document.root.fields)
    }
}

extension ShotView {
    /// Reads a shot of a document, with its title. Nil when the document has no such node.
    public init?(_ node: NodeID, in document: GraphDocument) throws(PayloadError) {
        guard let wired = WiredNode(node, in: document) else { return nil }
        try self.init(
            node: wired, film: FilmView(document: document), title: document.node(node)?.title ?? "")
    }
}

extension SequenceView {
    /// Reads a sequence of a document with its shots; their titles are the document's to give. Nil when the document
    /// has no such node.
    public init?(_ node: NodeID, in document: GraphDocument) throws(PayloadError) {
        guard let wired = WiredNode(node, in: document) else { return nil }
        try self.init(node: wired, film: FilmView(document: document))
    }
}
