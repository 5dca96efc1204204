extension PictureSize {
    /// The size in a PNG file's head; the file must end with the image's end.
    init(png file: InspectedFile) throws {
        let head = try file.bytes(25, at: 8, of: .png)
        guard head.has([0, 0, 0, 13], at: 0), head.has("IHDR", at: 4),
            let width = head.number(UInt32.self, at: 8, .big), let height = head.number(UInt32.self, at: 12, .big)
        else { throw FormatRefusal.damaged(.png, "it does not begin with its size") }
        guard PictureSize.depths[head[17]]?.contains(head[16]) == true, head[18] == 0, head[19] == 0, head[20] <= 1
        else { throw FormatRefusal.damaged(.png, "its pixels are of no known kind") }
        try self.init(Int64(width), Int64(height), of: .png)
        try PictureSize.checkEnd(png: file)
    }

    /// The bit depths that each colour type may have.
    private static let depths: [UInt8: [UInt8]] = [
        0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
    ]

    /// The chunk that ends every PNG file.
    private static let end: [UInt8] = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]

    /// The most chunks that are visited to find out how a file ends.
    private static let chunkLimit = 100_000

    private static func checkEnd(png file: InspectedFile) throws {
        if file.tail.suffix(end.count).elementsEqual(end) { return }
        var offset: Int64 = 8
        for _ in 0..<chunkLimit {
            let chunk = try file.bytes(8, at: offset, of: .png)
            guard let length = chunk.number(UInt32.self, at: 0, .big), let name = FourCC(chunk, at: 4), name.isName
            else { throw FormatRefusal.damaged(.png, "one of its parts has no name") }
            guard file.has(Int64(length) + 12, at: offset) else { throw FormatRefusal.truncated(.png) }
            offset += Int64(length) + 12
            guard name == "IEND" else { continue }
            let rest = file.byteCount - offset
            guard rest > 0 else { throw FormatRefusal.damaged(.png, "its last part is not what it should be") }
            throw FormatRefusal(
                .polyglot,
                "\(rest.grouped) bytes hang behind the end of this PNG image: export it again from the program it was "
                    + "made with.")
        }
        throw FormatRefusal.damaged(.png, "its end cannot be found")
    }
}
