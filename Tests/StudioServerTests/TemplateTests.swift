import Foundation
import GraphCore
import JSONText
import Testing

/// Templates over HTTP.
struct TemplateTests {
    private static func note(_ id: UInt64, _ title: String) -> String {
        #"{"id":"\#(NodeID(id).text)","kind":"note","kindVersion":1,"title":"\#(title)","parent":null,"x":80,"y":-160,"#
            + #""fields":{},"bypassed":false,"muted":false,"locked":false}"#
    }

    private static func draft(_ title: String, _ nodes: [String]) -> String {
        #"{"title":"\#(title)","clip":{"nodes":[\#(nodes.joined(separator: ","))],"wires":[]}}"#
    }

    @Test func `a template is kept, listed, read as it was given, replaced and forgotten`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let path = "/api/v1/templates"
            #expect(try await studio.ask("GET", path, key: key).json()["items"]?.items.isEmpty == true)
            let nodes = [Self.note(7, "Read this <b>first</b>"), Self.note(8, "And this")]
            let saved = try await studio.ask("POST", path, Self.draft("Two notes", nodes), key: key)
            #expect(saved.status == 201)
            let id = try #require(try saved.json()["id"]?.text)
            #expect(try saved.json()["cards"]?.number == 2)
            let clip = try await studio.ask("GET", "\(path)/\(id)", key: key).json()
            let given = #"{"nodes":[\#(nodes.joined(separator: ","))],"wires":[]}"#
            #expect(try clip == JSONValue(reading: Array(given.utf8)))
            let again = try await studio.ask("POST", path, Self.draft("Two notes", [nodes[0]]), key: key)
            let list = try await studio.ask("GET", path, key: key).json()["items"]?.items ?? []
            #expect(list.map { $0["id"]?.text } == [try again.json()["id"]?.text])
            #expect(try await studio.ask("GET", "\(path)/\(id)", key: key).status == 404)
            let rest = try #require(list.first?["id"]?.text)
            #expect(try await studio.ask("DELETE", "\(path)/\(rest)", key: key).status == 204)
            #expect(try await studio.ask("DELETE", "\(path)/\(rest)", key: key).status == 404)
            #expect(try await studio.ask("GET", path, key: key).json()["items"]?.items.isEmpty == true)
        }
    }

    @Test func `what is no template is refused with one sentence, and nothing is kept`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let note = Self.note(7, "Read this")
            for body in [
                Self.draft("", [note]), Self.draft("No cards", []), #"{"title":"No clip"}"#,
                Self.draft("Hostile", [note.replacing(#""x":80"#, with: #""x":99999999999"#)]),
                Self.draft(String(repeating: "x", count: 501), [note]),
                Self.draft("Unknown member", [note.replacing(#""x":80"#, with: #""x":80,"extra":1"#)]),
            ] {
                let refused = try await studio.ask("POST", "/api/v1/templates", body, key: key)
                #expect(refused.status == 400, "\(body.prefix(80))")
                #expect(try refused.json()["detail"]?.text?.isEmpty == false)
            }
            #expect(try await studio.ask("GET", "/api/v1/templates", key: key).json()["items"]?.items.isEmpty == true)
            #expect(try await studio.send("GET", "/api/v1/templates").status == 401)
        }
    }
}
