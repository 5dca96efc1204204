import Testing

@testable import MediaEnvelope

/// A file with inserted bytes, whole and in parts.
struct SplicedFileTests {
    /// The bytes that pieces of a stored file stand for.
    static func bytes(_ pieces: [SplicedFile.Piece], of stored: [UInt8]) -> [UInt8] {
        pieces.flatMap { piece in
            switch piece {
            case .stored(let range): Array(stored[Int(range.lowerBound)..<Int(range.upperBound)])
            case .inserted(let bytes): bytes
            }
        }
    }

    /// Edits at random places, some of them empty, some beside one another.
    private static func edits(in count: Int) -> [SplicedFile.Edit] {
        var places = (0..<Int.random(in: 0...6)).map { _ in Int64.random(in: 0...Int64(count)) }.sorted()
        if places.count % 2 == 1 { places.removeLast() }
        return stride(from: 0, to: places.count, by: 2).map { index in
            let bytes = (0..<Int.random(in: 0...9)).map { _ in UInt8.random(in: 200...255) }
            return SplicedFile.Edit(places[index]..<places[index + 1], bytes)
        }
    }

    @Test func `any range of it is that range of the whole`() throws {
        for _ in 0..<2000 {
            let stored = (0..<Int.random(in: 0...40)).map { _ in UInt8.random(in: 0...199) }
            let edits = Self.edits(in: stored.count)
            let file = try #require(SplicedFile(of: Int64(stored.count), edits))
            var whole = stored
            for edit in edits.reversed() {
                whole.replaceSubrange(Int(edit.range.lowerBound)..<Int(edit.range.upperBound), with: edit.bytes)
            }
            #expect(Self.bytes(file.pieces, of: stored) == whole)
            #expect(file.byteCount == Int64(whole.count))
            let lower = Int.random(in: 0...whole.count)
            let upper = Int.random(in: lower...whole.count)
            let part = file.pieces(in: Int64(lower)..<Int64(upper))
            #expect(Self.bytes(part, of: stored) == Array(whole[lower..<upper]))
            #expect(part.allSatisfy { $0.byteCount > 0 })
        }
    }

    @Test func `what of a range lies outside is left out, and edits that overlap make no file`() throws {
        let file = try #require(SplicedFile(of: 4, [.init(2..<2, [9, 9])]))
        #expect(Self.bytes(file.pieces(in: 5..<99), of: [1, 2, 3, 4]) == [4])
        #expect(file.pieces(in: 6..<99).isEmpty)
        #expect(SplicedFile(of: 4, [.init(0..<3, []), .init(2..<4, [])]) == nil)
        #expect(SplicedFile(of: 4, [.init(3..<5, [])]) == nil)
        #expect(SplicedFile(of: -1) == nil)
        #expect(SplicedFile(of: 0)?.pieces.isEmpty == true)
    }
}
