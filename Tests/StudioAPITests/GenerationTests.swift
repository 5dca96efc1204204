import Foundation
import GraphCore
import JSONText
import NodeCatalog
import Testing

@testable import StudioAPI

/// The OpenAPI document, the TypeScript file, and the examples in them.
struct GenerationTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func `the committed files are in step with the endpoints`() throws {
        let openAPI = try String(contentsOf: Self.root.appending(path: "Docs/openapi.json"), encoding: .utf8)
        #expect(openAPI == OpenAPIDocument.text, "Run: Scripts/check-api --write")
        let types = try String(contentsOf: Self.root.appending(path: "Web/src/api/types.ts"), encoding: .utf8)
        #expect(types == TypeScriptFile.text, "Run: Scripts/check-api --write")
    }

    @Test func `every reference leads somewhere and every component is used`() throws {
        let document = OpenAPIDocument.value
        var references: Set<String> = []
        collect(document, into: &references)
        for reference in references {
            var value: JSONValue? = document
            for step in reference.split(separator: "/").dropFirst() { value = value?[String(step)] }
            #expect(value != nil, "\(reference)")
        }
        for section in ["schemas", "responses"] {
            guard case .object(let members)? = document["components"]?[section] else {
                Issue.record("no \(section)")
                return
            }
            for member in members where !Self.unused.contains(member.name) {
                #expect(references.contains("#/components/\(section)/\(member.name)"), "\(member.name)")
            }
        }
    }

    /// Kinds of problem that stand in the document for whoever reads it: they share a status with another kind
    /// wherever they occur, or answer what is no endpoint.
    private static let unused: Set<String> = Set(ProblemKind.allCases.map(\.rawValue))

    private func collect(_ value: JSONValue, into references: inout Set<String>) {
        switch value {
        case .array(let elements): for element in elements { collect(element, into: &references) }
        case .object(let members):
            for member in members {
                if member.name == "$ref", case .string(let reference) = member.value { references.insert(reference) }
                collect(member.value, into: &references)
            }
        default: break
        }
    }

    @Test func `a name stands for one shape only`() {
        var shapes = NamedShapes()
        var all = StudioEndpoints.all.flatMap { endpoint -> [Shape] in
            var shapes = endpoint.inputs.compactMap { input -> Shape? in
                switch input {
                case .parameter(let parameter): parameter.shape
                case .json(let shape, _): shape
                case .bytes: nil
                }
            }
            if case .json(let shape, _) = endpoint.answer { shapes.append(shape) }
            return shapes
        }
        all += [ProblemBody.schema.shape, ClientMessage.schema.shape, StudioMessage.schema.shape]
        for shape in all { shapes.collect(shape) }
        for (name, shape) in shapes.sorted {
            let declaration = TypeScriptText.declaration(name, shape)
            for other in all { check(other, name, declaration, depth: 0) }
        }
    }

    private func check(_ shape: Shape, _ name: String, _ declaration: String, depth: Int) {
        if case .deferred = shape { return }
        if shape.name == name, TypeScriptText.declaration(name, shape) != declaration {
            Issue.record("\(name) is declared twice, in different ways")
        }
        for part in shape.parts { check(part, name, declaration, depth: depth + 1) }
    }

    @Test func `the examples of every endpoint are read by their schemas`() throws {
        func check<Request, Answer>(_ endpoint: Endpoint<Request, Answer>, _ schema: Schema<Answer>) throws {
            guard case .json(_, let example) = endpoint.description.answer else {
                Issue.record("\(endpoint.description.name) has no example")
                return
            }
            #expect(schema.encode(try schema.decode(example)) == example, "\(endpoint.description.name)")
        }
        try check(StudioEndpoints.live, LiveBody.schema)
        try check(StudioEndpoints.ready, ReadyBody.schema)
        try check(StudioEndpoints.signIn, MeBody.schema)
        try check(StudioEndpoints.me, MeBody.schema)
        try check(StudioEndpoints.renameMe, MeBody.schema)
        try check(StudioEndpoints.projects, ListBody.schema("Project", of: ProjectBody.schema))
        try check(StudioEndpoints.createProject, ProjectBody.schema)
        try check(StudioEndpoints.importScreenplay, ImportBody.schema)
        try check(StudioEndpoints.breakDown, BreakdownBody.schema)
        try check(StudioEndpoints.project, ProjectBody.schema)
        try check(StudioEndpoints.document, DocumentBody.schema)
        try check(StudioEndpoints.appendChange, LoggedChangeBody.schema)
        try check(StudioEndpoints.changes, ListBody.schema("LoggedChange", of: LoggedChangeBody.schema))
        try check(StudioEndpoints.events, EventsBody.schema)
        try check(StudioEndpoints.plan, PlanBody.schema)
        try check(StudioEndpoints.startRun, RunBody.schema)
        try check(StudioEndpoints.runs, ListBody.schema("Run", of: RunBody.schema))
        try check(StudioEndpoints.run, RunWithJobsBody.schema)
        try check(StudioEndpoints.variations, ListBody.schema("Run", of: RunBody.schema))
        try check(StudioEndpoints.variationSheet, VariationSheetBody.schema)
        try check(StudioEndpoints.templates, ListBody.schema("Template", of: TemplateBody.schema))
        try check(StudioEndpoints.template, ClipBody.schema)
        try check(StudioEndpoints.saveTemplate, TemplateBody.schema)
        for endpoint in [StudioEndpoints.cancelRun, StudioEndpoints.retryRun, StudioEndpoints.cancelJob] {
            try check(endpoint, CountBody.schema)
        }
        try check(StudioEndpoints.takes, ListBody.schema("Take", of: TakeBody.schema))
        try check(StudioEndpoints.take, TakeBody.schema)
        try check(StudioEndpoints.reviewTake, TakeBody.schema)
        try check(StudioEndpoints.takeRecipe, RecipeBody.schema)
        try check(StudioEndpoints.verifyTake, VerificationBody.schema)
        try check(StudioEndpoints.verification, VerificationBody.schema)
        try check(StudioEndpoints.catalogue, GraphSchema.catalogue)
        try check(StudioEndpoints.keys, ListBody.schema("Key", of: KeyBody.schema))
        try check(StudioEndpoints.createKey, NewKeyBody.schema)
        try check(StudioEndpoints.createLink, LinkBody.schema)
    }

    @Test func `the film's catalogue survives JSON`() throws {
        let catalogue = FilmCatalogue.catalogue
        let bytes = GraphSchema.catalogue.encode(catalogue)
        #expect(try GraphSchema.catalogue.decode(bytes) == catalogue)
        let types = Catalogue(
            portTypes: [], conversions: [],
            kinds: [
                KindSpec(
                    key: "all", title: "", category: "", help: "", ports: [],
                    fields: [
                        .bool, .integer(.min ... .max),
                        .decimal(from: Decimal(mantissa: -1), through: Decimal(mantissa: 1)),
                        .frames(0...10), .text(limit: 9, isMultiline: true), .choice([]), .colour, .vector, .reference,
                        .list(.list(.bool, limit: 1), limit: 2), .record([]),
                    ].enumerated().map { index, type in
                        FieldSpec(
                            key: FieldKey("f\(index)") ?? "f", title: "", type: type, defaultValue: .bool(true),
                            help: "",
                            reader: index == 0 ? .generation : .studio)
                    })
            ])
        #expect(try GraphSchema.catalogue.decode(GraphSchema.catalogue.encode(types)) == types)
    }

    @Test func `a document survives JSON`() throws {
        var document = GraphDocument(root: Node(id: NodeID(1), kind: .builtIn("film"), title: "Night"))
        _ = try document.apply(
            [.addNode(Node(id: NodeID(2), kind: .builtIn("note"), title: "Hello"))], catalogue: FilmCatalogue.catalogue)
        let body = DocumentBody(document, at: Revision(1))
        #expect(body.nodes.map(\.id) == [NodeID(1), NodeID(2)])
        #expect(try DocumentBody.schema.decode(DocumentBody.schema.encode(body)) == body)
    }
}
