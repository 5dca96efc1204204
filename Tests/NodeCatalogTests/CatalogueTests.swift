import GraphCore
import ProductionModel
import Testing

@testable import NodeCatalog

struct CatalogueTests {
    private let catalogue = FilmCatalogue.catalogue

    @Test func `kinds, ports and fields have names of their own`() {
        #expect(catalogue.kinds.map(\.key) == FilmKind.allCases.map(\.key))
        #expect(Set(catalogue.portTypes.map(\.key)).count == 12)
        for kind in catalogue.kinds {
            for direction in [PortDirection.input, .output] {
                let ports = kind.ports.filter { $0.direction == direction }
                #expect(Set(ports.map(\.key)).count == ports.count)
            }
            #expect(Set(kind.fields.map(\.key)).count == kind.fields.count)
            for port in kind.ports { #expect(Set(port.wireFields.map(\.key)).count == port.wireFields.count) }
        }
        #expect(catalogue.kinds.filter(\.isRoot).map(\.key) == [FilmKind.film.key])
    }

    @Test func `every port and conversion names a listed type`() {
        let types = Set(catalogue.portTypes.map(\.key))
        #expect(catalogue.kinds.flatMap(\.ports).allSatisfy { types.contains($0.type) })
        #expect(catalogue.conversions.allSatisfy { types.contains($0.source) && types.contains($0.target) })
    }

    @Test func `every field has a title, help that is a sentence, and a default of its own type and range`() {
        for field in allFields {
            #expect(!field.title.isEmpty)
            #expect(field.help.hasSuffix("."), "\(field.key.name)")
            #expect(accepts(field.type, field.defaultValue), "\(field.key.name)")
        }
    }

    @Test func `every choice has a title and is listed once`() {
        for field in allFields {
            guard case .choice(let choices) = field.type else { continue }
            #expect(Set(choices.map(\.key)).count == choices.count)
            #expect(choices.allSatisfy { !$0.title.isEmpty })
        }
    }

    @Test func `what no engine reads yet is marked as used by generation`() {
        let marked = Set(allFields.filter { $0.reader == .generation }.map(\.key.name))
        #expect(
            marked == [
                "lora", "lora_asset", "lora_strength", "trigger_word", "reference_images", "voice", "description",
                "aperture",
                "focus_distance", "mood", "tension",
            ])
        let studio = Set(allFields.filter { $0.reader == .studio }.map(\.key.name))
        #expect(
            studio == [
                "title", "tier", "text", "colour", "width", "height", "take", "asset", "follows", "folded", "ports",
                "shown",
                "node", "port", "side", "field",
            ])
    }

    @Test func `the defaults of views and of the catalogue agree`() throws {
        let scene = try SceneView(fields: [:])
        let film = try FilmView(fields: [:])
        #expect(film == FilmView())
        #expect(FilmView().fields.isEmpty)
        let node = WiredNode(kind: FilmKind.shot.key, inputs: ["scene": [.init(source: WiredNode(kind: "scene"))]])
        let shot = try ShotView(node: node, film: film)
        #expect(shot == ShotView(scene: scene))
        #expect(shot.fields.isEmpty)
        #expect(
            shot.framing == .medium && shot.angle == .eyeLevel && shot.lens.focalLength == 35 && shot.duration == 72)
    }

    private var allFields: [FieldSpec] {
        func flatten(_ fields: [FieldSpec]) -> [FieldSpec] {
            fields.flatMap { field in
                switch field.type {
                case .record(let inner), .list(.record(let inner), _): [field] + flatten(inner)
                default: [field]
                }
            }
        }
        return flatten(catalogue.kinds.flatMap { $0.fields + $0.ports.flatMap(\.wireFields) })
    }

    private func accepts(_ type: FieldType, _ value: Value) -> Bool {
        switch (type, value) {
        case (.bool, .bool), (.colour, .colour), (.vector, .vector), (.reference, .reference): true
        case (.integer(let range), .integer(let number)), (.frames(let range), .frames(let number)):
            range.contains(number)
        case (.decimal(let from, let through), .decimal(let number)): number >= from && number <= through
        case (.text(let limit, _), .text(let text)): text.utf8.count <= limit
        case (.choice(let choices), .choice(let key)): choices.contains { $0.key == key }
        case (.list(let element, let limit), .list(let values)):
            values.count <= limit && values.allSatisfy { accepts(element, $0) }
        case (.record(let fields), .record(let values)):
            fields.allSatisfy { field in values[field.key].map { accepts(field.type, $0) } ?? false }
        default: false
        }
    }
}
