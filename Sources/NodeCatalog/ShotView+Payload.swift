public import GraphCore
internal import ProductionModel

extension ShotView {
    /// Reads the payload of a `previs.shot` job.
    public init(payload: Value) throws(PayloadError) {
        try self.init(node: WiredNode(payload: payload), film: FilmView(inPayload: payload))
    }

    /// Reads a shot with what is wired into it. The title is the node's own and may be given; `path` leads to the shot
    /// in what is being read, for errors.
    public init(node: WiredNode, film: FilmView, title: String = "", path: String = "") throws(PayloadError) {
        try node.require(.shot, path: path)
        let record = FieldRecord(node.fields, path: path.appending("fields"))
        let cast = try ShotView.cast(of: node, path: path)
        let scene = try ShotView.scene(of: node, path: path)
        self.init(
            title: title, framing: try record.read(ShotFields.framing), angle: try record.read(ShotFields.angle),
            movement: CameraMovement(
                kind: try record.read(ShotFields.movement), direction: try record.read(ShotFields.direction),
                speed: try record.read(ShotFields.speed), easing: try record.read(ShotFields.easing),
                curve: try record.read(ShotFields.curve)),
            lens: Lens(
                focalLength: try record.read(ShotFields.focalLength), aperture: try record.read(ShotFields.aperture),
                focusDistance: try record.read(ShotFields.focusDistance)),
            sensor: try record.read(ShotFields.sensor) ?? film.sensor,
            duration: try record.read(ShotFields.duration),
            lighting: Lighting(
                setup: try record.read(ShotFields.lighting), keyToFill: try record.read(ShotFields.keyToFill),
                backToKey: try record.read(ShotFields.backToKey),
                temperature: try record.read(ShotFields.temperature)),
            grade: try record.read(ShotFields.grade), action: try record.read(ShotFields.action),
            dialogue: try ShotView.dialogue(in: record), cast: cast, scene: scene, film: film)
    }

    /// The shot as a node with its inputs: what ``init(node:film:title:path:)`` reads.
    public var node: WiredNode {
        WiredNode(
            kind: FilmKind.shot.key, fields: fields,
            inputs: [
                FilmPort.character: cast.map { placement in
                    WiredNode.Input(
                        wire: placement.wireFields,
                        source: WiredNode(kind: FilmKind.character.key, fields: placement.character.fields))
                },
                FilmPort.scene: [
                    WiredNode.Input(source: WiredNode(kind: FilmKind.scene.key, fields: scene.fields))
                ],
            ])
    }

    /// The payload of a job that renders this shot, as the planner makes it from a document.
    public var payload: Value { node.payload(in: film) }

    private static func cast(of node: WiredNode, path: String) throws(PayloadError) -> [CastPlacement] {
        let inputs = node.inputs[FilmPort.character] ?? []
        var cast: [CastPlacement] = []
        for (index, input) in inputs.enumerated() {
            let path = path.appending("inputs.character[\(index)]")
            try input.source.require(.character, path: path.appending("value"))
            let placement = try CastPlacement(character: input.source.fields, wire: input.wire, path: path)
            if case .member(let other) = placement.looksAt, other >= inputs.count || other == index {
                throw PayloadError(
                    .contradiction, path: path.appending("wire.looks_at"),
                    message: other == index
                        ? "A character cannot look at itself."
                        : "The shot has \(inputs.count) in its cast, so nobody can look at cast member \(other + 1).")
            }
            cast.append(placement)
        }
        return cast
    }

    private static func scene(of node: WiredNode, path: String) throws(PayloadError) -> SceneView {
        let inputs = node.inputs[FilmPort.scene] ?? []
        guard let input = inputs.first else {
            throw PayloadError(
                .missingInput, path: path.appending("inputs.scene"), message: "The shot needs a scene: wire one in.")
        }
        guard inputs.count == 1 else {
            throw PayloadError(
                .contradiction, path: path.appending("inputs.scene"), message: "A shot plays in one scene only.")
        }
        let path = path.appending("inputs.scene[0].value")
        try input.source.require(.scene, path: path)
        return try SceneView(fields: input.source.fields, path: path.appending("fields"))
    }

    private static func dialogue(in record: FieldRecord) throws(PayloadError) -> [DialogueLine] {
        var lines: [DialogueLine] = []
        let path = record.path.appending("dialogue")
        for (index, line) in try record.read(ShotFields.dialogue).enumerated() {
            lines.append(try DialogueLine(record: line, path: "\(path)[\(index)]"))
        }
        return lines
    }
}

extension WiredNode {
    /// Throws unless the node is of that kind.
    func require(_ kind: FilmKind, path: String) throws(PayloadError) {
        guard self.kind == kind.key else {
            throw PayloadError(
                .wrongKind, path: path.appending("kind"),
                message: "A \(kind.rawValue) was expected here, not a \(self.kind.name).")
        }
    }

    /// The record of ``payload`` as the planner makes it: only what functions read, with the film's settings beside.
    func payload(in film: FilmView) -> Value {
        guard case .record(var record) = readByFunctions.payload else { return payload }
        record["film"] = .record(film.fields.keepingConnected(FilmFields.all))
        return .record(record)
    }

    /// The node and its inputs without the fields that no function reads today.
    private var readByFunctions: WiredNode {
        guard let kind = FilmCatalogue.catalogue.kind(kind) else { return self }
        var node = self
        node.fields = fields.keepingConnected(kind.fields)
        for port in kind.ports where port.direction == .input {
            node.inputs[port.key] = inputs[port.key]?.map { input in
                Input(wire: input.wire.keepingConnected(port.wireFields), source: input.source.readByFunctions)
            }
        }
        return node
    }
}

extension [FieldKey: Value] {
    /// Without the fields that no function reads today.
    fileprivate func keepingConnected(_ specs: [FieldSpec]) -> Self {
        let connected = Set(specs.filter { $0.reader == .connected }.map(\.key))
        return filter { connected.contains($0.key) }
    }
}
