import AssetFormats
import Testing

/// Whatever the bytes are, there is a reading or a refusal, and nothing else.
struct PropertyTests {
    /// Formats that say how long they are, so that every file that ends early is found out.
    private static let measured: Set<FileFormat> = [
        .png, .jpeg, .gif, .webP, .tiff, .bmp, .openEXR, .dpx, .mp4, .quickTime, .m4a, .matroska, .webM, .aiff,
        .wav, .safetensors,
    ]

    /// The outcome for bytes; anything but a refusal is passed on as a failure.
    @discardableResult
    private func outcome(_ bytes: [UInt8]) throws -> FileReading? {
        do {
            return try reading(of: bytes)
        } catch let refusal as FormatRefusal {
            #expect(isSentence(refusal.message), "\(refusal.message)")
            return nil
        }
    }

    @Test(arguments: Samples.all) func `a file that ends anywhere is read or refused`(sample: Sample) throws {
        let bytes = sample.bytes
        var accepted: [Int] = []
        for length in 0..<bytes.count where length < 1_024 || length > bytes.count - 256 || length.isMultiple(of: 31) {
            if try outcome(Array(bytes.prefix(length))) != nil { accepted.append(length) }
        }
        // A film in fragments is whole without its last one.
        if Self.measured.contains(sample.format), sample.name != "fragments.mp4" {
            #expect(accepted.isEmpty, "of \(bytes.count)")
        }
    }

    @Test(arguments: Samples.all) func `a file with flipped bytes is read or refused`(sample: Sample) throws {
        var random = SplitMix(seed: 7)
        let bytes = sample.bytes
        try #require(!bytes.isEmpty)
        for round in 0..<400 {
            var damaged = bytes
            for _ in 0...Int.random(in: 0...3, using: &random) {
                // Heads hold what is parsed; every fourth round goes for the rest.
                let reach = round.isMultiple(of: 4) ? bytes.count : min(bytes.count, 256)
                damaged[Int.random(in: 0..<reach, using: &random)] = UInt8(truncatingIfNeeded: random.next())
            }
            try outcome(damaged)
        }
    }

    @Test(arguments: Samples.all) func `a beginning with noise behind it is read or refused`(sample: Sample) throws {
        var random = SplitMix(seed: 11)
        for _ in 0..<100 {
            let kept = Int.random(in: 1...64, using: &random)
            try outcome(Array(sample.bytes.prefix(kept)) + random.bytes(Int.random(in: 0...600, using: &random)))
        }
    }

    @Test(arguments: Samples.all) func `extreme numbers anywhere are read or refused`(sample: Sample) throws {
        let bytes = sample.bytes
        for value in [UInt8(0), 0x7F, 0x80, 0xFF] {
            for width in [1, 2, 4, 8] {
                for offset in 0..<min(160, bytes.count - width) {
                    try outcome(bytes.patched([UInt8](repeating: value, count: width), at: offset))
                }
            }
        }
    }

    @Test func `noise is refused`() throws {
        var random = SplitMix(seed: 3)
        for length in 0..<2_000 { try outcome(random.bytes(length)) }
    }

    @Test func `texts of the formats' own words are read or refused`() throws {
        var random = SplitMix(seed: 5)
        let words = [
            "LUT_3D_SIZE", "LUT_1D_SIZE", "TITLE", "2", "\n", "\r", "\r\n", " ", "\"", "#", "0 0 0\n", "INT. ", "\n\n",
            "/*", "*/", "[[", "]]", "Title: ", ".", "<", "é", "HANNA\n", "  \n", "DOMAIN_MIN", "-1e9", "\u{1A}",
        ]
        for _ in 0..<3_000 {
            let count = Int.random(in: 1...30, using: &random)
            let text = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined()
            try outcome(Array(text.utf8))
        }
    }
}
