import AssetIntake
import FFmpegEngine
import FFmpegProcess
import MediaStorage
import Persistence
import ProductionModel

extension IntakeDesk {
    /// The desk of this studio's library: FFmpeg looks into media, and its engine makes what screens show of them.
    static func desk(_ store: any StudioStore, _ media: MediaStore, _ ffmpeg: FFmpeg) -> IntakeDesk {
        let tools = IntakeTools(
            probe: { file, demuxer in
                do {
                    return AssetFacts(try await ffmpeg.probeForeign(file, as: demuxer))
                } catch let error as FFmpegError where error.code == .badMedia {
                    throw IntakeRefusal(.unsuitable, error.message)
                }
            }, derive: LibraryEngine.jobs)
        return IntakeDesk(store: store, media: media, tools: tools)
    }
}

extension AssetFacts {
    /// What a probe's report says.
    init(_ report: MediaReport) {
        self.init()
        // A cover in a recording is a picture, and no film.
        let picture = report.streams.first { $0.type == "video" && $0.entries["disposition.attached_pic"] != "1" }
        let sound = report.streams.first { $0.type == "audio" }
        hasPicture = picture != nil
        hasSound = sound != nil
        codec = (picture ?? sound)?.codec
        width = picture?.integer("width")
        height = picture?.integer("height")
        rate = (picture?.entries["avg_frame_rate"]).flatMap { FrameRate(text: $0) }
        channels = sound?.integer("channels")
        sampleRate = sound?.integer("sample_rate")
        if report.duration > 0 { duration = Int64(report.duration * 1_000_000) }
        title = report.tags["title"].map { String($0.prefix(400)) }
    }
}
