public import GraphCore
internal import ProductionModel

extension SequenceView {
    /// Reads the payload of a `sequence.assemble` job.
    public init(payload: Value) throws(PayloadError) {
        try self.init(node: WiredNode(payload: payload), film: FilmView(inPayload: payload))
    }

    /// Reads a sequence with the shots wired into it; `path` leads to the sequence in what is being read, for errors.
    public init(node: WiredNode, film: FilmView, path: String = "") throws(PayloadError) {
        try node.require(.sequence, path: path)
        let inputs = node.inputs[FilmPort.video] ?? []
        guard !inputs.isEmpty else {
            throw PayloadError(
                .missingInput, path: path.appending("inputs.video"),
                message: "The sequence is empty: wire shots into it.")
        }
        var events: [SequenceEvent] = []
        for (index, input) in inputs.enumerated() {
            events.append(
                try SequenceEvent(input: input, film: film, path: path.appending("inputs.video[\(index)]")))
        }
        let record = FieldRecord(node.fields, path: path.appending("fields"))
        self.init(
            title: try record.read(SequenceFields.title), events: events,
            fadeOut: try record.read(SequenceFields.fadeOut), film: film)
    }

    /// The sequence as a node with its inputs: what ``init(node:film:path:)`` reads.
    public var node: WiredNode {
        WiredNode(
            kind: FilmKind.sequence.key, fields: fields,
            inputs: [
                FilmPort.video: events.map { WiredNode.Input(wire: $0.wireFields, source: $0.source.node) }
            ])
    }

    /// The payload of a job that assembles this cut, as the planner makes it from a document.
    public var payload: Value { node.payload(in: film) }
}

extension CutSource {
    fileprivate init(node: WiredNode, film: FilmView, path: String) throws(PayloadError) {
        self =
            switch node.kind {
            case FilmKind.image.key, FilmKind.video.key: .clip(try ClipView(node: node, path: path))
            default: .shot(try ShotView(node: node, film: film, path: path))
            }
    }

    fileprivate var node: WiredNode {
        switch self {
        case .shot(let shot): shot.node
        case .clip(let clip): clip.node
        }
    }
}

extension SequenceEvent {
    fileprivate init(input: WiredNode.Input, film: FilmView, path: String) throws(PayloadError) {
        let source = try CutSource(node: input.source, film: film, path: path.appending("value"))
        let record = FieldRecord(input.wire, path: path.appending("wire"))
        let sourceIn = try record.read(EditFields.sourceIn)
        let sourceOut = try record.read(EditFields.sourceOut)
        let end = sourceOut == 0 ? source.length : sourceOut
        guard end <= source.length else {
            throw record.error(
                .contradiction, EditFields.sourceOut.spec,
                "The shot is \(source.length) frames long; its out cannot be at \(end).")
        }
        guard sourceIn < end else {
            throw record.error(
                .contradiction, EditFields.sourceIn.spec, "The in at \(sourceIn) must lie before the out at \(end).")
        }
        self.init(
            source: source, sourceIn: sourceIn, sourceOut: sourceOut == 0 ? nil : sourceOut,
            transition: CutTransition(
                try record.read(EditFields.transition), length: try record.read(EditFields.transitionLength)))
    }
}
