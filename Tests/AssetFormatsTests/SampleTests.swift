import AssetFormats
import Foundation
import ProductionModel
import Testing

/// Real files, as ffmpeg makes them.
struct SampleTests {
    @Test(arguments: Samples.all) func `a file is what it is, whatever it is called`(sample: Sample) throws {
        let source = MemorySource(sample.bytes)
        try #require(source.byteCount > 0)
        let reading = try FileInspector.read(source)
        #expect(reading.format == sample.format)
        #expect(reading.kind == sample.kind)
        #expect(reading.format.kinds.contains(reading.kind))
        #expect(source.bytesRead <= 200_000)
        if sample.kind == .image { #expect(reading.facts == .image(width: 64, height: 48)) }
    }

    @Test(arguments: Samples.media) func `ffprobe opens it with the demuxer that is forced`(sample: Sample) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "asset-formats-\(UUID())")
        try Data(sample.bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let demuxer = try #require(sample.format.ffmpegDemuxer)
        let arguments = ["-v", "error", "-f", demuxer, "-show_entries", "stream=codec_type,width", "-of", "csv=p=0"]
        let text = try Tool.run("ffprobe", arguments + [file.path])
        #expect(text.contains("video,64") == [.image, .video].contains(sample.kind))
        #expect(text.contains("audio") == (sample.kind != .image))
    }

    @Test func `every demuxer is one that ffmpeg has`() throws {
        let list = try Tool.run("ffmpeg", ["-hide_banner", "-demuxers"])
        let names = Set(list.split(whereSeparator: { " ,\n".contains($0) }).map(String.init))
        for format in FileFormat.allCases {
            guard let demuxer = format.ffmpegDemuxer else { continue }
            #expect(names.contains(demuxer), "\(demuxer)")
        }
    }

    @Test func `formats have titles, media types and endings of their own`() {
        #expect(Set(FileFormat.allCases.map(\.title)).count == FileFormat.allCases.count)
        #expect(Set(FileFormat.allCases.map(\.fileExtension)).count == FileFormat.allCases.count)
        for format in FileFormat.allCases {
            #expect(format.mediaType.split(separator: "/").count == 2)
            #expect(!format.kinds.isEmpty)
            #expect(format.fileExtensions.allSatisfy { $0 == $0.lowercased() && !$0.contains(".") })
        }
        #expect(FileFormat.png.kinds == [.image, .character, .place, .prop, .style])
        #expect(FileFormat.wav.kinds == [.audio, .music])
    }
}
