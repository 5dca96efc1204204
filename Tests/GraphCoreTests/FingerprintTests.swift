import Testing

@testable import GraphCore

@Suite struct `A fingerprint` {
    /// What a planner's payload is made of, built the plain way: a value that holds everything upstream.
    private struct Payload {
        let document: GraphDocument
        let catalogue: Catalogue

        func of(_ id: NodeID) -> Value? {
            document.node(id).map {
                .record(["node": contribution($0), "film": .record(fields(document.root.fields, kind(document.root)))])
            }
        }

        private func kind(_ node: Node) -> KindSpec? {
            guard case .builtIn(let key) = node.kind else { return nil }
            return catalogue.kind(key)
        }

        private func fields(_ fields: [FieldKey: Value], _ kind: KindSpec?) -> [FieldKey: Value] {
            kind.map { said(fields, $0.fields) } ?? fields
        }

        private func said(_ fields: [FieldKey: Value], _ specs: [FieldSpec]) -> [FieldKey: Value] {
            fields.filter { key, value in
                specs.contains { $0.key == key && $0.reader == .connected && $0.defaultValue != value }
            }
        }

        private func contribution(_ node: Node) -> Value {
            let name: Value =
                switch node.kind {
                case .builtIn(let key): .choice(key)
                case .local(let hash): .reference(.media(hash))
                }
            var inputs: [FieldKey: Value] = [:]
            for wire in document.wires(into: node.id) {
                let port = kind(node)?.ports.first { $0.key == wire.target.port && $0.direction == .input }
                guard port != nil || kind(node) == nil else { continue }
                var entries: [Value] = []
                if case .list(let earlier)? = inputs[wire.target.port] { entries = earlier }
                let found = arriving(wire)
                for value in port?.isRepeating ?? true ? found : Array(found.prefix(1)) {
                    let fields = port.map { said(wire.fields, $0.wireFields) } ?? wire.fields
                    entries.append(.record(["wire": .record(fields), "value": value]))
                }
                if !entries.isEmpty { inputs[wire.target.port] = .list(entries) }
            }
            return .record([
                "kind": name, "version": .integer(Int64(node.kindVersion)),
                "fields": .record(fields(node.fields, kind(node))), "inputs": .record(inputs),
            ])
        }

        private func arriving(_ wire: Wire) -> [Value] {
            guard let source = document.node(wire.source.node), !source.isMuted else { return [] }
            guard source.isBypassed, let kind = kind(source) else { return [contribution(source)] }
            guard let output = kind.ports.first(where: { $0.key == wire.source.port && $0.direction == .output }) else {
                return []
            }
            return kind.ports.filter { $0.direction == .input && $0.type == output.type }.flatMap {
                document.wires(into: source.id, port: $0.key).flatMap { arriving($0) }
            }
        }
    }

    @Test(arguments: 1...25 as ClosedRange<UInt64>)
    func `is equal exactly where what determines the result is`(seed: UInt64) throws {
        var edits = RandomEdits(seed: seed)
        var fingerprints: [Value: Fingerprint] = [:]
        var payloads: [Fingerprint: Value] = [:]
        var document = Sample.document
        for step in 0..<120 {
            _ = try? document.apply(edits.gesture(in: document), catalogue: Sample.catalogue)
            guard step % 10 == 9 else { continue }
            let reference = Payload(document: document, catalogue: Sample.catalogue)
            let all = document.fingerprints(catalogue: Sample.catalogue)
            #expect(all.count == document.nodeCount - 1)
            for (id, fingerprint) in all {
                let payload = try #require(reference.of(id))
                #expect(fingerprints[payload, default: fingerprint] == fingerprint)
                #expect(payloads[fingerprint, default: payload] == payload)
                fingerprints[payload] = fingerprint
                payloads[fingerprint] = payload
                #expect(document.fingerprint(of: id, catalogue: Sample.catalogue) == fingerprint)
            }
        }
    }

    @Test(arguments: 1...25 as ClosedRange<UInt64>)
    func `is the same whether it is computed anew or kept up to date`(seed: UInt64) {
        var edits = RandomEdits(seed: 500 + seed)
        var document = Sample.document
        var table = FingerprintTable(catalogue: Sample.catalogue)
        table.update(document, changed: [document.rootID])
        for _ in 0..<150 {
            let operations = edits.gesture(in: document)
            guard let inverses = try? document.apply(operations, catalogue: Sample.catalogue) else { continue }
            let changed = (operations + inverses).flatMap { GraphDelta.results(of: $0, in: document) }
            table.update(document, changed: changed)
            let fresh = document.fingerprints(catalogue: Sample.catalogue)
            for node in document.nodes where node.id != document.rootID {
                #expect(table.fingerprint(of: node.id) == fresh[node.id])
            }
        }
    }

    @Test func `changes downstream of an edit, and nowhere else`() throws {
        var document = try Sample.scene()
        _ = try document.apply(
            [
                .connect(Sample.wire(12, 2, "character", 3, "character")),
                .addNode(Sample.node(6, "sequence", "Other reel")),
            ], catalogue: Sample.catalogue)
        let before = document.fingerprints(catalogue: Sample.catalogue)
        _ = try document.apply(
            [.setField(.node(NodeID(2)), key: "name", value: .text("Ada"))], catalogue: Sample.catalogue)
        let after = document.fingerprints(catalogue: Sample.catalogue)
        let changed = Set(before.keys.filter { before[$0] != after[$0] })
        #expect(changed == [NodeID(2), NodeID(3), NodeID(5)])
    }

    @Test func `stays when nothing that is read changes`() throws {
        var document = try Sample.scene()
        let before = document.fingerprints(catalogue: Sample.catalogue)
        _ = try document.apply(
            [
                .rename(NodeID(3), to: "1A again"), .move(NodeID(3), to: CanvasPoint(x: 8, y: 9)),
                .setField(.node(NodeID(3)), key: "duration", value: .frames(72)),
                .setField(
                    .node(NodeID(3)), key: "aim",
                    value: .vector(Decimal(mantissa: 1), Decimal(mantissa: 2), Decimal(mantissa: 3))),
                .setSwitch(NodeID(3), .locked, isOn: true),
            ], catalogue: Sample.catalogue)
        #expect(document.fingerprints(catalogue: Sample.catalogue) == before)
    }

    @Test func `is written in sixteen digits, for ever the same`() throws {
        let document = try Sample.scene()
        let fingerprint = try #require(document.fingerprint(of: NodeID(5), catalogue: Sample.catalogue))
        #expect(fingerprint.text == "da07ea54befad3ad")
        #expect(Fingerprint(text: fingerprint.text) == fingerprint)
        for text in ["", "0123456789abcde", "0123456789abcdeg", "0123456789abcdef0", "0123456789ABCDEF"] {
            #expect(Fingerprint(text: text) == nil)
        }
        #expect(document.fingerprint(of: document.rootID, catalogue: Sample.catalogue) == nil)
    }

    @Test func `of bypassed nodes that feed each other twice is found in time`() throws {
        let mixer = KindSpec(
            key: "mixer", title: "Mixer", category: "", help: "",
            ports: [
                PortSpec(key: "one", title: "One", direction: .input, type: "video", isRepeating: true),
                PortSpec(key: "two", title: "Two", direction: .input, type: "video", isRepeating: true),
                PortSpec(key: "mix", title: "Mix", direction: .output, type: "video"),
            ], fields: [])
        let catalogue = Catalogue(portTypes: [], conversions: [], kinds: [mixer])
        var document = Sample.document
        for id in 2...60 as ClosedRange<UInt64> {
            var node = Sample.node(id, "mixer")
            node.isBypassed = id > 2 && id < 60
            _ = try document.apply([.addNode(node)], catalogue: catalogue)
            guard id > 2 else { continue }
            for (port, wire) in [("one", 2 * id), ("two", 2 * id + 1)] as [(FieldKey, UInt64)] {
                _ = try document.apply(
                    [.connect(Sample.wire(1000 + wire, id - 1, "mix", id, port))], catalogue: catalogue)
            }
        }
        #expect(document.fingerprints(catalogue: catalogue).count == 59)
    }
}
