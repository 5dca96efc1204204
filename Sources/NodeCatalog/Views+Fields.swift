public import GraphCore
internal import ProductionModel

// From view to stored fields. What equals its default is left out, so equal views give equal fields.

extension FilmView {
    /// The root node's fields.
    public var fields: [FieldKey: Value] {
        var writer = FieldWriter()
        writer.write(FilmFields.title, title)
        writer.write(FilmFields.rate, rate)
        writer.write(FilmFields.aspect, aspect)
        writer.write(FilmFields.sensor, sensor)
        writer.write(FilmFields.tier, tier)
        return writer.fields
    }
}

extension CharacterView {
    /// The node's fields. Looks that ``seeded(name:age:)`` gives anyway are left out, so they go on following the name.
    public var fields: [FieldKey: Value] {
        let seeded = CharacterView.seeded(name: name, age: age)
        var writer = FieldWriter()
        writer.write(CharacterFields.name, name)
        writer.write(CharacterFields.age, Int64(age))
        writer.write(CharacterFields.height, height == seeded.height ? nil : height)
        writer.write(CharacterFields.build, build == seeded.build ? nil : build)
        writer.write(CharacterFields.skin, skin == seeded.skin ? nil : skin)
        writer.write(CharacterFields.hair, hair == seeded.hair ? nil : hair)
        writer.write(CharacterFields.wardrobe, wardrobe == seeded.wardrobe ? nil : wardrobe)
        return writer.fields
    }
}

extension CastPlacement {
    /// The fields of the wire from the character to the shot.
    public var wireFields: [FieldKey: Value] {
        var writer = FieldWriter()
        writer.write(BlockingFields.action, action)
        writer.write(BlockingFields.mark, Int64(mark ?? 0))
        writer.write(BlockingFields.looksAt, looksAt)
        return writer.fields
    }
}

extension SceneView {
    /// The node's fields.
    public var fields: [FieldKey: Value] {
        var writer = FieldWriter()
        writer.write(SceneFields.heading, heading)
        writer.write(SceneFields.place, place)
        writer.write(SceneFields.side, environment.side)
        writer.write(SceneFields.set, environment.set)
        writer.write(SceneFields.timeOfDay, environment.timeOfDay)
        writer.write(SceneFields.weather, environment.weather)
        writer.write(SceneFields.seed, seed)
        return writer.fields
    }
}

extension DialogueLine {
    /// The line as an element of the shot's dialogue.
    public var record: Value {
        var writer = FieldWriter()
        writer.write(DialogueFields.speaker, speaker)
        writer.write(DialogueFields.text, text)
        writer.write(DialogueFields.start, start)
        writer.write(DialogueFields.length, length)
        return .record(writer.fields)
    }
}

extension ShotView {
    /// The node's fields. The title is the node's own; cast and scene come by wires; a sensor equal to the film's is
    /// left to the film.
    public var fields: [FieldKey: Value] {
        var writer = FieldWriter()
        writer.write(ShotFields.framing, framing)
        writer.write(ShotFields.angle, angle)
        writer.write(ShotFields.movement, movement.kind)
        writer.write(ShotFields.direction, movement.direction)
        writer.write(ShotFields.speed, movement.speed)
        writer.write(ShotFields.easing, movement.easing)
        writer.write(ShotFields.curve, movement.curve)
        writer.write(ShotFields.focalLength, lens.focalLength)
        writer.write(ShotFields.aperture, lens.aperture)
        writer.write(ShotFields.focusDistance, lens.focusDistance)
        writer.write(ShotFields.sensor, sensor == film.sensor ? nil : sensor)
        writer.write(ShotFields.duration, duration)
        writer.write(ShotFields.lighting, lighting.setup)
        writer.write(ShotFields.keyToFill, lighting.keyToFill)
        writer.write(ShotFields.backToKey, lighting.backToKey)
        writer.write(ShotFields.temperature, lighting.temperature)
        writer.write(ShotFields.grade, grade)
        writer.write(ShotFields.action, action)
        writer.write(ShotFields.dialogue, dialogue.map(\.record))
        return writer.fields
    }
}

extension SequenceEvent {
    /// The fields of the wire from the shot to the sequence.
    public var wireFields: [FieldKey: Value] {
        var writer = FieldWriter()
        writer.write(EditFields.sourceIn, sourceIn)
        writer.write(EditFields.sourceOut, sourceOut ?? 0)
        writer.write(EditFields.transition, transition.kind)
        if transition.kind != .cut { writer.write(EditFields.transitionLength, transition.length) }
        return writer.fields
    }
}

extension SequenceView {
    /// The node's fields; the events come by wires.
    public var fields: [FieldKey: Value] {
        var writer = FieldWriter()
        writer.write(SequenceFields.title, title)
        writer.write(SequenceFields.fadeOut, fadeOut)
        return writer.fields
    }
}

extension NoteView {
    /// The node's fields.
    public var fields: [FieldKey: Value] {
        var writer = FieldWriter()
        writer.write(NoteFields.text, text)
        return writer.fields
    }
}
