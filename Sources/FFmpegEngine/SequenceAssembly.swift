internal import Execution
internal import FFmpegProcess
internal import GraphCore
internal import MediaStorage
internal import NodeCatalog
internal import ProductionModel
internal import SystemPackage

/// One run of `sequence.assemble`: the cut becomes a film, and only what the cut changed is encoded again.
struct SequenceAssembly {
    let tools: FFmpeg
    let context: JobContext
    let sequence: SequenceView
    let plan: CutPlan
    let clips: SequenceClips

    /// Makes the film and stores it.
    func run() async throws -> JobOutput {
        let segments = plan.segments(try await clips.facts(tools))
        let isMixed = segments.contains { if case .copy = $0 { true } else { false } }
        do {
            return try await film(segments, mustMatch: isMixed)
        } catch is ParametersDiffer {
            // The clips came from another encoder, so nothing of ours can stand beside their pictures.
            return try await film([.encode(plan.spans)], mustMatch: false)
        }
    }

    /// What was encoded here cannot stand beside the clips' own pictures.
    private struct ParametersDiffer: Error {}

    private func film(_ segments: [CutSegment], mustMatch: Bool) async throws -> JobOutput {
        var joined: [JoinedClip] = []
        return try await encodeAndJoin(segments[...], &joined, mustMatch: mustMatch)
    }

    /// Takes the segments one by one; each encoded one lives in a temporary file until the film is joined, and the
    /// nesting of the calls is what keeps it so long.
    private func encodeAndJoin(
        _ segments: ArraySlice<CutSegment>, _ joined: inout [JoinedClip], mustMatch: Bool
    ) async throws -> JobOutput {
        var rest = segments
        while let segment = rest.popFirst() {
            switch segment {
            case .copy(let part):
                joined.append(JoinedClip(file: clips.clips[part.clip].file, frames: part.frames))
            case .encode(let spans):
                let done = joined
                let remaining = rest
                return try await context.media.withTemporaryFile(suffix: ".mp4") { file in
                    try await encode(spans, to: file.path, after: done.frameCount)
                    let video = try await tools.probeVideo(file.path)
                    if mustMatch, video.parametersHash != clips.parametersHash { throw ParametersDiffer() }
                    var joined = done
                    joined.append(JoinedClip(file: file.path, frames: 0..<video.frameCount))
                    return try await encodeAndJoin(remaining, &joined, mustMatch: mustMatch)
                }
            }
        }
        return try await join(joined)
    }

    private func join(_ joined: [JoinedClip]) async throws -> JobOutput {
        try await context.media.withTemporaryFile(suffix: ".mp4") { file in
            let extras = FilmExtras(sequence, plan)
            try await tools.join(joined, settings: clips.settings, extras: extras, to: file.path)
            let video = try await tools.probeVideo(file.path)
            let ticks = plan.frameCount * Int64(clips.settings.frameTicks)
            guard video.frameCount == plan.frameCount, video.durationTicks == ticks else {
                throw EngineError(
                    .permanent,
                    "The film came out with \(video.frameCount) frames instead of \(plan.frameCount): please report this."
                )
            }
            context.report(JobProgress(stage: "Assembling", framesDone: plan.frameCount, framesTotal: plan.frameCount))
            let entry = try await context.media.adopt(file)
            return JobOutput(
                hash: entry.hash, byteCount: entry.byteCount, kind: .video, frames: plan.frameCount,
                recipe: FFmpegEngine.recipe(tools), remarks: clips.remarks)
        }
    }

    private func encode(_ spans: [CutSpan], to file: FilePath, after framesBefore: Int64) async throws {
        let total = plan.frameCount
        try await tools.encodeVideo(clips.settings, to: file) { writer in
            for span in spans {
                try await pictures(of: span) { picture in
                    try await writer.write(picture)
                    context.report(
                        JobProgress(
                            stage: "Assembling", framesDone: framesBefore + writer.framesWritten, framesTotal: total))
                }
            }
        }
    }

    /// Makes the pictures of a span, one by one.
    private func pictures(of span: CutSpan, _ take: ([UInt8]) async throws -> Void) async throws {
        let count = Int(span.frameCount)
        let blend = FrameBlend(lumaCount: clips.settings.width * clips.settings.height)
        let black = blend.black(byteCount: clips.settings.frameByteCount)
        // A fade reaches black itself; a dissolve's ends are mixed already, since the plain pictures stand beside them.
        let whole = max(1, count - 1)
        switch span {
        case .plain(let part):
            try await read(part, take)
        case .fadeIn(let part):
            var number = 0
            try await read(part) { picture in
                try await take(FrameBlend.mix(black, picture, part: number, of: whole))
                number += 1
            }
        case .fadeOut(let part):
            var number = 0
            try await read(part) { picture in
                try await take(FrameBlend.mix(picture, black, part: count == 1 ? 1 : number, of: whole))
                number += 1
            }
        case .dissolve(let from, let to):
            try await dissolve(from, to, take)
        }
    }

    /// Reads the first in short stretches, so that a long dissolve needs no more memory than a short one.
    private func dissolve(
        _ from: ClipFrames, _ to: ClipFrames, _ take: ([UInt8]) async throws -> Void
    ) async throws {
        let count = Int64(to.frames.count)
        for start in stride(from: 0, to: count, by: 24) {
            let stretch = start..<min(start + 24, count)
            var before: [[UInt8]] = []
            try await read(from.shifted(stretch)) { before.append($0) }
            var number = 0
            try await read(to.shifted(stretch)) { picture in
                let part = Int(stretch.lowerBound) + number + 1
                try await take(FrameBlend.mix(before[number], picture, part: part, of: Int(count) + 1))
                number += 1
            }
        }
    }

    private func read(_ part: ClipFrames, _ take: ([UInt8]) async throws -> Void) async throws {
        let clip = clips.clips[part.clip]
        let request = clip.request(
            part.frames, width: clips.settings.width, height: clips.settings.height, format: .yuv420p)
        guard clip.still != nil else {
            try await tools.readFrames(clip.file, request, take)
            return
        }
        guard let picture = try await tools.frames(clip.file, request).first else { return }
        for _ in part.frames { try await take(picture) }
    }
}

extension ClipFrames {
    /// A stretch of these frames, counted from their first.
    fileprivate func shifted(_ stretch: Range<Int64>) -> ClipFrames {
        ClipFrames(
            clip: clip, frames: frames.lowerBound + stretch.lowerBound..<frames.lowerBound + stretch.upperBound)
    }
}

extension [JoinedClip] {
    fileprivate var frameCount: Int64 { reduce(0) { $0 + Int64($1.frames.count) } }
}
