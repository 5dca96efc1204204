import AssetFormats
import Testing

/// Pictures whose heads promise what cannot or must not be.
struct PictureTests {
    private static func bytes(_ name: String) -> [UInt8] { Samples.files[name] ?? [] }

    /// Samples with another size written over theirs.
    private static func resized(_ width: UInt64, _ height: UInt64) -> [(String, [UInt8])] {
        let window: [UInt8] = .little(0, 8) + .little(width &- 1, 4) + .little(height &- 1, 4)
        let exr = bytes("s.exr")
        let windows = exr.indices.filter { exr[$0...].starts(with: Array("box2i\0".utf8)) }
        return [
            ("png", bytes("s.png").patched(.big(width, 4) + .big(height, 4), at: 16)),
            ("bmp", bytes("s.bmp").patched(.little(width, 4) + .little(height, 4), at: 18)),
            ("dpx", bytes("s.dpx").patched(.little(width, 4) + .little(height, 4), at: 772)),
            ("exr", windows.reduce(exr) { $0.patched(window, at: $1 + 10) }),
            ("tiff", tiff([(256, 4, 1, width), (257, 4, 1, height), (273, 4, 1, 8), (279, 4, 1, 4)])),
        ]
    }

    /// A TIFF of nothing but a directory: tag, type, count, value.
    private static func tiff(_ entries: [(UInt64, UInt64, UInt64, UInt64)]) -> [UInt8] {
        let table = entries.flatMap { tag, type, count, value in
            [UInt8].big(tag, 2) + .big(type, 2) + .big(count, 4)
                + (type == 3 ? .big(value, 2) + [0, 0] : .big(value, 4))
        }
        return [0x4D, 0x4D, 0, 42, 0, 0, 0, 8] + .big(UInt64(entries.count), 2) + table + [0, 0, 0, 0]
    }

    @Test func `a picture beyond the limits is refused with its size`() {
        for (name, bytes) in Self.resized(100_000, 100_000) {
            let refusal = refusal(of: bytes)
            #expect(refusal?.code == .tooLarge, "\(name)")
            #expect(
                refusal?.message
                    == "The image is 100,000 × 100,000 pixels; at most 32,768 on a side and 268 million in all are "
                    + "taken: scale it down.", "\(name)")
        }
        for (name, bytes) in Self.resized(32_768, 8_193) { #expect(refusal(of: bytes)?.code == .tooLarge, "\(name)") }
        for (name, bytes) in Self.resized(0, 5) { #expect(refusal(of: bytes)?.code == .damaged, "\(name)") }
        // What would turn into a negative number or overflow.
        for (name, bytes) in Self.resized(0xFFFF_FFFF, 0x8000_0000) {
            #expect([.tooLarge, .damaged].contains(refusal(of: bytes)?.code), "\(name)")
        }
    }

    @Test func `the largest picture is taken`() throws {
        let png = Self.bytes("s.png").patched(.big(32_768, 4) + .big(8_192, 4), at: 16)
        #expect(try reading(of: png).facts == .image(width: 32_768, height: 8_192))
        let jpeg = Self.bytes("s.jpg")
        let frame = try #require(jpeg.indices.first { jpeg[$0...].starts(with: [0xFF, 0xC0]) })
        #expect(
            try reading(of: jpeg.patched(.big(8_191, 2) + .big(32_768, 2), at: frame + 5)).facts
                == .image(width: 32_768, height: 8_191))
        #expect(refusal(of: jpeg.patched(.big(65_535, 2), at: frame + 5))?.code == .tooLarge)
        #expect(refusal(of: jpeg.patched([0, 0], at: frame + 5))?.code == .damaged)
    }

    @Test func `a PNG ends with its end`() {
        let png = Self.bytes("s.png")
        let behind = refusal(of: png + [1, 2, 3])
        #expect(behind?.code == .polyglot)
        #expect(behind?.message.hasPrefix("3 bytes hang behind") == true)
        #expect(refusal(of: png.dropLast())?.code == .truncated)
        #expect(refusal(of: Array(png.dropLast(12)))?.code == .truncated)
        #expect(refusal(of: Array(png.dropLast()) + [0])?.code == .damaged)
        #expect(refusal(of: png.patched([0xFF, 0xFF, 0xFF, 0xF0], at: 33) + [0])?.code == .truncated)
        #expect(refusal(of: png.patched([9], at: 24))?.code == .damaged)
    }

    @Test func `a PNG of very many parts is given up on`() {
        let head = Array(Self.bytes("s.png").prefix(33))
        let part: [UInt8] = [0, 0, 0, 0] + Array("tEXt".utf8) + [0, 0, 0, 0]
        let source = MemorySource(head + [[UInt8]](repeating: part, count: 120_000).joined())
        let refusal = #expect(throws: FormatRefusal.self) { try FileInspector.read(source) }
        #expect(refusal?.code == .damaged)
        #expect(source.readCount <= 100_010)
    }

    @Test func `a JPEG is walked to its pixels and must end`() throws {
        let jpeg = Self.bytes("s.jpg")
        #expect(refusal(of: Array(jpeg.dropLast(2)))?.code == .truncated)
        #expect(refusal(of: jpeg + [UInt8](repeating: 7, count: 70_000))?.code == .truncated)
        #expect(throws: Never.self) { try reading(of: jpeg + [UInt8](repeating: 7, count: 5_000)) }
        // A thumbnail's end before the pixels is not the image's.
        let thumbnail: [UInt8] = [0xFF, 0xE1, 0, 6, 0xFF, 0xD8, 0xFF, 0xD9]
        let marked = Array(jpeg.prefix(2)) + thumbnail + jpeg.dropFirst(2)
        #expect(throws: Never.self) { try reading(of: marked) }
        #expect(refusal(of: Array(marked.dropLast(2)))?.code == .truncated)
        // Two sizes: a careful reader and a careless one would see different pictures.
        let frame = try #require(jpeg.indices.first { jpeg[$0...].starts(with: [0xFF, 0xC0]) })
        let length = Int(jpeg[frame + 2]) << 8 | Int(jpeg[frame + 3])
        let twice = Array(jpeg[..<frame]) + jpeg[frame..<frame + 2 + length] + jpeg[frame...]
        #expect(refusal(of: twice)?.code == .damaged)
        #expect(refusal(of: jpeg.patched([0xC9], at: frame + 1))?.code == .unsupported)
        #expect(refusal(of: [0xFF, 0xD8] + [UInt8](repeating: 0xFF, count: 9_000))?.code == .damaged)
        let empty: [UInt8] = [0xFF, 0xE1, 0, 2]
        let parts = MemorySource(Array(jpeg.prefix(2)) + [[UInt8]](repeating: empty, count: 90_000).joined() + jpeg)
        #expect(throws: FormatRefusal.self) { try FileInspector.read(parts) }
        #expect(parts.readCount < 10_000)
    }

    @Test func `a WebP says one size, and does not move`() {
        let lossy = Self.bytes("lossy.webp")
        let image = Array(lossy.dropFirst(12))
        func extended(_ flags: UInt8, _ width: UInt64, _ height: UInt64) -> [UInt8] {
            let head =
                Array("VP8X".utf8) + .little(10, 4) + [flags, 0, 0, 0] + .little(width - 1, 3) + .little(height - 1, 3)
            return Array("RIFF".utf8) + .little(UInt64(4 + head.count + image.count), 4) + Array("WEBP".utf8) + head
                + image
        }
        #expect((try? reading(of: extended(0, 64, 48)))?.facts == .image(width: 64, height: 48))
        #expect(refusal(of: extended(0, 65, 48))?.code == .damaged)
        #expect(refusal(of: extended(2, 64, 48))?.code == .unsupported)
        #expect(refusal(of: extended(0, 1 << 24, 1 << 24))?.code == .tooLarge)
    }

    @Test func `both byte orders of TIFF are read, and BigTIFF and camera raw are not`() throws {
        let size: [(UInt64, UInt64, UInt64, UInt64)] = [(256, 3, 1, 640), (257, 4, 1, 480)]
        let strip: [(UInt64, UInt64, UInt64, UInt64)] = [(273, 4, 1, 8), (279, 4, 1, 4)]
        #expect(try reading(of: Self.tiff(size + strip)).facts == .image(width: 640, height: 480))
        #expect(refusal(of: Self.tiff(size))?.code == .damaged)
        #expect(refusal(of: Self.tiff(size + [(273, 4, 1, 8), (279, 4, 1, 4_000)]))?.code == .truncated)
        #expect(refusal(of: Self.tiff(size + [(273, 4, 0xFFFF_FFFF, 8), (279, 4, 1, 4)]))?.code == .truncated)
        #expect(refusal(of: Self.tiff(size + strip + [(50_706, 4, 1, 1)]))?.code == .unsupported)
        #expect(refusal(of: Self.tiff(size + strip + [(254, 4, 1, 1), (330, 4, 1, 8)]))?.code == .unsupported)
        #expect(refusal(of: Self.tiff(size + size + strip))?.code == .damaged)
        #expect(refusal(of: [0x4D, 0x4D, 0, 0x2B, 0, 8, 0, 0])?.code == .unsupported)
        #expect(refusal(of: [0x49, 0x49, 0x2A, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0])?.code == .truncated)
    }

    @Test func `a deep or broken off OpenEXR is refused`() throws {
        let exr = Self.bytes("s.exr")
        #expect(refusal(of: exr.patched([0x08], at: 5))?.code == .unsupported)
        // A renderer that stopped leaves zeros where the rows' places belong.
        let end = try #require(exr.indices.first { exr[$0...].starts(with: Array("screenWindowWidth\0float\0".utf8)) })
        let table = end + 24 + 4 + 4 + 1
        #expect(refusal(of: exr.patched([UInt8](repeating: 0, count: 8 * 48), at: table))?.code == .truncated)
    }
}
