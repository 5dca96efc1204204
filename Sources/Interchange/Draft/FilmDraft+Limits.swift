internal import NodeCatalog

/// What the catalogue's fields hold, in bytes of UTF-8, lines and frames; `FilmCatalogue` has the last word, and a test
/// holds these to it.
enum DraftLimits {
    static let name = 400
    static let title = 400
    static let heading = 1_000
    static let action = 60_000
    static let line = 20_000
    static let linesInShot = 256
    static let frames: Int64 = 864_000
}

extension String {
    /// The text's beginning within so many bytes of UTF-8, cut between characters.
    func clipped(to bytes: Int) -> String {
        guard utf8.count > bytes else { return self }
        var count = 0
        return String(
            prefix { character in
                count += character.utf8.count
                return count <= bytes
            })
    }
}

extension ShotView {
    /// The shot within what a document holds. Only a paragraph of a hundred pages is ever cut.
    var withinLimits: ShotView {
        var shot = self
        shot.title = title.clipped(to: DraftLimits.title)
        shot.action = action.clipped(to: DraftLimits.action)
        shot.duration = min(duration, DraftLimits.frames)
        shot.dialogue = dialogue.prefix(DraftLimits.linesInShot).map { line in
            var line = line
            line.speaker = line.speaker.clipped(to: DraftLimits.name)
            line.text = line.text.clipped(to: DraftLimits.line)
            line.start = min(line.start, DraftLimits.frames)
            line.length = min(line.length, DraftLimits.frames)
            return line
        }
        return shot
    }
}
