internal import NodeCatalog
public import ProductionModel

/// A film to begin with: cast, scenes, shots and a cut that are there to be changed.
public enum FilmTemplate: String, Vocabulary {
    case dialogueScene = "dialogue_scene"
    case chase
    case threeAct = "three_act"
    case sevenPoint = "seven_point"
    case fifteenBeat = "fifteen_beat"

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .dialogueScene: "Dialogue scene"
        case .chase: "Chase"
        case .threeAct, .sevenPoint, .fifteenBeat: structure?.title ?? ""
        }
    }

    /// What it holds, in one sentence.
    public var summary: String {
        switch self {
        case .dialogueScene: "Two people at a table: an establishing shot, two-shots, over the shoulder and close-ups"
        case .chase: "A runner and a pursuer from the street into the forest, in short moving shots"
        case .threeAct: "Beginning, middle and end as a quarter, a half and a quarter of three minutes"
        case .sevenPoint: "From hook to resolution in seven scenes over three minutes"
        case .fifteenBeat: "Opening image to final image in fifteen scenes over four minutes"
        }
    }

    /// The film, untitled. The same every time.
    public var draft: FilmDraft {
        let film = FilmView(title: title)
        guard let structure else {
            return FilmDraft(breakingDown: Screenplay(text: scenes.joined(separator: "\n\n")), film: film)
        }
        var draft = FilmDraft(breakingDown: Screenplay(text: scenes.joined(separator: "\n\n")), film: film)
        draft.lay(out: structure, seconds: self == .fifteenBeat ? 240 : 180)
        return draft
    }

    private var structure: StoryStructure? {
        switch self {
        case .dialogueScene, .chase: nil
        case .threeAct: .threeAct
        case .sevenPoint: .sevenPoint
        case .fifteenBeat: .fifteenBeat
        }
    }
}

extension FilmDraft {
    /// The shortest a scene may become, in seconds.
    private static let shortestScene = 3.0

    /// Gives each scene a beat of a structure, its name, and the part of a film's length until the next beat.
    fileprivate mutating func lay(out structure: StoryStructure, seconds: Double) {
        let length = Int64((seconds * film.rate.framesPerSecond).rounded())
        let shortest = Int64((FilmDraft.shortestScene * film.rate.framesPerSecond).rounded())
        let beats = structure.beats
        for (index, beat) in beats.enumerated() where index < scenes.count {
            let start = structure.startFrame(of: beat, length: length)
            let end = index + 1 < beats.count ? structure.startFrame(of: beats[index + 1], length: length) : length
            scenes[index].title = beat.title
            scenes[index].stretch(to: max(shortest, end - start))
        }
    }
}

extension SceneDraft {
    /// Makes the shots together so many frames long, each in its proportion.
    fileprivate mutating func stretch(to frames: Int64) {
        let before = shots.reduce(Int64(0)) { $0 + $1.view.duration }
        guard before > 0 else { return }
        var (passed, given) = (Int64(0), Int64(0))
        for index in shots.indices {
            passed += shots[index].view.duration
            let end = passed * frames / before
            shots[index].view.duration = max(1, end - given)
            given += shots[index].view.duration
        }
    }
}
