internal import GraphCore
internal import ProductionModel

/// A character's fields.
enum CharacterFields {
    private static let byName = ChoiceSpec(key: "by_name", title: "By name")

    static let name = FilmField.text(
        FieldLabel("name", "Name", help: "The character’s name as the screenplay’s cues give it."), limit: 400)

    static let description = FilmField.text(
        FieldLabel("description", "Description", help: "Who this is and how they look, in words.", reader: .generation),
        limit: 20_000, isMultiline: true)

    static let age = FilmField.integer(
        FieldLabel("age", "Age", help: "Age in years; a child’s proportions follow from it."), 0...120, unit: "years",
        default: 35)

    static let height = FilmField<Double?>.number(
        FieldLabel("height", "Height", help: "Standing height; 0 lets the name and the age choose one."),
        zeroOr: DecimalRange(40, 250), unit: "cm", meaning: "to let the name choose")

    static let build = FilmField<Build>.term(
        FieldLabel("build", "Build", help: "The body’s build."), otherwise: byName)

    static let skin = FilmField.colour(
        FieldLabel("skin", "Skin", help: "Skin colour; until one is set, the name chooses it."),
        meaning: "to let the name choose")

    static let hair = FilmField.colour(
        FieldLabel("hair", "Hair", help: "Hair colour; until one is set, the name chooses it."),
        meaning: "to let the name choose")

    static let wardrobe = FilmField.colour(
        FieldLabel(
            "wardrobe", "Wardrobe", help: "The clothes’ main colour; until one is set, the name chooses it."),
        meaning: "to let the name choose")

    static let adaptation = FilmField.text(
        FieldLabel(
            "lora", "LoRA", help: "The file of the trained look that a generation engine loads.", reader: .generation),
        limit: 1_000)

    static let adaptationStrength = FilmField.number(
        FieldLabel(
            "lora_strength", "LoRA strength", help: "How strongly the trained look is applied.", reader: .generation),
        DecimalRange(from: Decimal(mantissa: -2), through: Decimal(mantissa: 2)), default: Decimal(mantissa: 1))

    static let triggerWord = FilmField.text(
        FieldLabel(
            "trigger_word", "Trigger word", help: "The word that calls the trained look in a prompt.",
            reader: .generation),
        limit: 400)

    static let referenceImages = FilmField.list(
        FieldLabel(
            "reference_images", "Reference images", help: "Pictures a generation engine keeps the likeness to.",
            reader: .generation),
        of: .reference, limit: 32)

    static let voice = FilmField.text(
        FieldLabel("voice", "Voice", help: "The voice a speech engine speaks the lines with.", reader: .generation),
        limit: 1_000)

    static let adaptationAsset = FilmField.list(
        FieldLabel(
            "lora_asset", "LoRA of the library", help: "The trained look, as the library has it.", reader: .generation),
        of: .reference, limit: 1)

    static let all: [FieldSpec] = [
        name.spec, age.spec, height.spec, build.spec, skin.spec, hair.spec, wardrobe.spec, description.spec,
        adaptation.spec, adaptationAsset.spec, adaptationStrength.spec, triggerWord.spec, referenceImages.spec,
        voice.spec, AssetFields.asset.spec, AssetFields.follows.spec,
    ]
}

/// The blocking that a character's wire into a shot carries.
enum BlockingFields {
    static let action = FilmField.term(
        FieldLabel("action", "Action", help: "What the character does while the shot runs."), default: StageAction.stand
    )

    static let mark = FilmField.integer(
        FieldLabel(
            "mark", "Mark", help: "The mark on the set’s plan where the character stands; 0 takes the next free one."),
        0...64, default: 0)

    static let looksAt = FilmField.lookTarget(
        FieldLabel(
            "looks_at", "Looks at",
            help: "Whom the character looks at; automatic is the partner, or straight ahead when alone."))

    static let all: [FieldSpec] = [action.spec, mark.spec, looksAt.spec]
}

extension FilmField where Content == LookTarget {
    /// The most cast members a look can name.
    static var largestCast: Int { 12 }

    /// Automatic, the camera, or a cast member by place: `cast_1` is the first wire of the shot.
    static func lookTarget(_ label: FieldLabel) -> Self {
        let members = (1...largestCast).map { ChoiceSpec(key: key(forMember: $0 - 1), title: "Cast member \($0)") }
        let fixed = [ChoiceSpec(key: "automatic", title: "Automatic"), ChoiceSpec(key: "camera", title: "The camera")]
        return Self(
            spec: label.spec(.choice(fixed + members), default: .choice("automatic")),
            defaultContent: .automatic,
            encode: { target in
                switch target {
                case .automatic: .choice("automatic")
                case .camera: .choice("camera")
                case .member(let index): .choice(key(forMember: index))
                }
            },
            decode: { value in
                guard case .choice(let key) = value else { return nil }
                if key == "automatic" { return .automatic }
                if key == "camera" { return .camera }
                return members.firstIndex { $0.key == key }.map { .member($0) }
            },
            allowed: "automatic, camera, or cast_1 to cast_\(largestCast)")
    }

    private static func key(forMember index: Int) -> FieldKey { FieldKey("cast_\(index + 1)") ?? "automatic" }
}
