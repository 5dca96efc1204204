import Access
public import GraphCore

extension StudioEndpoints {
    /// One's own templates, newest first.
    public static let templates = Endpoint<Page, ListBody<TemplateBody>>(
        "templates", .get, "/api/v1/templates", "One’s own templates, newest first.",
        answer: .json(
            ListBody.schema("Template", of: TemplateBody.schema), example: ListBody(items: [Example.template])),
        .limit, .cursor, make: Page.init)

    /// What is in a template.
    public static let template = Endpoint<Identifier128, ClipBody>(
        "template", .get, "/api/v1/templates/{template}", "What is in one’s own template.",
        answer: .json(ClipBody.schema, example: Example.savedClip), .path("template", .identifier), make: { $0 })

    /// Keeps a template.
    public static let saveTemplate = Endpoint<TemplateDraftBody, TemplateBody>(
        "saveTemplate", .post, "/api/v1/templates",
        "Keeps a part of a film as a template; one’s own of the same title is replaced.",
        answer: .json(TemplateBody.schema, example: Example.template, status: 201), problems: [.conflict],
        bodyLimit: ChangeDraftBody.byteLimit,
        .json(TemplateDraftBody.schema, example: TemplateDraftBody(title: "Two at a table", clip: Example.savedClip)),
        make: { $0 })

    /// Forgets a template.
    public static let forgetTemplate = Endpoint<Identifier128, Void>(
        "forgetTemplate", .delete, "/api/v1/templates/{template}", "Forgets one’s own template.", answer: .nothing,
        .path("template", .identifier), make: { $0 })

    static let ofTemplates = [
        templates.description, template.description, saveTemplate.description, forgetTemplate.description,
    ]
}

extension Example {
    static let template = TemplateBody(id: row(7), title: "Two at a table", cards: 1, saved: moment)
    static let savedClip = ClipBody(nodes: [shot], wires: [])
}
