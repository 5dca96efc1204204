/// What an asset of the library is: what people call it, and what reads it.
public enum AssetKind: String, Vocabulary {
    /// Someone who appears: a look, a voice, pictures to keep the likeness to.
    case character
    /// Somewhere to film.
    case place
    /// A thing that is handled.
    case prop
    /// A manner that pictures are to have.
    case style
    /// A picture.
    case image
    /// Moving pictures.
    case video
    /// Recorded sound.
    case audio
    /// Recorded music.
    case music
    /// A trained look that is laid over a model (low-rank adaptation).
    case lora
    /// The weights of a generation engine.
    case model
    /// A table that grades colours.
    case lut
    /// A screenplay.
    case screenplay

    /// What a film-maker calls it on the page.
    public var title: String {
        switch self {
        case .character: "Character"
        case .place: "Place"
        case .prop: "Prop"
        case .style: "Style"
        case .image: "Image"
        case .video: "Video"
        case .audio: "Audio"
        case .music: "Music"
        case .lora: "LoRA"
        case .model: "Model"
        case .lut: "LUT"
        case .screenplay: "Screenplay"
        }
    }

    /// Whether an asset of the kind can be there without a file.
    public var needsFile: Bool {
        switch self {
        case .character, .place, .prop, .style: false
        case .image, .video, .audio, .music, .lora, .model, .lut, .screenplay: true
        }
    }

    /// The kinds that a file found to be of this kind may be filed under, itself first: a picture may show a place, and
    /// sound may be music. Other kinds are what the file is.
    public var alternatives: [AssetKind] {
        switch self {
        case .image, .place, .prop, .style, .character: [.image, .character, .place, .prop, .style]
        case .audio: [.audio, .music]
        case .music: [.music, .audio]
        case .lora: [.lora, .model]
        case .model: [.model, .lora]
        case .video, .lut, .screenplay: [self]
        }
    }
}
