public import NodeCatalog
public import ProductionModel

/// A film as the breakdown proposes it: cast, scenes and shots, before anyone has touched it.
public struct FilmDraft: Hashable, Sendable {
    /// Counts versions of the rules; raised whenever the same screenplay gives other shots.
    public static let rulesVersion = 1

    /// The film's settings.
    public var film: FilmView
    /// The cast in the order of appearance.
    public var cast: [CharacterView]
    /// The scenes in their order.
    public var scenes: [SceneDraft]
    /// How many frames the last picture takes to go to black; 0 ends on a cut.
    public var fadeOut: Int64
    /// What the breakdown decided that a person should know, such as which set stands for a place.
    public var remarks: [Diagnostic]

    /// All shots in the order of the cut.
    public var shots: [ShotDraft] { scenes.flatMap(\.shots) }

    /// The shots' frames together; dissolves overlap, so the cut may be shorter.
    public var frames: Int64 { scenes.reduce(0) { $1.shots.reduce($0) { $0 + $1.view.duration } } }
}

/// A scene with its shots.
public struct SceneDraft: Hashable, Sendable {
    /// The place and time.
    public var view: SceneView
    /// What its card is called; empty for the heading.
    public var title = ""
    /// Where its heading stands.
    public var position: SourcePosition
    /// Its shots in order.
    public var shots: [ShotDraft]
}

/// A proposed shot.
public struct ShotDraft: Hashable, Sendable {
    /// The shot with its cast, scene and film.
    public var view: ShotView
    /// For each placement of the view's cast, the character's index in ``FilmDraft/cast``.
    public var members: [Int]
    /// Where the text it shows begins.
    public var position: SourcePosition
    /// How the shot follows the one before.
    public var transition: CutTransition
    /// The rule that asked for it.
    public var rule: ShotRule
}

/// Why there is a shot; `Docs/breakdown.md` states each rule in a film-maker's words.
public enum ShotRule: String, CaseIterable, Hashable, Sendable {
    case establishing
    case action
    case walk
    case insert
    case pointOfView = "point of view"
    case reaction
    case group
    case twoShot = "two-shot"
    case overTheShoulder = "over the shoulder"
    case single
    case closeUp = "close-up"
    case listener
}
