import Testing

@testable import GraphCore

@Suite struct `The drawn surface` {
    /// A surface that follows random edits of two people, with what the document says it should show.
    private struct Followed {
        var edits: RandomEdits
        var client: ClientDocument
        var surface = CanvasSurface(catalogue: Sample.catalogue)

        init(seed: UInt64) {
            edits = RandomEdits(seed: seed)
            client = ClientDocument(
                document: Sample.document, revision: Revision(0), author: Sample.author, catalogue: Sample.catalogue)
            _ = client.takeTouched()
            surface.measure(
                CardMeasures(), [("shot", CardContent(pictureWidth: 16, pictureHeight: 9, hasLine: true, body: 0))])
            surface.rebuild(client.document)
        }

        mutating func edit() {
            let id = edits.generator.changeID()
            switch edits.generator.next() % 6 {
            case 0: _ = try? client.undo(id: id)
            case 1:
                _ = client.receive(
                    Change(
                        id: id, author: Sample.otherAuthor, base: client.revision, label: "Theirs",
                        operations: edits.gesture(in: client.confirmed), inverses: []),
                    revision: Revision(client.revision.number + 1))
            default: _ = try? client.perform(id: id, label: "Edit", edits.gesture(in: client.document))
            }
            let touched = client.takeTouched()
            surface.update(
                client.document, changed: touched.changed.ascendingOnce(), nodes: touched.nodes.ascendingOnce(),
                wires: touched.wires.ascendingOnce())
        }

        mutating func place() -> Int32 { Int32(edits.generator.next() % 6000) - 3000 }

        /// The card of a node as the document alone says it is.
        func rect(of node: Node) -> CanvasRect {
            let kind: KindSpec? =
                if case .builtIn(let key) = node.kind { Sample.catalogue.kind(key) } else { nil }
            let ports = max(
                kind?.ports.filter { $0.direction == .input }.count ?? 0,
                kind?.ports.filter { $0.direction == .output }.count ?? 0)
            let content: Int64 = kind?.key == "shot" ? 28 + 117 + 24 : 28
            let height = max(content, ports == 0 ? 0 : Int64(28 + 16 + 24 * (ports - 1) + 16))
            let (x, y) = (Int64(node.position.x), Int64(node.position.y))
            return CanvasRect(left: x, top: y, right: x + 208 * 8, bottom: y + height * 8)
        }
    }

    /// The records of a list, by id.
    private struct Listed {
        var nodes: [NodeID: [Int32]] = [:]
        var wires: [WireID: [Int32]] = [:]

        init(_ surface: inout CanvasSurface, _ area: CanvasRect) {
            let count = surface.cull(area)
            let words = [Int32](unsafeUninitializedCapacity: count) { buffer, written in
                if let first = buffer.baseAddress { surface.write(to: first, version: 7) }
                written = count
            }
            for index in 0..<Int(words[0]) {
                let record = Array(words[Int(words[2]) + 12 * index..<Int(words[2]) + 12 * index + 12])
                nodes[NodeID(Listed.id(record))] = record
            }
            for index in 0..<Int(words[1]) {
                let record = Array(words[Int(words[3]) + 12 * index..<Int(words[3]) + 12 * index + 12])
                wires[WireID(Listed.id(record))] = record
            }
        }

        private static func id(_ record: [Int32]) -> UInt64 {
            UInt64(UInt32(bitPattern: record[1])) << 32 | UInt64(UInt32(bitPattern: record[2]))
        }
    }

    private static let everywhere = CanvasRect(left: -1 << 40, top: -1 << 40, right: 1 << 40, bottom: 1 << 40)

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `shows what the document has, where it has it, through any edits`(seed: UInt64) {
        var followed = Followed(seed: 40 + seed)
        for _ in 0..<120 {
            followed.edit()
            let document = followed.client.document
            let all = Listed(&followed.surface, Self.everywhere)
            #expect(Set(all.nodes.keys) == Set(document.nodes.map { $0.id }.filter { $0 != document.rootID }))
            let joined = document.wires.filter {
                $0.source.node != document.rootID && $0.target.node != document.rootID
            }
            #expect(Set(all.wires.keys) == Set(joined.map { $0.id }))
            for node in document.nodes where node.id != document.rootID {
                let record = all.nodes[node.id] ?? []
                let rect = followed.rect(of: node)
                #expect(record[3...6] == [node.position.x, node.position.y, 1664, Int32(rect.bottom - rect.top)])
                #expect((record[8] & CardFlag.muted != 0) == node.isMuted)
                #expect((record[8] & CardFlag.bypassed != 0) == node.isBypassed)
                #expect((record[8] & CardFlag.locked != 0) == node.isLocked)
                #expect(followed.surface.slot(of: node.id) == Int(record[0]))
            }
            for wire in joined {
                let record = all.wires[wire.id] ?? []
                let source = document.node(wire.source.node).map { followed.rect(of: $0) }
                let target = document.node(wire.target.node).map { followed.rect(of: $0) }
                #expect(source.map { Int32(clamping: $0.right) } == record[3])
                #expect(target.map { Int32(clamping: $0.left) } == record[5])
                if let end = followed.surface.position(of: wire.target, .input) { #expect(end.y == record[6]) }
            }
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `finds the same in a part of the canvas as by looking at everything`(seed: UInt64) {
        var followed = Followed(seed: 80 + seed)
        for _ in 0..<150 { followed.edit() }
        let document = followed.client.document
        for _ in 0..<40 {
            let (left, top) = (Int64(followed.place()), Int64(followed.place()))
            let area = CanvasRect(left: left, top: top, right: left + 700, bottom: top + 500)
            let found = Listed(&followed.surface, area)
            for node in document.nodes where node.id != document.rootID && followed.rect(of: node).intersects(area) {
                #expect(found.nodes[node.id] != nil)
            }
            // A card whose ports reach into view is in view as well, and nothing else.
            for id in found.nodes.keys {
                #expect(document.node(id).map { followed.rect(of: $0).grown(by: 48).intersects(area) } == true)
            }
            let inArea = document.nodes.filter {
                $0.id != document.rootID && followed.rect(of: $0).intersects(area)
            }
            #expect(Set(followed.surface.nodes(in: area)) == Set(inArea.map { $0.id }))
            for (slot, line) in followed.surface.lines.enumerated() where line.isUsed {
                let isIn = followed.surface.bounds(ofLine: slot).intersects(area)
                #expect((found.wires[line.id] != nil) == isIn)
            }
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `judges all ports at once as the rules judge each`(seed: UInt64) {
        var followed = Followed(seed: 120 + seed)
        for _ in 0..<120 { followed.edit() }
        let document = followed.client.document
        for node in document.nodes where node.id != document.rootID {
            guard case .builtIn(let key) = node.kind, let kind = Sample.catalogue.kind(key) else { continue }
            for port in kind.ports {
                let end = PortReference(node: node.id, port: port.key)
                let fits = followed.surface.fits(end, port.direction, in: document)
                for other in document.nodes where other.id != document.rootID {
                    check(other, end, port.direction, fits, followed)
                }
            }
        }
    }

    private func check(
        _ other: Node, _ end: PortReference, _ direction: PortDirection, _ fits: PortFits, _ followed: Followed
    ) {
        guard case .builtIn(let key) = other.kind, let kind = Sample.catalogue.kind(key),
            let slot = followed.surface.slot(of: other.id)
        else { return }
        for (place, port) in kind.ports.filter({ $0.direction != direction }).enumerated() {
            let far = PortReference(node: other.id, port: port.key)
            let (source, target) = direction == .output ? (end, far) : (far, end)
            let expected: PortFits.Verdict =
                switch followed.client.document.canConnect(source, to: target, catalogue: Sample.catalogue) {
                case .fits: .fits
                case .converts: .converts
                case .replaces: .replaces
                case .refused: .refused
                }
            // What the catalogue knows in an older version only is kept, but not offered.
            let isJudged = [source, target].allSatisfy { followed.client.document.isJudged($0.node) }
            let verdict = fits.verdicts[slot * fits.stride + place]
            #expect(verdict == (isJudged ? expected : .refused).rawValue)
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `finds under a pointer the topmost card, and a wire where none is`(seed: UInt64) {
        var followed = Followed(seed: 160 + seed)
        for _ in 0..<100 { followed.edit() }
        let document = followed.client.document
        for _ in 0..<300 {
            let (x, y) = (followed.place(), followed.place())
            let under = document.nodes.filter {
                $0.id != document.rootID && followed.rect(of: $0).contains(Int64(x), Int64(y))
            }
            switch followed.surface.hit(x: x, y: y, tolerance: 0) {
            case .card(let id, _):
                let top = under.max { left, right in
                    (followed.surface.slot(of: left.id) ?? 0) < (followed.surface.slot(of: right.id) ?? 0)
                }
                #expect(top?.id == id)
            case .port(let end, let direction):
                let place = followed.surface.position(of: end, direction)
                #expect(abs(Int64(place?.x ?? .max) - Int64(x)) <= 48 && abs(Int64(place?.y ?? .max) - Int64(y)) <= 48)
            case .wire, .wireEnd, .turn, nil: #expect(under.isEmpty)
            }
        }
    }

    @Test func `moves lifted cards and their wires, and nothing in the document`() throws {
        let document = try Sample.scene()
        var surface = CanvasSurface(catalogue: Sample.catalogue)
        surface.rebuild(document)
        surface.lift([NodeID(3)], in: document)
        surface.liftBy(x: 100_000, y: -50)
        let seen = Listed(&surface, CanvasRect(left: 99_000, top: -100, right: 110_000, bottom: 500))
        #expect(seen.nodes[NodeID(3)]?[3...4] == [100_000, -50])
        #expect(seen.wires[WireID(10)]?[3] == 101_664 as Int32)
        #expect(Listed(&surface, CanvasRect(left: 0, top: 0, right: 500, bottom: 500)).nodes[NodeID(3)] == nil)
        surface.lift([], in: document)
        #expect(Listed(&surface, CanvasRect(left: 0, top: 0, right: 500, bottom: 500)).nodes[NodeID(3)]?[3] == 0)
    }
}

extension GraphDocument {
    fileprivate func isJudged(_ id: NodeID) -> Bool {
        node(id).map { GraphRules(document: self, catalogue: Sample.catalogue).judged($0) != nil } ?? false
    }
}
