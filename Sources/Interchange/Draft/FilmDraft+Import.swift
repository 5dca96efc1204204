public import GraphCore
internal import NodeCatalog
internal import ProductionModel

extension FilmDraft {
    /// The operations that put the draft on a document's canvas: characters, scenes, shots, the sequence, and wires.
    ///
    /// `root` is the document's Film node; its fields are set to the draft's. Nodes and wires get ids from `random`, so
    /// a seeded generator gives the same document again.
    public func operations(
        root: NodeID, using random: inout some RandomNumberGenerator
    ) -> [GraphOperation] {
        var canvas = DraftCanvas(draft: self)
        return canvas.operations(root: root, using: &random)
    }

    /// The whole import as one change, labelled `Import` and the film's title. Its inverses are empty: the document
    /// computes them where the change is first validated.
    public func change(
        root: NodeID, author: UserID, base: Revision, using random: inout some RandomNumberGenerator
    ) -> Change {
        Change(
            id: ChangeID(Identifier128(high: random.next(), low: random.next())), author: author, base: base,
            label: "Import \(film.title)", operations: operations(root: root, using: &random), inverses: [])
    }
}

extension SceneDraft {
    fileprivate var name: String {
        if !title.isEmpty { return title }
        return view.heading.isEmpty ? "Scene" : view.heading
    }
}

/// Where an imported film's cards stand, in pixels at 100 %: the cast in a column on the left, each scene with its
/// shots in rows beside it, the sequence on the right.
enum GridLayout {
    /// The most cast members wired into one shot; more than these are a crowd.
    static let castLimit = 8
    static let shotsInRow = 6
    static let column = 272
    static let row = 232
    static let sceneGap = 64

    /// A point in the document's eighths of a pixel.
    static func point(_ x: Int, _ y: Int) -> CanvasPoint {
        CanvasPoint(x: Int32(clamping: x * 8), y: Int32(clamping: y * 8))
    }
}

/// Lays a draft out and wires it.
private struct DraftCanvas {
    let draft: FilmDraft
    private var operations: [GraphOperation] = []

    init(draft: FilmDraft) { self.draft = draft }

    mutating func operations(
        root: NodeID, using random: inout some RandomNumberGenerator
    ) -> [GraphOperation] {
        for (key, value) in draft.film.fields.sorted(by: { $0.key < $1.key }) {
            operations.append(.setField(.node(root), key: key, value: value))
        }
        let cast = draft.cast.enumerated().map { index, character in
            add(.character, character.name, character.fields, GridLayout.point(0, index * GridLayout.row), &random)
        }
        var y = 0
        var shots: [(NodeID, ShotDraft)] = []
        for scene in draft.scenes {
            let rows = (scene.shots.count + GridLayout.shotsInRow - 1) / GridLayout.shotsInRow
            let place = add(
                .scene, scene.name, scene.view.fields,
                GridLayout.point(GridLayout.column, y), &random)
            for (index, shot) in scene.shots.enumerated() {
                let point = GridLayout.point(
                    (2 + index % GridLayout.shotsInRow) * GridLayout.column,
                    y + index / GridLayout.shotsInRow * GridLayout.row)
                shots.append((add(shot, at: point, of: place, cast, &random), shot))
            }
            y += max(rows, 1) * GridLayout.row + GridLayout.sceneGap
        }
        if !shots.isEmpty { addSequence(shots, height: y, &random) }
        return operations
    }

    private mutating func add(
        _ kind: FilmKind, _ title: String, _ fields: [FieldKey: Value], _ point: CanvasPoint,
        _ random: inout some RandomNumberGenerator
    ) -> NodeID {
        let id = NodeID(random.next())
        operations.append(
            .addNode(Node(id: id, kind: .builtIn(kind.key), title: title, position: point, fields: fields)))
        return id
    }

    private mutating func add(
        _ shot: ShotDraft, at point: CanvasPoint, of scene: NodeID, _ cast: [NodeID],
        _ random: inout some RandomNumberGenerator
    ) -> NodeID {
        let id = add(.shot, shot.view.title, shot.view.fields, point, &random)
        connect(scene, FilmPort.scene, id, FilmPort.scene, .middle, [:], &random)
        for ((member, placement), order) in zip(
            zip(shot.members, shot.view.cast), OrderKey.ascending(shot.members.count))
        {
            connect(cast[member], FilmPort.character, id, FilmPort.character, order, placement.wireFields, &random)
        }
        return id
    }

    private mutating func addSequence(
        _ shots: [(NodeID, ShotDraft)], height: Int, _ random: inout some RandomNumberGenerator
    ) {
        let view = SequenceView(
            title: draft.film.title, events: [], fadeOut: draft.fadeOut, film: draft.film)
        let longestRow = draft.scenes.map { min($0.shots.count, GridLayout.shotsInRow) }.max() ?? 0
        let x = (2 + longestRow) * GridLayout.column
        let id = add(
            .sequence, draft.film.title, view.fields, GridLayout.point(x, max(0, height / 2 - GridLayout.row / 2)),
            &random)
        for ((shot, planned), order) in zip(shots, OrderKey.ascending(shots.count)) {
            let event = SequenceEvent(shot: planned.view, transition: planned.transition)
            connect(shot, FilmPort.video, id, FilmPort.video, order, event.wireFields, &random)
        }
    }

    private mutating func connect(
        _ source: NodeID, _ output: FieldKey, _ target: NodeID, _ input: FieldKey, _ order: OrderKey,
        _ fields: [FieldKey: Value], _ random: inout some RandomNumberGenerator
    ) {
        operations.append(
            .connect(
                Wire(
                    id: WireID(random.next()), source: PortReference(node: source, port: output),
                    target: PortReference(node: target, port: input), order: order, fields: fields)))
    }
}
