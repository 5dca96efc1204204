import NodeCatalog
import ProductionModel

/// Who speaks when, and whom everybody looks at meanwhile.
struct Conversation: Sendable {
    private let cast: [CastPlacement]
    private let lines: [(speaker: Int, line: SpokenLine)]

    init(of shot: ShotView) {
        cast = shot.cast
        let rate = max(shot.film.rate.framesPerSecond, 1)
        lines = shot.dialogue.compactMap { line in
            let name = line.speaker.uppercased()
            guard let speaker = shot.cast.firstIndex(where: { $0.character.name.uppercased() == name }) else {
                return nil
            }
            return (
                speaker,
                SpokenLine(start: Double(line.start) / rate, end: Double(line.start + max(line.length, 1)) / rate)
            )
        }.sorted { $0.line.start < $1.line.start }
    }

    /// What a member says.
    func lines(of member: Int) -> [SpokenLine] { lines.filter { $0.speaker == member }.map(\.line) }

    /// What a member looks at through the shot: with `automatic`, listeners look at the speaker, and the speaker at
    /// whoever spoke before.
    func looks(of member: Int, partner: Int?) -> [LookCue] {
        guard cast[member].looksAt == .automatic else {
            return [LookCue(time: 0, target: partner.map { .member($0) } ?? .ahead)]
        }
        guard let partner else { return [LookCue(time: 0, target: .ahead)] }
        var cues = [LookCue(time: 0, target: .member(partner))]
        var current = partner
        var before: Int?
        for (speaker, line) in lines {
            let wanted = speaker == member ? (before ?? partner) : speaker
            if wanted != current, wanted != member {
                // A turn begins a little before the voice; at the shot's start it has been made already.
                let time = line.start < 0.3 ? -LookCue.turnTime : line.start - 0.15
                cues.append(LookCue(time: time, target: .member(wanted)))
                current = wanted
            }
            before = speaker == member ? before : speaker
        }
        return cues
    }
}
