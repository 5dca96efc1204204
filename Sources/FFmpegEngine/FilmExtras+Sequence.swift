internal import FFmpegProcess
internal import NodeCatalog
internal import ProductionModel

extension FilmExtras {
    /// A chapter for each scene and the dialogue, where the cut puts them. The title is written when the film is
    /// delivered (`FFmpeg.deliver`), since a take does not know it.
    init(_ sequence: SequenceView, _ plan: CutPlan) {
        var cues: [SubtitleCue] = []
        var chapters: [FilmChapter] = []
        for (index, event) in sequence.events.enumerated() {
            let start = plan.eventStarts[index]
            let end = index + 1 < plan.eventStarts.count ? plan.eventStarts[index + 1] : plan.frameCount
            // What was said in frames that the cut leaves out is not shown.
            let used = event.sourceIn..<event.end
            for line in event.shot?.dialogue ?? [] where line.length > 0 {
                let spoken = (line.start..<line.start + line.length).clamped(to: used)
                guard !spoken.isEmpty else { continue }
                let shift = start - event.sourceIn
                let text = line.speaker.isEmpty ? line.text : "\(line.speaker): \(line.text)"
                cues.append(
                    SubtitleCue(text: text, frames: spoken.lowerBound + shift..<spoken.upperBound + shift))
            }
            guard start < end else { continue }
            let heading = event.shot?.scene.heading ?? ""
            let title = heading.isEmpty ? "Shot \(event.name(index))" : heading
            if let last = chapters.last, last.title == title {
                chapters[chapters.count - 1] = FilmChapter(title: title, frames: last.frames.lowerBound..<end)
            } else {
                chapters.append(FilmChapter(title: title, frames: start..<end))
            }
        }
        self.init(title: sequence.title, chapters: chapters, cues: cues)
    }
}
