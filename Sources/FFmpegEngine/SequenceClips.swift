internal import Execution
internal import FFmpegProcess
internal import GraphCore
internal import MediaStorage
internal import NodeCatalog
internal import ProductionModel
internal import SystemPackage

/// The clips of a cut, probed and held against what the cut says of them.
struct SequenceClips: Sendable {
    /// A clip in the store.
    struct Clip: Sendable {
        let file: FilePath
        /// Its picture track; nil for a picture that stands.
        let video: VideoTrack?
        /// How a picture that stands is brought into the frame.
        var still: PictureFit?

        /// What to ask for to get these frames; of a picture that stands there is one.
        func request(_ frames: Range<Int64>, width: Int, height: Int, format: PixelFormat) -> FrameRequest {
            guard let video else {
                var request = FrameRequest(
                    frames: 0..<1, rateNumerator: 1, rateDenominator: 1, width: width, height: height, format: format)
                request.isForeign = true
                request.fillsFrame = still == .fill
                return request
            }
            return FrameRequest(
                frames: frames, rateNumerator: video.rateNumerator, rateDenominator: video.rateDenominator,
                width: width, height: height, format: format)
        }
    }

    /// In wire order.
    let clips: [Clip]
    /// What the film is encoded with: the size that most of its frames have.
    let settings: VideoSettings
    /// The decoder's parameters that most frames share, or nil when none can be copied.
    let parametersHash: String?
    /// Sentences about clips that do not match.
    let remarks: [String]

    /// Probes the job's clips; a stored file stays where it is, so its path may be used until the job ends.
    init(_ input: JobInput, _ sequence: SequenceView, _ context: JobContext, _ tools: FFmpeg) async throws {
        let films = sequence.events.count { !$0.isStill }
        guard input.media.count == films else {
            throw EngineError(
                .invalid,
                "The cut has \(films) shots and \(input.media.count) clips: render the missing shots first.")
        }
        var clips: [Clip] = []
        // The same clip may stand in the cut more than once.
        var probed: [ContentHash: Clip] = [:]
        var given = input.media[...]
        for (index, event) in sequence.events.enumerated() {
            if case .clip(let clip) = event.source, clip.isStill {
                let file = try await context.media.withLocalFile(clip.file) { $0 }
                clips.append(Clip(file: file, video: nil, still: clip.fit))
                continue
            }
            guard let media = given.popFirst() else { break }
            let file = try await context.media.withLocalFile(media.hash) { $0 }
            var clip = probed[media.hash]
            if clip == nil { clip = Clip(file: file, video: try await tools.probeVideo(file)) }
            guard let clip else { continue }
            probed[media.hash] = clip
            if let video = clip.video { try SequenceClips.check(video, event, index, sequence.film.rate) }
            clips.append(clip)
        }
        guard !clips.isEmpty else { throw EngineError(.invalid, "The sequence is empty: wire shots into it.") }
        let shape = SequenceClips.usual(clips) ?? Shape(input.tier.raster(for: sequence.film.aspect))
        self.clips = clips
        parametersHash = shape.parametersHash
        let rate = sequence.film.rate
        settings = VideoSettings(
            width: shape.width, height: shape.height, rateNumerator: Int(rate.numerator),
            rateDenominator: Int(rate.denominator))
        remarks = zip(clips, sequence.events).enumerated().compactMap { index, pair in
            guard let video = pair.0.video, video.width != shape.width || video.height != shape.height else {
                return nil
            }
            return "Shot \(pair.1.name(index)) is \(video.width) × \(video.height) and was scaled to"
                + " \(shape.width) × \(shape.height)."
        }
    }

    /// Which pictures can be taken as they are.
    func facts(_ tools: FFmpeg) async throws -> [ClipFacts] {
        var keyFrames: [FilePath: [Int64]] = [:]
        var facts: [ClipFacts] = []
        for clip in clips {
            guard let video = clip.video else {
                // It stands for as long as it is wanted.
                facts.append(ClipFacts(frameCount: Int64.max, keyFrames: nil))
                continue
            }
            guard isCopyable(video) else {
                facts.append(ClipFacts(frameCount: video.frameCount, keyFrames: nil))
                continue
            }
            if keyFrames[clip.file] == nil {
                let pictures = try await tools.pictures(in: clip.file)
                let keys = pictures.enumerated().filter { $1.isKey }.map { Int64($0.offset) }
                // Reordered or irregular pictures cannot be counted off one by one.
                let isRegular = pictures.allSatisfy { $0.shown == $0.decoded }
                keyFrames[clip.file] = isRegular ? keys : []
            }
            facts.append(ClipFacts(frameCount: video.frameCount, keyFrames: keyFrames[clip.file] ?? []))
        }
        return facts
    }

    private func isCopyable(_ video: VideoTrack) -> Bool {
        video.codec == "h264" && video.pixelFormat == "yuv420p" && !video.parametersHash.isEmpty
            && video.parametersHash == parametersHash && video.width == settings.width
            && video.height == settings.height
            && video.colourRange == "tv" && video.colourSpace == "bt709"
    }

    private struct Shape: Hashable {
        let width: Int
        let height: Int
        let parametersHash: String

        init(_ video: VideoTrack) {
            width = video.width
            height = video.height
            parametersHash = video.parametersHash
        }

        /// The shape of a film without any.
        init(_ raster: (width: Int, height: Int)) {
            (width, height) = raster
            parametersHash = ""
        }
    }

    /// The shape that most frames have; equal shares go to the one that comes first.
    private static func usual(_ clips: [Clip]) -> Shape? {
        let videos = clips.compactMap(\.video)
        var frames: [Shape: Int64] = [:]
        for video in videos { frames[Shape(video), default: 0] += video.frameCount }
        let shapes = videos.map { Shape($0) }
        let best = shapes.max { frames[$0, default: 0] < frames[$1, default: 0] }
        return best.flatMap { best in shapes.first { frames[$0] == frames[best] } }
    }

    private static func check(_ video: VideoTrack, _ event: SequenceEvent, _ index: Int, _ rate: FrameRate) throws {
        let name = event.name(index)
        guard
            Int64(video.rateNumerator) * Int64(rate.denominator) == Int64(video.rateDenominator) * Int64(rate.numerator)
        else {
            throw EngineError(
                .invalid,
                "The clip of shot \(name) runs at \(video.rateNumerator)/\(video.rateDenominator) frames a second and the"
                    + " film at \(rate.numerator)/\(rate.denominator): render the shot again.")
        }
        let end = event.end
        guard end <= video.frameCount else {
            throw EngineError(
                .invalid,
                "The clip of shot \(name) has \(video.frameCount) frames where the cut uses \(end): render the shot again."
            )
        }
    }
}

extension SequenceEvent {
    /// Whether it shows a picture that stands.
    var isStill: Bool { if case .clip(let clip) = source { clip.isStill } else { false } }
}
