public import GraphCore
public import ProductionModel

/// The film as a whole: the root node's settings.
public struct FilmView: Hashable, Sendable {
    /// The film's title.
    public var title: String
    /// Its exact rate.
    public var rate: FrameRate
    /// Width over height of the picture as an exact ratio, such as 16 over 9 or 239 over 100.
    public var aspect: AspectRatio
    /// The camera's image area where a shot names none.
    public var sensor: SensorFormat
    /// How finely shots are rendered where a run names no tier.
    public var tier: QualityTier

    /// A film from its parts.
    public init(
        title: String = "Untitled", rate: FrameRate = .fps24, aspect: AspectRatio = .wide16by9,
        sensor: SensorFormat = .super35, tier: QualityTier = .draft
    ) {
        self.title = title
        self.rate = rate
        self.aspect = aspect
        self.sensor = sensor
        self.tier = tier
    }
}

/// A character as previs needs it.
public struct CharacterView: Hashable, Sendable {
    /// The character's name, as cues and titles give it.
    public var name: String
    /// Age in years, 0…120; children's proportions follow from it.
    public var age: Int
    /// Stature in centimetres, 40…250.
    public var height: Double
    /// Build.
    public var build: Build
    /// Skin colour.
    public var skin: Colour
    /// Hair colour.
    public var hair: Colour
    /// Main colour of the clothes.
    public var wardrobe: Colour

    /// A character from its parts.
    public init(
        name: String, age: Int = 35, height: Double = 172, build: Build = .average, skin: Colour, hair: Colour,
        wardrobe: Colour
    ) {
        self.name = name
        self.age = age
        self.height = height
        self.build = build
        self.skin = skin
        self.hair = hair
        self.wardrobe = wardrobe
    }
}

/// What a cast member looks at.
public enum LookTarget: Hashable, Sendable {
    /// The other half of the conversation, or along the body when alone.
    case automatic
    case camera
    /// Another member of the same shot, by its index in ``ShotView/cast`` (0 is the first wire).
    case member(Int)
}

/// A character in a shot: who, and the blocking its wire carries.
public struct CastPlacement: Hashable, Sendable {
    /// Who.
    public var character: CharacterView
    /// What they do.
    public var action: StageAction
    /// Where they stand, by the mark's number on the set's plan, 1…64; nil takes the next free mark.
    public var mark: Int?
    /// What they look at.
    public var looksAt: LookTarget

    /// A placement from its parts.
    public init(
        character: CharacterView, action: StageAction = .stand, mark: Int? = nil, looksAt: LookTarget = .automatic
    ) {
        self.character = character
        self.action = action
        self.mark = mark
        self.looksAt = looksAt
    }
}

/// A place and time, shared by the shots of a scene.
public struct SceneView: Hashable, Sendable {
    /// The scene's heading, such as `INT. KITCHEN - NIGHT`.
    public var heading: String
    /// Where and when it plays.
    public var environment: Environment
    /// The place as written; what the set stands for.
    public var place: String
    /// Seeds the arrangement of the set (trees, windows, furniture), so that a scene's shots share one place.
    public var seed: Int64

    /// A scene from its parts.
    public init(heading: String, environment: Environment, place: String, seed: Int64) {
        self.heading = heading
        self.environment = environment
        self.place = place
        self.seed = seed
    }
}

/// A line of dialogue in a shot.
public struct DialogueLine: Hashable, Sendable {
    /// Who speaks, as the cue gives the name.
    public var speaker: String
    /// What is said.
    public var text: String
    /// The first frame of the line in its shot.
    public var start: Int64
    /// Its length in frames.
    public var length: Int64

    /// A line from its parts.
    public init(speaker: String, text: String, start: Int64, length: Int64) {
        self.speaker = speaker
        self.text = text
        self.start = start
        self.length = length
    }
}

/// A shot with everything that determines its picture.
public struct ShotView: Hashable, Sendable {
    /// The shot's title, such as `1A`.
    public var title: String
    /// How much of the subject the frame holds.
    public var framing: Framing
    /// Where the camera stands.
    public var angle: CameraAngle
    /// What the camera does.
    public var movement: CameraMovement
    /// The lens.
    public var lens: Lens
    /// The camera's image area.
    public var sensor: SensorFormat
    /// Length in frames at the film's rate, at least 1.
    public var duration: Int64
    /// The lighting.
    public var lighting: Lighting
    /// The look.
    public var grade: Grade
    /// What happens, as written.
    public var action: String
    /// What is said.
    public var dialogue: [DialogueLine]
    /// Who is in the shot, in wire order: first the subject, second the partner.
    public var cast: [CastPlacement]
    /// Where it plays.
    public var scene: SceneView
    /// The film it belongs to.
    public var film: FilmView

    /// A shot from its parts.
    public init(
        title: String = "", framing: Framing = .medium, angle: CameraAngle = .eyeLevel,
        movement: CameraMovement = CameraMovement(kind: .static), lens: Lens = Lens(focalLength: 35),
        sensor: SensorFormat = .super35, duration: Int64 = 72, lighting: Lighting = Lighting(setup: .natural),
        grade: Grade = .natural, action: String = "", dialogue: [DialogueLine] = [], cast: [CastPlacement] = [],
        scene: SceneView, film: FilmView = FilmView()
    ) {
        self.title = title
        self.framing = framing
        self.angle = angle
        self.movement = movement
        self.lens = lens
        self.sensor = sensor
        self.duration = duration
        self.lighting = lighting
        self.grade = grade
        self.action = action
        self.dialogue = dialogue
        self.cast = cast
        self.scene = scene
        self.film = film
    }
}
