import GraphCore

extension RecipeBody {
    private static let text = Schema<String>.text(0...GraphLimits.titleBytes)
    private static let wideText = Schema<String>.text(0...4096)
    private static let row = Schema<Identifier128>.spelled(.identifier)

    /// See `Recipe` in Docs/live.md.
    public static let schema = Schema.object(
        "Recipe", "How a take was made, completely.", .member("take", \.take, row),
        .member("number", \.number, .count, "Counts the node’s takes from 1."),
        .member("project", \.project, .spelled(.project)),
        .member("film", \.film, text, "The film’s title then."),
        .member("node", \.node, .spelled(.node), "The node may be gone."),
        .member("title", \.title, text, "What the node was called then."),
        .member("kind", \.kind, Schema<String>.text(0...128).orNull, "The node’s kind."),
        .member("revision", \.revision, .revision, "Of the document that the run was planned from."),
        .member("run", \.run, row), .member("job", \.job, row),
        .member("person", \.person, PersonBody.schema, "Who asked for it."),
        .member("asked", \.asked, .spelled(.moment)), .member("created", \.created, .spelled(.moment)),
        .member("cached", \.cached, .bool, "Taken over from the same work done before."),
        .member("function", \.function, .text(1...64)), .member("version", \.version, .count),
        .member(
            "determinism", \.determinism, .choice("Determinism", "Whether the function gives the same bytes again.")),
        .member("tier", \.tier, PlanRequestBody.tierSchema),
        .member("signature", \.signature, .spelled(.hash), "The name of the work."),
        .member("media", \.media, .spelled(.hash)), .member("mediaKind", \.mediaKind, TakeBody.kindSchema),
        .member("byteCount", \.byteCount, .count), .member("frames", \.frames, .count, "1 for a still."),
        .member("fields", \.fields, GraphSchema.fields.orNull, "The node’s fields then."),
        .member("filmFields", \.filmFields, GraphSchema.fields, "The film’s fields then."),
        .member("payload", \.payload, GraphSchema.value.orNull, "What the function was given, unless it is very long."),
        .member("payloadHash", \.payloadHash, .spelled(.hash), "Of the payload’s bytes by Docs/codec.md."),
        .member("seeds", \.seeds, .list(.wideInteger, limit: 1000), "Every seed in the payload."),
        .member("inputs", \.inputs, .list(RecipeInputBody.schema, limit: GraphLimits.elements)),
        .member("worker", \.worker, wideText.orNull, "Null for takes from before it was noted."),
        .member("instructionSet", \.instructionSet, wideText.orNull, "Null for takes from before it was noted."),
        .member("engine", \.engine, GraphSchema.fields, "What the engine says of its work."),
        .member("remarks", \.remarks, .list(wideText, limit: 1000), "Sentences a film-maker should read."),
        .optional(
            "varied", \.varied, .list(VariationTrackBody.schema, limit: 64),
            "What a variation supposed instead of what the film said, each with its one value."),
        make: RecipeBody.init)
}

extension RecipeInputBody {
    /// See `RecipeInput` in Docs/live.md.
    public static let schema = Schema.object(
        "RecipeInput", "A file that a take was made from.", .member("port", \.port, .spelled(.key)),
        .member("node", \.node, .spelled(.node), "The node may be gone."),
        .member("title", \.title, .text(0...GraphLimits.titleBytes), "What the node was called then."),
        .member("take", \.take, Schema<Identifier128>.spelled(.identifier).orNull),
        .member("number", \.number, Schema<Int>.count.orNull, "The take’s number."),
        .member("deleted", \.deleted, .bool, "Whether that take is out of sight now."),
        .member("media", \.media, .spelled(.hash)), .member("frames", \.frames, .count),
        .member("wireFields", \.wireFields, GraphSchema.fields, "Of the wire it came over."),
        make: RecipeInputBody.init)
}
