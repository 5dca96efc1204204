public import GraphCore

/// The kinds of node a film has.
public enum FilmKind: String, CaseIterable, Hashable, Sendable {
    case film
    case character
    case scene
    case shot
    case image
    case video
    case audio
    case sequence
    case note
    case frame
    case subgraph

    /// The kind's name in the catalogue and in payloads.
    public var key: FieldKey { FieldKey(stringLiteral: rawValue) }
}

/// The names of the film's ports.
public enum FilmPort {
    /// A character's output, and a shot's repeating input: first the subject, second the partner.
    public static let character: FieldKey = "character"
    /// A scene's output, and a shot's required input.
    public static let scene: FieldKey = "scene"
    /// A shot's output, and a sequence's repeating input in the order of the cut.
    public static let video: FieldKey = "video"
    /// An image's output.
    public static let image: FieldKey = "image"
    /// The output of recorded sound.
    public static let audio: FieldKey = "audio"
    /// A character's repeating input: pictures to keep the likeness to.
    public static let reference: FieldKey = "reference"
    /// A sequence's output.
    public static let sequence: FieldKey = "sequence"
}

/// What can stand on a film's canvas, as data.
public enum FilmCatalogue {
    /// Port types, lossless conversions and kinds. The choices come from the vocabulary of `ProductionModel`.
    public static let catalogue = Catalogue(
        portTypes: portTypes,
        conversions: [
            // A still is a video that stands.
            PortConversion(source: "image", target: "video"),
            // A number is text in decimal digits.
            PortConversion(source: "number", target: "text"),
        ],
        kinds: [film, character, scene, shot, image, video, audio, sequence, note, frame, subgraph])

    private static let portTypes = [
        PortType(key: "character", title: "Character"),
        PortType(key: "scene", title: "Scene"),
        PortType(key: "style", title: "Style"),
        PortType(key: "image", title: "Image"),
        PortType(key: "video", title: "Video"),
        PortType(key: "audio", title: "Audio"),
        PortType(key: "mask", title: "Mask"),
        PortType(key: "depth", title: "Depth"),
        PortType(key: "pose", title: "Pose"),
        PortType(key: "text", title: "Text"),
        PortType(key: "number", title: "Number"),
        PortType(key: "sequence", title: "Sequence"),
    ]

    private static let film = KindSpec(
        key: FilmKind.film.key, title: "Film", category: "Film", help: "The film’s own settings.", isRoot: true,
        ports: [], fields: FilmFields.all)

    private static let character = KindSpec(
        key: FilmKind.character.key, title: "Character", category: "Cast and places",
        help: "Someone who appears; wire it into every shot it is in.",
        ports: [
            PortSpec(
                key: FilmPort.reference, title: "Likeness", direction: .input, type: "image", isRepeating: true,
                reader: .generation),
            PortSpec(key: FilmPort.character, title: "Character", direction: .output, type: "character"),
        ],
        fields: CharacterFields.all)

    private static let scene = KindSpec(
        key: FilmKind.scene.key, title: "Scene", category: "Cast and places",
        help: "A place and time that shots share.",
        ports: [PortSpec(key: FilmPort.scene, title: "Scene", direction: .output, type: "scene")],
        fields: SceneFields.all)

    private static let shot = KindSpec(
        key: FilmKind.shot.key, title: "Shot", category: "Picture",
        help: "One run of the camera: framing, movement, light and what happens.",
        ports: [
            PortSpec(
                key: FilmPort.character, title: "Cast", direction: .input, type: "character", isRepeating: true,
                wireFields: BlockingFields.all),
            PortSpec(key: FilmPort.scene, title: "Scene", direction: .input, type: "scene", isRequired: true),
            PortSpec(key: FilmPort.video, title: "Picture", direction: .output, type: "video"),
        ],
        fields: ShotFields.all)

    private static let image = KindSpec(
        key: FilmKind.image.key, title: "Image", category: "Picture", help: "A picture of the library.",
        ports: [PortSpec(key: FilmPort.image, title: "Image", direction: .output, type: "image")],
        fields: ImageFields.all)

    private static let video = KindSpec(
        key: FilmKind.video.key, title: "Video", category: "Picture",
        help: "Moving pictures of the library, brought to the film’s rate and size.",
        ports: [PortSpec(key: FilmPort.video, title: "Picture", direction: .output, type: "video")],
        fields: VideoFields.all)

    private static let audio = KindSpec(
        key: FilmKind.audio.key, title: "Audio", category: "Sound", help: "Recorded sound of the library.",
        ports: [PortSpec(key: FilmPort.audio, title: "Sound", direction: .output, type: "audio")],
        fields: AudioFields.all)

    private static let sequence = KindSpec(
        key: FilmKind.sequence.key, title: "Sequence", category: "Cut",
        help: "Shots in order, with their ins, outs and transitions: the cut.",
        ports: [
            PortSpec(
                key: FilmPort.video, title: "Shots", direction: .input, type: "video", isRepeating: true,
                isRequired: true, wireFields: EditFields.all),
            PortSpec(key: FilmPort.sequence, title: "Cut", direction: .output, type: "sequence"),
        ],
        fields: SequenceFields.all)

    private static let note = KindSpec(
        key: FilmKind.note.key, title: "Note", category: "Canvas", help: "Words on the canvas.", ports: [],
        fields: NoteFields.all)

    private static let frame = KindSpec(
        key: FilmKind.frame.key, title: "Frame", category: "Canvas",
        help: "Keeps cards together under a title; folded, it stands for them.", holding: .frame, ports: [],
        fields: FrameFields.all)

    private static let subgraph = KindSpec(
        key: FilmKind.subgraph.key, title: "Subgraph", category: "Canvas",
        help: "A canvas within the canvas: open it to work on what is inside.", holding: .subgraph, ports: [],
        fields: SubgraphFields.all)
}
