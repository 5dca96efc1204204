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
    /// The longest a shot may become, in shortest scenes.
    private static let longestShot: Int64 = 4

    /// Gives each scene a beat of a structure, its name, and the part of a film's length until the next beat.
    fileprivate mutating func lay(out structure: StoryStructure, seconds: Double) {
        let length = Int64((seconds * film.rate.framesPerSecond).rounded())
        let shortest = Int64((FilmDraft.shortestScene * film.rate.framesPerSecond).rounded())
        let beats = structure.beats
        for (index, beat) in beats.enumerated() where index < scenes.count {
            let start = structure.startFrame(of: beat, length: length)
            let end = index + 1 < beats.count ? structure.startFrame(of: beats[index + 1], length: length) : length
            scenes[index].title = beat.title
            scenes[index].cover(max(shortest, end - start), longest: FilmDraft.longestShot * shortest)
        }
    }
}

extension SceneDraft {
    /// How the further shots of a scene are framed, in turn.
    private static let coverage: [Framing] = [.medium, .closeUp, .full, .mediumCloseUp]

    /// Makes the scene so many frames long, with further shots where one would become longer than `longest`.
    fileprivate mutating func cover(_ frames: Int64, longest: Int64) {
        let setups = shots
        guard !setups.isEmpty else { return }
        let slate = setups[0].view.title.prefix { $0.isNumber }
        var further = 0
        while Int64(shots.count) * longest < frames {
            var shot = setups[further % setups.count]
            shot.view.framing = SceneDraft.coverage[further % SceneDraft.coverage.count]
            shot.view.lens = Lens(
                focalLength: FramingRules.focalLength(
                    shot.view.framing, inside: shot.view.scene.environment.set == .room))
            shot.view.movement = CameraMovement(kind: .static)
            (shot.view.action, shot.view.dialogue) = ("", [])
            shot.view.title = slate + ShotBreakdown.letters(shots.count)
            shot.transition = .cut
            shots.append(shot)
            further += 1
        }
        let whole = shots.reduce(Int64(0)) { $0 + $1.view.duration }
        let isUneven = shots.contains { $0.view.duration * frames > longest * whole }
        for index in shots.indices where isUneven { shots[index].view.duration = longest }
        stretch(to: frames)
    }

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
