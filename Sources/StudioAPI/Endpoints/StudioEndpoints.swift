import Access
public import GraphCore

/// Every request that a studio answers: Docs/live.md, exactly.
public enum StudioEndpoints {
    /// The name of the cookie that holds a session's secret.
    public static let sessionCookie = "backlot_session"

    /// Whether the process answers.
    public static let live = Endpoint<Void, LiveBody>(
        "live", .get, "/healthz", "Whether the process answers.", for: .anyone,
        answer: .json(LiveBody.schema, example: LiveBody()), make: {})

    /// Whether the studio can work: 200 or 503.
    public static let ready = Endpoint<Void, ReadyBody>(
        "ready", .get, "/readyz", "Whether the studio can work.", for: .anyone,
        answer: .json(
            ReadyBody.schema, example: ReadyBody(storage: .ready, media: .ready), otherStatuses: [503]),
        make: {})

    /// Signs in with the token of a one-time link; the answer sets the session's cookie.
    public static let signIn = Endpoint<SignInBody, MeBody>(
        "signIn", .post, "/api/v1/session", "Signs in with the token of a one-time link.", for: .anyone,
        answer: .json(MeBody.schema, example: Example.me), problems: [.linkExpired],
        .json(SignInBody.schema, example: SignInBody(token: Example.secret)), make: { $0 })

    /// Who is signed in.
    public static let me = Endpoint<Void, MeBody>(
        "me", .get, "/api/v1/session", "Who is signed in.", answer: .json(MeBody.schema, example: Example.me), make: {})

    /// Ends the session.
    public static let signOut = Endpoint<Void, Void>(
        "signOut", .delete, "/api/v1/session", "Ends the session.", answer: .nothing, make: {})

    /// Says what one wants to be called.
    public static let renameMe = Endpoint<NameBody, MeBody>(
        "renameMe", .patch, "/api/v1/me", "Says what one wants to be called.",
        answer: .json(MeBody.schema, example: Example.me),
        .json(NameBody.schema, example: NameBody(name: "Ada")), make: { $0 })

    /// The keys of whoever is signed in.
    public static let keys = Endpoint<Page, ListBody<KeyBody>>(
        "keys", .get, "/api/v1/keys", "The keys of whoever is signed in, without their secrets.",
        answer: .json(
            ListBody.schema("Key", of: KeyBody.schema),
            example: ListBody(items: [
                KeyBody(id: Example.row(1), label: "Render script", created: Example.moment)
            ])), .limit, .cursor, make: Page.init)

    /// Makes a key; its secret is in the answer and nowhere else.
    public static let createKey = Endpoint<KeyDraftBody, NewKeyBody>(
        "createKey", .post, "/api/v1/keys", "Makes a key; its secret is shown this once.",
        answer: .json(
            NewKeyBody.schema, example: NewKeyBody(id: Example.row(1), label: "Render script", key: Example.secret),
            status: 201), .json(KeyDraftBody.schema, example: KeyDraftBody(label: "Render script")), make: { $0 })

    /// Makes a key useless.
    public static let deleteKey = Endpoint<Identifier128, Void>(
        "deleteKey", .delete, "/api/v1/keys/{key}", "Makes a key useless.", answer: .nothing,
        .path("key", .identifier), make: { $0 })

    /// Makes a one-time link; only at the machine itself.
    public static let createLink = Endpoint<Void, LinkBody>(
        "createLink", .post, "/api/v1/links", "Makes a one-time link; only at the machine itself.", for: .atTheMachine,
        answer: .json(
            LinkBody.schema,
            example: LinkBody(url: "http://127.0.0.1:8080/#link=\(Example.secret)", expires: Example.moment),
            status: 201), make: {})

    /// The file of that hash, with ranges and entity tag; with a name, as a download.
    public static let media = Endpoint<Requests.Media, Never>(
        "media", .get, "/api/v1/media/{hash}", "A file by its hash; ranges, entity tag, immutable.",
        answer: .bytes("application/octet-stream"), problems: [.rangeNotSatisfiable], .path("hash", .hash),
        .optional(.query, "name", .fileName, "Makes it a download of that name."), make: Requests.Media.init)

    /// What can stand on a canvas, as JSON.
    public static let catalogue = Endpoint<Void, Catalogue>(
        "catalogue", .get, "/api/v1/catalogue", "What can stand on a canvas.",
        answer: .json(GraphSchema.catalogue, example: Example.catalogue), make: {})

    /// What can stand on a canvas, as bytes of Docs/codec.md.
    public static let encodedCatalogue = Endpoint<Void, Never>(
        "encodedCatalogue", .get, "/api/v1/catalogue/encoded",
        "What can stand on a canvas, in the graph codec.", answer: .bytes("application/octet-stream"), make: {})

    /// The description of all this by OpenAPI 3.1.
    public static let openAPI = Endpoint<Void, Never>(
        "openAPI", .get, "/api/v1/openapi.json", "This description.", answer: .bytes("application/json"), make: {})
}

extension Input where Content == Int {
    /// `limit`.
    static var limit: Input {
        let optional = Input<Int?>.optional(
            .query, "limit", .pageCount, "How many items a page has; \(Page.usual) if nothing is said.")
        return Input(
            description: optional.description,
            reads: { request, reading in optional.reads(request, &reading).map { $0 ?? Page.usual } })
    }
}

extension Input where Content == Cursor? {
    /// `cursor`.
    static var cursor: Input {
        .optional(.query, "cursor", .cursor, "Where the page begins: “next” of the one before.")
    }
}
