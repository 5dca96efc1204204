/// A line of dialogue in a film.
public struct SubtitleCue: Hashable, Sendable {
    /// What is shown.
    public let text: String
    /// When, in frames of the film.
    public let frames: Range<Int64>

    /// A cue from its parts.
    public init(text: String, frames: Range<Int64>) {
        self.text = text
        self.frames = frames
    }
}

/// Timed text (3GPP TS 26.245) in an MP4 (ISO/IEC 14496-12) of its own, ready to be copied into a film.
///
/// It is written here because every text format FFmpeg reads has markup of its own, which a line of dialogue may
/// contain by chance, and milliseconds for a clock. Here the text is its bytes and the clock is the film's.
struct SubtitleTrack {
    /// What is shown for a time; an empty text is a gap.
    struct Sample: Equatable {
        var text: String
        var frames: Int64
    }

    let samples: [Sample]
    private let settings: VideoSettings

    /// Cues that overlap are shown together, in their order; a film without cues is one gap.
    init(cues: [SubtitleCue], frameCount: Int64, settings: VideoSettings) {
        self.settings = settings
        let cues = cues.compactMap { cue -> SubtitleCue? in
            let frames = cue.frames.clamped(to: 0..<frameCount)
            return frames.isEmpty || cue.text.isEmpty ? nil : SubtitleCue(text: cue.text, frames: frames)
        }.sorted { $0.frames.lowerBound < $1.frames.lowerBound }
        let times = Set(cues.flatMap { [$0.frames.lowerBound, $0.frames.upperBound] } + [0, frameCount]).sorted()
        var samples: [Sample] = []
        // Only cues that began and have not ended are looked at, so a long film stays quick.
        var current: [SubtitleCue] = []
        var next = 0
        for (start, end) in zip(times, times.dropFirst()) {
            current.removeAll { $0.frames.upperBound <= start }
            while next < cues.count, cues[next].frames.lowerBound <= start {
                current.append(cues[next])
                next += 1
            }
            let text = current.map(\.text).joined(separator: "\n")
            if !text.isEmpty, let last = samples.last, last.text == text {
                samples[samples.count - 1].frames += end - start
            } else {
                samples.append(Sample(text: text, frames: end - start))
            }
        }
        self.samples = samples
    }

    /// The whole file.
    var file: [UInt8] {
        let texts = samples.map { sample -> [UInt8] in
            let bytes = Array(sample.text.utf8.prefix(Int(UInt16.max)))
            return Box.integer(UInt16(bytes.count)) + bytes
        }
        let type = Box.make("ftyp", Array("isom".utf8) + Box.integer(UInt32(512)) + Array("isomiso2mp41".utf8))
        let data = Box.make("mdat", texts.flatMap { $0 })
        let offset = UInt32(type.count + 8)
        return type + data
            + Box.make("moov", movieHeader + track(sizes: texts.map { UInt32($0.count) }, offset: offset))
    }

    private var duration: UInt32 { samples.reduce(0) { $0 + ticks($1) } }

    private func ticks(_ sample: Sample) -> UInt32 { UInt32(clamping: sample.frames * Int64(settings.frameTicks)) }

    private var movieHeader: [UInt8] {
        Box.full(
            "mvhd",
            zeros(8) + Box.integer(UInt32(settings.timescale)) + Box.integer(duration) + Box.integer(UInt32(0x10000))
                + Box.integer(UInt16(0x100)) + zeros(10) + matrix + zeros(24) + Box.integer(UInt32(2)))
    }

    private func track(sizes: [UInt32], offset: UInt32) -> [UInt8] {
        let header = Box.full(
            "tkhd", flags: 3,
            zeros(8) + Box.integer(UInt32(1)) + zeros(4) + Box.integer(duration) + zeros(16) + matrix + zeros(8))
        // The language is `und`, five bits a letter.
        let mediaHeader = Box.full(
            "mdhd",
            zeros(8) + Box.integer(UInt32(settings.timescale)) + Box.integer(duration) + Box.integer(UInt16(0x55c4))
                + zeros(2))
        let handler = Box.full("hdlr", zeros(4) + Array("sbtl".utf8) + zeros(12) + Array("Dialogue\0".utf8))
        let reference = Box.full("dref", Box.integer(UInt32(1)) + Box.full("url ", flags: 1, []))
        let information = Box.make(
            "minf", Box.full("nmhd", []) + Box.make("dinf", reference) + table(sizes: sizes, offset: offset))
        return Box.make("trak", header + Box.make("mdia", mediaHeader + handler + information))
    }

    private func table(sizes: [UInt32], offset: UInt32) -> [UInt8] {
        let count = Box.integer(UInt32(samples.count))
        let times = samples.flatMap { Box.integer(UInt32(1)) + Box.integer(ticks($0)) }
        let chunk = [1, 1, UInt32(samples.count), 1].flatMap { Box.integer($0) }
        return Box.make(
            "stbl",
            Box.full("stsd", Box.integer(UInt32(1)) + SubtitleTrack.description)
                + Box.full("stts", count + times) + Box.full("stsc", chunk)
                + Box.full("stsz", Box.integer(UInt32(0)) + count + sizes.flatMap { Box.integer($0) })
                + Box.full("stco", Box.integer(UInt32(1)) + Box.integer(offset)))
    }

    /// White text without background, centred at the bottom (3GPP TS 26.245, 5.16).
    private static let description: [UInt8] = {
        let style: [UInt8] = [0, 0, 0, 0, 0, 1, 0, 18, 255, 255, 255, 255]
        let fonts = Box.make("ftab", [0, 1, 0, 1, 10] + Array("Sans-Serif".utf8))
        return Box.make(
            "tx3g", zeros(6) + [0, 1] + zeros(4) + [1, 0xff] + zeros(4) + zeros(8) + style + fonts)
    }()

    /// The unit matrix in 16.16 and 2.30 fixed point.
    private var matrix: [UInt8] {
        [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000].flatMap { Box.integer(UInt32($0)) }
    }
}

private func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

/// The boxes of ISO/IEC 14496-12.
private enum Box {
    static func integer(_ number: some FixedWidthInteger) -> [UInt8] {
        stride(from: number.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    static func make(_ name: String, _ content: [UInt8]) -> [UInt8] {
        integer(UInt32(content.count + 8)) + Array(name.utf8) + content
    }

    /// A box with version 0 and flags.
    static func full(_ name: String, flags: UInt32 = 0, _ content: [UInt8]) -> [UInt8] {
        make(name, integer(flags) + content)
    }
}
