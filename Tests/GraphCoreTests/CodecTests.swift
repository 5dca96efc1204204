import GraphCore
import Testing

@Suite struct `The codec` {
    @Test func `reads back every value it writes, and its bytes are the value's only ones`() throws {
        var edits = RandomEdits(seed: 3)
        for _ in 0..<5_000 {
            let value = edits.value(depth: 5)
            let back = try Value(decoding: value.encoded)
            #expect(back == value)
            #expect(back.encoded == value.encoded)
        }
    }

    @Test func `reads back nodes, wires, operations, changes and the catalogue`() throws {
        var edits = RandomEdits(seed: 4)
        var document = Sample.document
        for _ in 0..<600 {
            let gesture = edits.gesture(in: document)
            for operation in gesture { #expect(try GraphOperation(decoding: operation.encoded) == operation) }
            let change = Change(
                id: edits.generator.changeID(), author: Sample.author, base: Revision(edits.generator.next()),
                label: "Zoe\u{301}", operations: gesture, inverses: gesture.reversed())
            #expect(try Change(decoding: change.encoded) == change)
            _ = try? document.apply(gesture, catalogue: Sample.catalogue)
        }
        for node in document.nodes { #expect(try Node(decoding: node.encoded) == node) }
        for wire in document.wires { #expect(try Wire(decoding: wire.encoded) == wire) }
        #expect(try Catalogue(decoding: Sample.catalogue.encoded) == Sample.catalogue)
        #expect(try Catalogue(decoding: Sample.catalogue.encoded).encoded == Sample.catalogue.encoded)
    }

    /// Whatever the bytes: either an error with an offset inside them, or a message whose only bytes they are.
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `answers damaged and random bytes with an error or with their one meaning`(seed: UInt64) throws {
        var edits = RandomEdits(seed: seed)
        var document = Sample.document
        for _ in 0..<60 { _ = try? document.apply(edits.gesture(in: document), catalogue: Sample.catalogue) }
        let gesture = edits.gesture(in: document)
        let change = Change(
            id: edits.generator.changeID(), author: Sample.author, base: Revision(1), label: "Edit",
            operations: gesture, inverses: [])
        let messages = [
            document.encoded, change.encoded, Sample.catalogue.encoded, edits.value(depth: 4).encoded, [],
        ]
        for _ in 0..<4_000 {
            let bytes = damaged(edits.generator.pick(messages, or: []), &edits.generator)
            check(bytes) { bytes throws(CodecError) in try GraphDocument(decoding: bytes).encoded }
            check(bytes) { bytes throws(CodecError) in try Change(decoding: bytes).encoded }
            check(bytes) { bytes throws(CodecError) in try Catalogue(decoding: bytes).encoded }
            check(bytes) { bytes throws(CodecError) in try Value(decoding: bytes).encoded }
        }
    }

    private func check(_ bytes: [UInt8], _ again: ([UInt8]) throws(CodecError) -> [UInt8]) {
        do throws(CodecError) {
            #expect(try again(bytes) == bytes)
        } catch {
            #expect((0...bytes.count).contains(error.offset))
        }
    }

    private func damaged(_ message: [UInt8], _ generator: inout SplitMix) -> [UInt8] {
        var bytes = message
        for _ in 0...generator.next() % 3 {
            let place = Int(generator.next() % UInt64(bytes.count + 1))
            let byte = generator.pick([0, 1, 0x7F, 0x80, 0xFF, UInt8(truncatingIfNeeded: generator.next())], or: 0)
            switch generator.next() % 4 {
            case 0: bytes.removeSubrange(place...)
            case 1: bytes.insert(byte, at: place)
            case 2 where place < bytes.count: bytes.remove(at: place)
            default: if place < bytes.count { bytes[place] = byte }
            }
        }
        return bytes
    }

    @Test(
        arguments: [
            ([], .truncated, 0), ([0x44, 1], .wrongMessage, 0), ([0x56, 2], .unsupportedVersion, 1),
            ([0x56, 1, 1, 1, 2], .notCanonical, 4), ([0x56, 1, 1, 1, 1, 0], .trailingBytes, 5),
            ([0x56, 1, 2, 2, 0x80, 0], .badNumber, 4), ([0x56, 1, 1, 2, 1, 0], .trailingBytes, 5),
            ([0x56, 1, 3, 2, 1, 20], .notCanonical, 4), ([0x56, 1, 5, 2, 0xC3, 0x28], .badText, 4),
            ([0x56, 1, 6, 1, 0x41], .badKey, 4), ([0x56, 1, 9, 1, 3], .unknownTag, 4),
            ([0x56, 1, 11, 10, 1, 0x62, 1, 1, 0, 1, 0x61, 1, 1, 0], .notAscending, 9),
            ([0x56, 1, 2, 10, 255, 255, 255, 255, 255, 255, 255, 255, 255, 2], .badNumber, 4),
            ([0x56, 1, 5, 200, 1, 0x61], .truncated, 6),
        ] as [([UInt8], CodecError.Code, Int)])
    func `names what is wrong and where`(bytes: [UInt8], code: CodecError.Code, offset: Int) {
        let error = #expect(throws: CodecError.self) { try Value(decoding: bytes) }
        #expect(error == CodecError(code, at: offset))
        #expect(error?.message.hasPrefix("Not readable at byte \(offset): ") == true)
    }

    @Test func `limits depth`() throws {
        var value = Value.list([])
        for _ in 1..<GraphLimits.valueDepth { value = .list([value]) }
        #expect(value.isStorable)
        #expect(try Value(decoding: value.encoded) == value)
        let deeper = Value.list([value])
        #expect(!deeper.isStorable)
        #expect(throws: CodecError.self) { try Value(decoding: deeper.encoded) }
    }

    @Test func `refuses a document whose parts contradict each other`() throws {
        let document = try Sample.scene()
        let bytes = document.encoded
        // The wires end with the ids of their ends; a wire to node 6 leads nowhere.
        let loose = bytes.indices.dropFirst(8).filter { bytes[$0] == 5 && bytes[($0 - 7)..<$0].allSatisfy { $0 == 0 } }
        var broken = bytes
        broken[try #require(loose.last)] = 6
        let error = #expect(throws: CodecError.self) { try GraphDocument(decoding: broken) }
        #expect(error?.code == .inconsistent)
    }
}

@Suite struct `The text of an id` {
    @Test func `reads back, aloud too`() throws {
        var generator = SplitMix(seed: 5)
        for _ in 0..<2_000 {
            let node = NodeID(generator.next())
            let long = Identifier128(high: generator.next(), low: generator.next())
            let hash = ContentHash(words: (generator.next(), generator.next(), generator.next(), generator.next()))
            #expect(NodeID(text: node.text) == node)
            #expect(WireID(text: node.text.lowercased()) == WireID(node.rawValue))
            #expect(Identifier128(text: long.text) == long)
            #expect(ContentHash(text: hash.text) == hash)
            #expect(node.text.utf8.count == 13 && long.text.utf8.count == 26 && hash.text.utf8.count == 64)
        }
        #expect(NodeID(UInt64.max).text == "FZZZZZZZZZZZZ")
        #expect(Identifier128(high: .max, low: .max).text == "7ZZZZZZZZZZZZZZZZZZZZZZZZZ")
        #expect(NodeID(text: "oooooooooooIL") == NodeID(33))
    }

    @Test(arguments: ["", "0", "00000000000000", "G000000000000", "000000000000U", "00000000000 0", "000000000000é"])
    func `refuses anything else`(text: String) {
        #expect(NodeID(text: text) == nil)
        #expect(Identifier128(text: "8" + String(repeating: "0", count: 25)) == nil)
        #expect(ContentHash(text: String(repeating: "0", count: 63)) == nil)
        #expect(ContentHash(text: String(repeating: "0", count: 65)) == nil)
        #expect(ContentHash(text: String(repeating: "g", count: 64)) == nil)
    }
}
