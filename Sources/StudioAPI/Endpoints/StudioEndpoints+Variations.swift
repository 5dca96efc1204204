import Access
public import GraphCore

extension StudioEndpoints {
    /// A run of variations as a contact sheet.
    public static let variationSheet = Endpoint<Identifier128, VariationSheetBody>(
        "variationSheet", .get, "/api/v1/runs/{run}/variations", "A run of variations as a contact sheet.",
        needs: .viewProject, answer: .json(VariationSheetBody.schema, example: Example.variationSheet),
        .path("run", .identifier), make: { $0 })

    /// A project's runs of variations, newest first.
    public static let variations = Endpoint<Requests.Variations, ListBody<RunBody>>(
        "variations", .get, "/api/v1/projects/{project}/variations", "A project’s runs of variations, newest first.",
        needs: .viewProject,
        answer: .json(
            ListBody.schema("Run", of: RunBody.schema), example: ListBody(items: [Example.variationRun])),
        .path("project", .project), .optional(.query, "node", .node, "Only variations of that node."), .limit, .cursor,
        make: { Requests.Variations(project: $0, node: $1, page: Page(count: $2, cursor: $3)) })
}
