import AssetFormats
import Foundation
import ProductionModel
import Testing

/// A small file of a format that is taken, and what it is.
struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let format: FileFormat
    let kind: AssetKind
    /// What ffmpeg is told to make it; nil for what is made here.
    let arguments: [String]?

    var testDescription: String { name }

    /// The file's bytes.
    var bytes: [UInt8] { Samples.files[name] ?? [] }
}

/// Files that Debian's ffmpeg makes once for all tests, and the few that are no media.
enum Samples {
    private static let picture = ["-f", "lavfi", "-i", "testsrc=size=64x48:rate=10:duration=1"]
    private static let sound = ["-f", "lavfi", "-i", "sine=frequency=440:duration=1:sample_rate=48000"]

    private static func still(_ name: String, _ format: FileFormat, _ more: String...) -> Sample {
        Sample(name: name, format: format, kind: .image, arguments: picture + ["-frames:v", "1"] + more)
    }

    private static func film(_ name: String, _ format: FileFormat, _ more: String...) -> Sample {
        Sample(name: name, format: format, kind: .video, arguments: picture + sound + ["-shortest"] + more)
    }

    private static func recording(
        _ name: String, _ format: FileFormat, _ kind: AssetKind = .audio, _ more: String...
    ) -> Sample {
        Sample(name: name, format: format, kind: kind, arguments: sound + more)
    }

    private static func song(_ name: String, _ format: FileFormat, _ more: String...) -> Sample {
        let tags = ["artist=The Gaffers", "album=Golden Hour", "genre=Score"].flatMap { ["-metadata", $0] }
        return Sample(name: name, format: format, kind: .music, arguments: sound + tags + more)
    }

    static let all: [Sample] = media + texts

    static let pictures: [Sample] = [
        still("s.png", .png), still("s.jpg", .jpeg), still("lossy.webp", .webP),
        still("lossless.webp", .webP, "-lossless", "1"), still("s.gif", .gif), still("s.tiff", .tiff),
        still("s.bmp", .bmp), still("s.exr", .openEXR), still("zip.exr", .openEXR, "-compression", "zip16"),
        still("s.dpx", .dpx),
    ]

    static let media: [Sample] =
        pictures + [
            film("s.mp4", .mp4), film("fragments.mp4", .mp4, "-movflags", "frag_keyframe+empty_moov"),
            film("s.mov", .quickTime), film("s.mkv", .matroska), film("s.webm", .webM), film("s.avi", .avi),
            film("s.mxf", .mxf, "-r", "25", "-c:v", "mpeg2video", "-c:a", "pcm_s16le"),
            recording("sound.mp4", .m4a), recording("sound.mov", .quickTime), recording("s.mka", .matroska),
            recording("sound.webm", .webM), recording("s.m4a", .m4a), recording("s.wav", .wav),
            recording("s.rf64.wav", .wav, .audio, "-rf64", "always"), recording("s.aiff", .aiff),
            recording("s.flac", .flac), recording("s.mp3", .mp3),
            recording("untagged.mp3", .mp3, .audio, "-write_xing", "0", "-id3v2_version", "0"),
            recording("s.ogg", .ogg), recording("s.opus", .ogg), recording("flac.ogg", .ogg, .audio, "-c:a", "flac"),
            song("song.wav", .wav), song("song.aiff", .aiff, "-write_id3v2", "1"), song("song.flac", .flac),
            song("song.mp3", .mp3), song("song3.mp3", .mp3, "-id3v2_version", "3"), song("song.ogg", .ogg),
            song("song.opus", .ogg), song("song.m4a", .m4a), song("song.mov", .quickTime),
        ]

    static let texts: [Sample] = [
        Sample(name: "s.cube", format: .cubeLUT, kind: .lut, arguments: nil),
        Sample(name: "s.fountain", format: .fountain, kind: .screenplay, arguments: nil),
        Sample(name: "lora.safetensors", format: .safetensors, kind: .lora, arguments: nil),
        Sample(name: "model.safetensors", format: .safetensors, kind: .model, arguments: nil),
    ]

    /// The files' bytes by their names.
    static let files: [String: [UInt8]] = {
        let folder = FileManager.default.temporaryDirectory.appending(path: "asset-formats-\(UUID())")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String: [UInt8]] = [
            "s.cube": Array(CubeText(size: 2).text.utf8), "s.fountain": Array(shortFilm.utf8),
            "lora.safetensors": WeightsFile.lora.bytes, "model.safetensors": WeightsFile.model.bytes,
        ]
        for sample in media {
            let file = folder.appending(path: sample.name)
            _ = try? Tool.run(
                "ffmpeg",
                ["-hide_banner", "-loglevel", "error", "-y", "-bitexact"] + (sample.arguments ?? []) + [file.path])
            files[sample.name] = (try? Data(contentsOf: file)).map(Array.init)
        }
        return files
    }()

    private static let shortFilm = """
        Title: The Last Reel
        Author: A. Hand

        INT. PROJECTION ROOM - NIGHT

        A reel turns. HANNA watches.

        HANNA
        It burns.

        EXT. STREET - NIGHT

        Rain.
        """
}

/// Runs a program that the machine has.
enum Tool {
    struct Failure: Error {
        var text: String
    }

    /// What the program writes; throws when it fails.
    static func run(_ name: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [name] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(text: text) }
        return text
    }
}
