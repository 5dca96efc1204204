internal import Execution
internal import FFmpegProcess
internal import GraphCore
internal import MediaStorage
internal import NodeCatalog
internal import ProductionModel

/// One run of `sequence.contact_sheet`: a picture of each shot of the cut, from its middle, with what it is.
struct SequenceContactSheet {
    let tools: FFmpeg
    let context: JobContext
    let sequence: SequenceView
    let plan: CutPlan
    let clips: SequenceClips
    /// The film's title, if it is known here.
    let title: String?

    /// Draws the sheet and stores it.
    func run() async throws -> JobOutput {
        let (width, height) = pictureSize
        let total = Int64(sequence.events.count)
        var cells: [ContactSheet.Cell] = []
        for (index, event) in sequence.events.enumerated() {
            let clip = clips.clips[index]
            let middle = (event.sourceIn + event.end) / 2
            let request = clip.request(middle..<middle + 1, width: width, height: height, format: .rgb24)
            cells.append(
                ContactSheet.Cell(
                    picture: try await tools.frames(clip.file, request).first, captions: captions(event, index)))
            context.report(JobProgress(stage: "Contact sheet", framesDone: Int64(index + 1), framesTotal: total))
        }
        let sheet = ContactSheet(
            title: sequence.title, subtitle: subtitle, pictureWidth: width, pictureHeight: height, cells: cells)
        return try await context.media.withTemporaryFile(suffix: ".png") { file in
            try await sheet.draw(with: tools, to: file.path)
            let entry = try await context.media.adopt(file)
            return JobOutput(
                hash: entry.hash, byteCount: entry.byteCount, kind: .image, frames: 1,
                recipe: FFmpegEngine.recipe(tools), remarks: [])
        }
    }

    /// 384 pixels wide at the film's aspect; smaller where a film has so many shots that the sheet would not fit.
    private var pictureSize: (width: Int, height: Int) {
        let width = sequence.events.count > 400 ? 160 : 384
        let height = width * clips.settings.height / max(1, clips.settings.width)
        return (width, min(2048, max(16, height)))
    }

    private var subtitle: String {
        let shots = sequence.events.count
        let rate = sequence.film.rate
        let frames = rate.denominator == 1 ? "\(rate.numerator)" : "\(rate.numerator)/\(rate.denominator)"
        return "\(clock(plan.frameCount)) · \(shots) \(shots == 1 ? "shot" : "shots") · \(frames) frames a second"
            + " · \(clips.settings.width) × \(clips.settings.height) · previs"
    }

    private func captions(_ event: SequenceEvent, _ index: Int) -> [String] {
        let length = event.end - event.sourceIn
        guard let shot = event.shot else { return [event.name(index), "Of the library", clock(length)] }
        let heading = shot.scene.heading
        let title = heading.isEmpty ? event.name(index) : "\(event.name(index))  \(heading)"
        let lens = shot.lens.focalLength
        let millimetres = lens == lens.rounded() ? "\(Int(lens))" : "\(lens)"
        return [
            title, "\(shot.framing.title) · \(millimetres) mm · \(shot.angle.title)",
            "\(shot.movement.kind.title) · \(clock(length))",
        ]
    }

    /// `4.2 s`, or `1:05` from a minute on; for the eye only.
    private func clock(_ frames: Int64) -> String {
        let rate = sequence.film.rate
        let tenths = (frames * 10 * Int64(rate.denominator) + Int64(rate.numerator) / 2) / Int64(rate.numerator)
        if tenths < 600 { return "\(tenths / 10).\(tenths % 10) s" }
        let seconds = (tenths + 5) / 10
        return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
    }
}
