import Foundation
import Testing

@testable import MediaEnvelope

/// Recipes in real files, made and read by FFmpeg.
struct EnvelopeTests {
    private static let packet = XMPPacket(title: "1A", tool: "Backlot", recipe: #"{"take":"x"}"#).bytes

    /// Makes a file with the tool and gives its bytes.
    private static func made(_ name: String, _ arguments: [String], in folder: URL) throws -> [UInt8] {
        let file = folder.appending(path: name)
        _ = try run("ffmpeg", ["-v", "error", "-y", "-f", "lavfi"] + arguments + [file.path])
        return Array(try Data(contentsOf: file))
    }

    private static func run(_ tool: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(tool) \(arguments)")
        return String(decoding: said, as: UTF8.self)
    }

    /// The hash of every decoded picture and sample.
    private static func decoded(_ bytes: [UInt8], _ name: String, in folder: URL) throws -> String {
        let file = folder.appending(path: name)
        try Data(bytes).write(to: file)
        #expect(try run("ffprobe", ["-v", "error", "-show_format", file.path]).contains("[FORMAT]"))
        return try run("ffmpeg", ["-v", "error", "-i", file.path, "-f", "framemd5", "-"])
    }

    private static func source(_ bytes: [UInt8]) -> ByteSource {
        { Array(bytes[Int($0.lowerBound)..<Int($0.upperBound)]) }
    }

    private static func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "envelope-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }

    @Test(arguments: [
        (EnvelopeFormat.mp4, "a.mp4", ["-i", "testsrc2=s=64x36:d=1", "-movflags", "+faststart"]),
        (.mp4, "b.mp4", ["-i", "testsrc2=s=64x36:d=2", "-movflags", "+frag_keyframe+empty_moov"]),
        (.png, "c.png", ["-i", "testsrc2=s=320x180", "-frames:v", "1"]),
        (.wav, "d.wav", ["-i", "sine=d=0.5"]), (.wav, "e.wav", ["-i", "sine=d=0.01:r=8001", "-c:a", "pcm_u8"]),
    ])
    func `a file with a recipe plays as before, gives the recipe back, and is the file it was without it`(
        format: EnvelopeFormat, name: String, arguments: [String]
    ) async throws {
        try await Self.withFolder { folder in
            let plain = try Self.made(name, arguments, in: folder)
            let count = Int64(plain.count)
            #expect(try await FoundEnvelope.find(in: count, read: Self.source(plain)) == nil)
            for packet in [Self.packet, Self.packet + [0x20]] {
                let file = try #require(
                    try await format.splicing(packet, into: count, read: Self.source(plain)), "\(name)")
                let whole = SplicedFileTests.bytes(file.pieces, of: plain)
                #expect(
                    try Self.decoded(whole, "spliced-\(name)", in: folder)
                        == Self.decoded(plain, "plain-\(name)", in: folder))
                let found = try #require(
                    try await FoundEnvelope.find(in: Int64(whole.count), read: Self.source(whole)))
                #expect(found.format == format && found.packet == packet)
                #expect(SplicedFileTests.bytes(found.plain.pieces, of: whole) == plain)
            }
        }
    }

    @Test func `a PNG's check is that of the standard`() {
        #expect(PNGChunks.checksum(Array("IEND".utf8)) == 0xAE42_6082)
    }

    /// Each a beginning that could be a film's, a picture's or a sound's, and none of them is.
    private static let broken: [[UInt8]] = [
        [], [0, 0, 0, 8], Array("not a media file at all, but long enough".utf8),
        // A box that ends behind the file, one shorter than its head, and one without its long size.
        [0, 0, 0, 64] + Array("ftypisom".utf8), [0, 0, 0, 4] + Array("ftypisom".utf8),
        [0, 0, 0, 1] + Array("ftyp".utf8) + [0, 0, 0, 0],
        [0, 0, 0, 1] + Array("ftyp".utf8) + [UInt8](repeating: 0xFF, count: 8),
        PNGChunks.signature + [0xFF, 0xFF, 0xFF, 0xFF] + Array("IHDR".utf8), PNGChunks.signature + [0, 0, 0, 0],
        Array("RIFF".utf8) + [255, 255, 255, 255] + Array("WAVE".utf8),
        Array("RIFF".utf8) + [12, 0, 0, 0] + Array("WAVE_PMX".utf8) + [99, 0, 0, 0],
        Array("RIFF".utf8) + [4, 0, 0, 0] + Array("AVI ".utf8),
    ]

    @Test(arguments: broken.indices)
    func `a damaged file is given no recipe and has none`(number: Int) async throws {
        let bytes = Self.broken[number]
        let count = Int64(bytes.count)
        #expect(try await FoundEnvelope.find(in: count, read: Self.source(bytes)) == nil)
        for format in EnvelopeFormat.allCases {
            #expect(try await format.splicing(Self.packet, into: count, read: Self.source(bytes)) == nil)
        }
    }

    @Test func `a file whose last box reaches to its end, or whose length has no spelling, stays as it is`()
        async throws
    {
        let ftyp = [0, 0, 0, 16] + Array("ftypisomisom".utf8)
        let open = ftyp + [0, 0, 0, 0] + Array("mdat".utf8) + [1, 2, 3]
        #expect(
            try await EnvelopeFormat.mp4.splicing(Self.packet, into: Int64(open.count), read: Self.source(open)) == nil)
        // Four gigabytes of sound, of which only the heads are read.
        let count = Int64(UInt32.max) - 1
        let head = Array("RIFF".utf8) + [UInt8](littleEndian: UInt32(count - 8)) + Array("WAVE".utf8)
        let data = Array("data".utf8) + [UInt8](littleEndian: UInt32(count - 20))
        #expect(
            try await EnvelopeFormat.wav.splicing(Self.packet, into: count) { $0.lowerBound == 0 ? head : data } == nil)
        let large = [UInt8](repeating: 0x20, count: FoundEnvelope.limit + 1)
        #expect(try await EnvelopeFormat.mp4.splicing(large, into: 16, read: Self.source(ftyp)) == nil)
    }

    @Test func `a box of another sort is no recipe`() async throws {
        let other =
            [0, 0, 0, 16] + Array("ftypisomisom".utf8) + [0, 0, 0, 28] + Array("uuid".utf8)
            + [UInt8](repeating: 7, count: 20)
        #expect(try await FoundEnvelope.find(in: Int64(other.count), read: Self.source(other)) == nil)
        let short = [0, 0, 0, 16] + Array("ftypisomisom".utf8) + [0, 0, 0, 12] + Array("uuid".utf8) + [1, 2, 3, 4]
        #expect(try await FoundEnvelope.find(in: Int64(short.count), read: Self.source(short)) == nil)
    }
}
