public import GraphCore
internal import ProductionModel

// From stored fields to view. Unknown fields are ignored, absent ones have their defaults, and what is out of range is
// an error that says what is allowed.

extension FilmView {
    /// Reads the root node's fields. In a job's payload title and tier are absent: they change no picture.
    public init(fields: [FieldKey: Value], path: String = "fields") throws(PayloadError) {
        let record = FieldRecord(fields, path: path)
        self.init(
            title: try record.read(FilmFields.title), rate: try record.read(FilmFields.rate),
            aspect: try record.read(FilmFields.aspect), sensor: try record.read(FilmFields.sensor),
            tier: try record.read(FilmFields.tier))
    }

    /// Reads the `film` record of a payload; absent, it is a film with every setting at its default.
    init(inPayload payload: Value) throws(PayloadError) {
        let record = try payload.payloadRecord(at: "")
        try self.init(fields: try record["film"]?.payloadRecord(at: "film") ?? [:], path: "film")
    }
}

extension CharacterView {
    /// Reads a character's fields; looks that are not set follow from name and age.
    public init(fields: [FieldKey: Value], path: String = "fields") throws(PayloadError) {
        let record = FieldRecord(fields, path: path)
        let seeded = CharacterView.seeded(
            name: try record.read(CharacterFields.name), age: Int(try record.read(CharacterFields.age)))
        self.init(
            name: seeded.name, age: seeded.age,
            height: try record.read(CharacterFields.height) ?? seeded.height,
            build: try record.read(CharacterFields.build) ?? seeded.build,
            skin: try record.read(CharacterFields.skin) ?? seeded.skin,
            hair: try record.read(CharacterFields.hair) ?? seeded.hair,
            wardrobe: try record.read(CharacterFields.wardrobe) ?? seeded.wardrobe)
    }
}

extension CastPlacement {
    /// Reads a character and the blocking on its wire.
    public init(
        character: [FieldKey: Value], wire: [FieldKey: Value], path: String = "inputs.character[0]"
    ) throws(PayloadError) {
        let record = FieldRecord(wire, path: path.appending("wire"))
        let mark = try record.read(BlockingFields.mark)
        self.init(
            character: try CharacterView(fields: character, path: path.appending("value.fields")),
            action: try record.read(BlockingFields.action), mark: mark == 0 ? nil : Int(mark),
            looksAt: try record.read(BlockingFields.looksAt))
    }
}

extension SceneView {
    /// Reads a scene's fields.
    public init(fields: [FieldKey: Value], path: String = "fields") throws(PayloadError) {
        let record = FieldRecord(fields, path: path)
        self.init(
            heading: try record.read(SceneFields.heading),
            environment: Environment(
                side: try record.read(SceneFields.side), set: try record.read(SceneFields.set),
                timeOfDay: try record.read(SceneFields.timeOfDay), weather: try record.read(SceneFields.weather)),
            place: try record.read(SceneFields.place), seed: try record.read(SceneFields.seed))
    }
}

extension DialogueLine {
    /// Reads an element of a shot's dialogue.
    public init(record: Value, path: String = "") throws(PayloadError) {
        let record = FieldRecord(try record.payloadRecord(at: path), path: path)
        self.init(
            speaker: try record.read(DialogueFields.speaker), text: try record.read(DialogueFields.text),
            start: try record.read(DialogueFields.start), length: try record.read(DialogueFields.length))
    }
}

extension NoteView {
    /// Reads a note's fields.
    public init(fields: [FieldKey: Value], path: String = "fields") throws(PayloadError) {
        self.init(text: try FieldRecord(fields, path: path).read(NoteFields.text))
    }
}
