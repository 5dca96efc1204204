import Access
public import GraphCore

extension StudioEndpoints {
    /// A project's takes, newest first.
    public static let takes = Endpoint<Requests.Takes, ListBody<TakeBody>>(
        "takes", .get, "/api/v1/projects/{project}/takes", "A project’s takes, newest first.", needs: .viewProject,
        answer: .json(ListBody.schema("Take", of: TakeBody.schema), example: ListBody(items: [Example.take])),
        .path("project", .project), .optional(.query, "node", .node, "Only takes of that node."),
        .optional(.query, "deleted", .bool, "Those that were deleted instead of the others."), .limit, .cursor,
        make: { Requests.Takes(project: $0, node: $1, deleted: $2 ?? false, page: Page(count: $3, cursor: $4)) })

    /// One take.
    public static let take = Endpoint<Identifier128, TakeBody>(
        "take", .get, "/api/v1/takes/{take}", "One take.", needs: .viewProject,
        answer: .json(TakeBody.schema, example: Example.take), .path("take", .identifier), make: { $0 })

    /// Says something about a take.
    public static let reviewTake = Endpoint<Requests.Review, TakeBody>(
        "reviewTake", .patch, "/api/v1/takes/{take}",
        "Stars a take, approves or rejects it, notes something, puts it out of sight or back.", needs: .editProject,
        answer: .json(TakeBody.schema, example: Example.take), .path("take", .identifier),
        .json(TakeReviewBody.schema, example: TakeReviewBody(verdict: .approved, note: "The look lands.")),
        make: Requests.Review.init)

    /// How a take was made.
    public static let takeRecipe = Endpoint<Identifier128, RecipeBody>(
        "takeRecipe", .get, "/api/v1/takes/{take}/recipe", "How a take was made, completely.", needs: .viewProject,
        answer: .json(RecipeBody.schema, example: Example.recipe), .path("take", .identifier), make: { $0 })

    /// A take's file with its recipe in it.
    public static let takeFile = Endpoint<Requests.TakeFile, Never>(
        "takeFile", .get, "/api/v1/takes/{take}/file",
        "A take’s file with its recipe in it, as XMP; ranges, entity tag.", needs: .viewProject,
        answer: .bytes("application/octet-stream"), problems: [.rangeNotSatisfiable], .path("take", .identifier),
        .optional(.query, "name", .fileName, "Makes it a download of that name."), make: Requests.TakeFile.init)

    /// Makes a take again.
    public static let verifyTake = Endpoint<Identifier128, VerificationBody>(
        "verifyTake", .post, "/api/v1/takes/{take}/verifications",
        "Makes a take again, to compare the result with it; no new take comes of it.", needs: .runProject,
        answer: .json(VerificationBody.schema, example: Example.verification(isDone: false), status: 201),
        problems: [.conflict], .path("take", .identifier), make: { $0 })

    /// What came of making a take again.
    public static let verification = Endpoint<Identifier128, VerificationBody>(
        "verification", .get, "/api/v1/verifications/{job}", "What came of making a take again.", needs: .viewProject,
        answer: .json(VerificationBody.schema, example: Example.verification(isDone: true)), .path("job", .identifier),
        make: { $0 })
}
