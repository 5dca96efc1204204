import Testing

@testable import GraphCore

/// A catalogue with frames and subgraphs, and gestures that make, fill, fold and empty them.
private struct Grouped {
    static let catalogue = Catalogue(
        portTypes: Sample.catalogue.portTypes, conversions: Sample.catalogue.conversions,
        kinds: Sample.catalogue.kinds + [
            KindSpec(
                key: "box", title: "Box", category: "", help: "", holding: .frame, ports: [],
                fields: [
                    FieldSpec(key: "folded", title: "", type: .bool, defaultValue: .bool(false), help: ""),
                    size("width", 4000), size("height", 2400),
                ]),
            KindSpec(
                key: "act", title: "Act", category: "", help: "", holding: .subgraph, ports: [],
                fields: [
                    FieldSpec(
                        key: "ports", title: "", type: .list(.record([]), limit: 9), defaultValue: .list([]), help: "")
                ]),
        ])

    private static func size(_ key: FieldKey, _ value: Int64) -> FieldSpec {
        FieldSpec(key: key, title: "", type: .integer(0...1_000_000), defaultValue: .integer(value), help: "")
    }

    var generator: SplitMix
    var client = ClientDocument(
        document: Sample.document, revision: Revision(0), author: Sample.author, catalogue: catalogue)
    var surface = CanvasSurface(catalogue: catalogue)

    init(seed: UInt64) {
        generator = SplitMix(seed: seed)
        _ = client.takeTouched()
        surface.rebuild(client.document)
    }

    var document: GraphDocument { client.document }
    private var nodes: [NodeID] { document.nodes.map { $0.id }.filter { $0 != document.rootID } }

    mutating func edit() {
        let id = generator.changeID()
        if generator.oneIn(8) {
            _ = try? client.undo(id: id)
        } else {
            _ = try? client.perform(id: id, label: "", gesture())
        }
        let touched = client.takeTouched()
        surface.update(
            document, changed: touched.changed.ascendingOnce(), nodes: touched.nodes.ascendingOnce(),
            wires: touched.wires.ascendingOnce())
        if generator.oneIn(6) {
            let subgraphs = nodes.filter { document.node($0)?.kind == .builtIn("act") }
            surface.enter(generator.oneIn(3) ? nil : generator.pick(subgraphs, or: NodeID(0)), in: document)
        }
    }

    private mutating func gesture() -> [GraphOperation] {
        let node = generator.pick(nodes, or: NodeID(0))
        let other = generator.pick(nodes, or: NodeID(0))
        switch generator.next() % 12 {
        case 0, 1, 2:
            let kind = generator.pick(
                ["character", "shot", "shot", "sequence", "box", "act"] as [FieldKey], or: "shot")
            let groups = nodes.filter { [.builtIn("box"), .builtIn("act")].contains(document.node($0)?.kind) }
            return [
                .addNode(
                    Node(
                        id: NodeID(generator.next()), kind: .builtIn(kind),
                        title: generator.pick(["A", "Zo\u{e9}", ""], or: ""),
                        parent: generator.oneIn(3) ? nil : groups.isEmpty ? nil : generator.pick(groups, or: NodeID(0)),
                        position: point()))
            ]
        case 3: return [.group(node, into: generator.oneIn(4) ? nil : other)]
        case 4: return [.setField(.node(node), key: "folded", value: .bool(generator.oneIn(2)))]
        case 5: return [.setField(.node(node), key: "width", value: .integer(Int64(generator.next() % 9000)))]
        case 6:
            let end: Value = .record([
                "node": .reference(.node(other)), "port": .text(generator.pick(["video", "plate"], or: "video")),
                "side": .choice(generator.pick(["input", "output"], or: "input")),
            ])
            return [.setField(.node(node), key: "ports", value: .list([end]))]
        case 7: return [.move(node, to: point())]
        case 8: return generator.oneIn(3) ? document.removing([node]) : []
        case 9: return document.wires.first.map { [.disconnect($0.id)] } ?? []
        default:
            let ends = [("character", "character"), ("video", "video"), ("video", "plate")] as [(FieldKey, FieldKey)]
            let (output, input) = generator.pick(ends, or: ends[0])
            let route: [FieldKey: Value] =
                generator.oneIn(3) ? ["route": .list([.integer(Int64(point().x)), .integer(Int64(point().y))])] : [:]
            return [
                .connect(
                    Wire(
                        id: WireID(generator.next()), source: PortReference(node: node, port: output),
                        target: PortReference(node: other, port: input), fields: route))
            ]
        }
    }

    mutating func point() -> CanvasPoint {
        CanvasPoint(x: Int32(generator.next() % 30_000) - 15_000, y: Int32(generator.next() % 20_000) - 10_000)
    }

    /// What stands for a node by the document alone; nil where nothing of it is seen.
    func standIn(for id: NodeID) -> NodeID? {
        var seen = id
        var current = document.node(id)
        while let parent = current?.parent, let holder = document.node(parent) {
            if parent == surface.level { return seen }
            let isFolded = holder.kind == .builtIn("box") && holder.fields["folded"] == .bool(true)
            if isFolded || holder.kind == .builtIn("act") { seen = parent }
            current = holder
        }
        return surface.level == nil ? seen : nil
    }
}

/// Everything that a list says, with nothing in it that depends on how it came about.
private struct Seen: Equatable {
    var cards: [NodeID: [Int32]] = [:]
    var faces: [NodeID: CardFace] = [:]
    /// By wire: of each piece its numbers, with the cards that it joins.
    var wires: [WireID: [[Int32]]] = [:]
    var joined: [WireID: [NodeID]] = [:]

    init(_ surface: inout CanvasSurface) {
        let count = surface.cull(CanvasRect(left: -1 << 40, top: -1 << 40, right: 1 << 40, bottom: 1 << 40))
        let words = [Int32](unsafeUninitializedCapacity: count) { buffer, written in
            if let first = buffer.baseAddress { surface.write(to: first, version: 7) }
            written = count
        }
        for index in 0..<Int(words[0]) {
            let at = Int(words[2]) + CanvasSurface.cardSize * index
            let id = surface.cards[Int(words[at])].id
            cards[id] = Array(words[at + 3..<at + 7]) + [words[at + 8], words[at + 10], words[at + 11]]
            faces[id] = surface.face(Int(words[at + 7]))
        }
        for index in 0..<Int(words[1]) {
            let at = Int(words[3]) + CanvasSurface.lineSize * index
            let line = surface.lines[Int(words[at])]
            wires[line.id, default: []].append(Array(words[at + 3..<at + 10]))
            joined[line.id] = [words[at + 10], words[at + 11]].map { surface.cards[Int($0)].id }
        }
    }
}

@Suite struct `Frames and subgraphs on the surface` {
    @Test(arguments: 1...24 as ClosedRange<UInt64>)
    func `look the same after any edits as in a canvas that is opened anew`(seed: UInt64) {
        var grouped = Grouped(seed: 600 + seed)
        for step in 0..<160 {
            grouped.edit()
            var fresh = CanvasSurface(catalogue: Grouped.catalogue)
            fresh.rebuild(grouped.document)
            fresh.enter(grouped.surface.level, in: grouped.document)
            let (followed, anew) = (Seen(&grouped.surface), Seen(&fresh))
            #expect(followed == anew, "after step \(step)")
            if followed != anew { return }
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `show each node as itself, as the outermost closed group around it, or beside the level`(seed: UInt64) {
        var grouped = Grouped(seed: 700 + seed)
        for _ in 0..<160 {
            grouped.edit()
            let document = grouped.document
            let seen = Seen(&grouped.surface)
            for node in document.nodes where node.id != document.rootID {
                let expected = grouped.standIn(for: node.id)
                let found = grouped.surface.standIn(for: node.id)?.node
                if expected != nil { #expect(found == expected) }
                let isPortal = grouped.surface.portals.contains(node.id)
                #expect((seen.cards[node.id] != nil) == (expected == node.id || isPortal))
            }
            for wire in document.wires {
                let ends = [wire.source.node, wire.target.node].map { grouped.standIn(for: $0) }
                let isSeen = ends[0] != ends[1] && (ends[0] ?? ends[1]) != nil && !ends.contains(document.rootID)
                #expect((seen.wires[wire.id] != nil) == isSeen)
            }
        }
    }

    /// Two shots of one scene in an act, and what they are joined to.
    private func act() throws -> GraphDocument {
        var document = Sample.document
        let inside = NodeID(9)
        _ = try document.apply(
            [
                .addNode(Sample.node(9, "act", "One")), .addNode(Sample.node(2, "character", "Ada")),
                .addNode(Sample.node(3, "shot", "1A", parent: inside)),
                .addNode(Sample.node(4, "shot", "1B", parent: inside)), .addNode(Sample.node(5, "sequence", "Reel")),
                .connect(Sample.wire(10, 2, "character", 3, "character")),
                .connect(Sample.wire(11, 2, "character", 4, "character")),
                .connect(Sample.wire(12, 3, "video", 5, "video")),
                .move(NodeID(2), to: CanvasPoint(x: -6000, y: 0)), .move(NodeID(4), to: CanvasPoint(x: 0, y: 4000)),
                .move(NodeID(5), to: CanvasPoint(x: 12000, y: 0)), .move(NodeID(9), to: CanvasPoint(x: 4000, y: 0)),
            ], catalogue: Grouped.catalogue)
        return document
    }

    @Test func `bundle what crosses, but show the very port where it is the only one`() throws {
        var surface = CanvasSurface(catalogue: Grouped.catalogue)
        surface.rebuild(try act())
        let face = try #require(surface.standIn(for: NodeID(3)).map { surface.face(surface.faceIndex(at: $0.slot)) })
        #expect(face.inputs.map { $0.title } == ["Character × 2"])
        #expect(face.outputs.map { $0.title } == ["1A · Video"])
        #expect(surface.place(of: PortReference(node: NodeID(3), port: "video"), .output)?.place == 0)
        let end = try #require(surface.position(of: PortReference(node: NodeID(3), port: "video"), .output))
        #expect(
            surface.hit(x: end.x, y: end.y, tolerance: 0)
                == .port(PortReference(node: NodeID(3), port: "video"), .output))
        // The bundle is a part of the card: nobody could say which of its ports is meant.
        let bundle = try #require(surface.position(of: PortReference(node: NodeID(4), port: "character"), .input))
        #expect(surface.hit(x: bundle.x, y: bundle.y, tolerance: 0) == .card(NodeID(9), .body))
    }

    @Test func `have no more faces of their own than there are cards, however often they change`() throws {
        var document = try act()
        var surface = CanvasSurface(catalogue: Grouped.catalogue)
        surface.rebuild(document)
        let before = surface.faces.count
        for round in 0..<40 {
            _ = try document.apply(
                [.rename(NodeID(3), to: "Take \(round)"), .rename(NodeID(9), to: "Act")], catalogue: Grouped.catalogue)
            surface.update(document, changed: [NodeID(3), NodeID(9)], nodes: [NodeID(3), NodeID(9)], wires: [])
        }
        #expect(surface.faces.count == before)
        let face = surface.standIn(for: NodeID(3)).map { surface.face(surface.faceIndex(at: $0.slot)) }
        #expect(face?.outputs.map { $0.title } == ["Take 39 · Video"])
    }

    @Test func `take a wire at a port that was wanted on the card`() throws {
        var document = try act()
        let wanted: Value = .record([
            "node": .reference(.node(NodeID(4))), "port": .text("plate"), "side": .choice("input"),
        ])
        _ = try document.apply(
            [
                .setField(.node(NodeID(9)), key: "ports", value: .list([wanted])),
                .addNode(Sample.node(6, "still", "Plate")),
            ], catalogue: Grouped.catalogue)
        var surface = CanvasSurface(catalogue: Grouped.catalogue)
        surface.rebuild(document)
        let plate = PortReference(node: NodeID(4), port: "plate")
        let fits = surface.fits(PortReference(node: NodeID(6), port: "image"), .output, in: document)
        let place = try #require(surface.place(of: plate, .input))
        #expect(fits.verdicts[place.slot * fits.stride + place.place] == PortFits.Verdict.converts.rawValue)
        #expect(
            surface.face(surface.faceIndex(at: place.slot)).inputs.map { $0.title } == ["1B · Plate", "Character × 2"])
    }

    @Test func `show inside what they are joined to outside, sources to the left`() throws {
        let document = try act()
        var surface = CanvasSurface(catalogue: Grouped.catalogue)
        surface.rebuild(document)
        surface.enter(NodeID(9), in: document)
        let seen = Seen(&surface)
        #expect(Set(seen.cards.keys) == [NodeID(2), NodeID(3), NodeID(4), NodeID(5)])
        #expect(Set(seen.wires.keys) == [WireID(10), WireID(11), WireID(12)])
        let (ada, shot, reel) = (seen.cards[NodeID(2)], seen.cards[NodeID(3)], seen.cards[NodeID(5)])
        #expect((ada?[0] ?? 0) < (shot?[0] ?? 0) && (reel?[0] ?? 0) > (shot?[0] ?? 0))
        #expect(surface.seenNodes.sorted { $0.rawValue < $1.rawValue } == [NodeID(3), NodeID(4)])
        // They are looked at from here, and stay where they are.
        #expect(
            surface.nodes(in: CanvasRect(left: -1 << 30, top: -1 << 30, right: 1 << 30, bottom: 1 << 30)).count == 2)
        surface.lift([NodeID(2)], in: document)
        #expect(surface.lifted.isEmpty)
    }

    @Test func `carry what stands in a frame, and leave what stands in a subgraph where it is`() throws {
        var document = try act()
        _ = try document.apply(
            [
                .addNode(Sample.node(20, "box", "Frame")), .group(NodeID(2), into: NodeID(20)),
                .group(NodeID(9), into: NodeID(20)), .addNode(Sample.node(21, "still", "Pinned", parent: NodeID(20))),
                .setSwitch(NodeID(21), .locked, isOn: true),
            ], catalogue: Grouped.catalogue)
        let moves = document.moving([NodeID(20)], x: 80, y: 8, catalogue: Grouped.catalogue)
        let moved = moves.compactMap { operation -> NodeID? in if case .move(let id, _) = operation { id } else { nil }
        }
        #expect(Set(moved) == [NodeID(20), NodeID(2), NodeID(9)])
    }

    @Test func `are taken hold of by title, edge and corner, and let through what is in between`() throws {
        var document = Sample.document
        _ = try document.apply([.addNode(Sample.node(20, "box", "Frame"))], catalogue: Grouped.catalogue)
        var surface = CanvasSurface(catalogue: Grouped.catalogue)
        surface.rebuild(document)
        #expect(surface.hit(x: 800, y: 100, tolerance: 0) == .card(NodeID(20), .header))
        #expect(surface.hit(x: 2000, y: 1200, tolerance: 0) == nil)
        #expect(surface.hit(x: 8, y: 1200, tolerance: 16) == .card(NodeID(20), .body))
        #expect(surface.hit(x: 3990, y: 2390, tolerance: 0) == .card(NodeID(20), .corner))
        // A frame around everything is not meant by drawing a rectangle inside of it.
        #expect(surface.nodes(in: CanvasRect(left: 100, top: 400, right: 3000, bottom: 2000)).isEmpty)
        #expect(surface.nodes(in: CanvasRect(left: -10, top: -10, right: 4010, bottom: 2410)) == [NodeID(20)])
        #expect(surface.holder(x: 2000, y: 1200, without: [], in: document) == NodeID(20))
        #expect(surface.holder(x: 2000, y: 1200, without: [NodeID(20)], in: document) == nil)
    }

    @Test func `wires are led over their points, which are found before the wire`() throws {
        var document = try Sample.scene()
        let wire = try #require(document.wires.first)
        _ = try document.apply(
            [
                .move(NodeID(5), to: CanvasPoint(x: 8000, y: 0)),
                .setField(.wire(wire.id), key: "route", value: .list([.integer(4000), .integer(6000)])),
            ], catalogue: Sample.catalogue)
        var surface = CanvasSurface(catalogue: Sample.catalogue)
        surface.rebuild(document)
        let pieces = Seen(&surface).wires[wire.id] ?? []
        #expect(pieces.count == 2)
        #expect(pieces.map { $0[6] & LineFlag.turns != 0 } == [true, false])
        #expect(pieces.map { Array($0[2...3]) }.first == [4000, 6000])
        #expect(surface.hit(x: 4000, y: 6000, tolerance: 8) == .turn(wire.id, 0))
        #expect(throws: GraphError.self) {
            _ = try document.apply(
                [.setField(.wire(wire.id), key: "route", value: .text("left"))], catalogue: Sample.catalogue)
        }
    }
}
