import Execution
import Foundation
import GraphCore
import Interchange
import JSONText
import MediaStorage
import NIOCore
import NodeCatalog
import Persistence
import PersistenceSQLite
import ProductionModel
import StudioAPI
import SystemPackage
import Testing

@testable import StudioServer

/// Projects and documents over HTTP.
struct ProjectTests {
    private static let screenplay = """
        Title: The Lamp

        INT. ROOM - NIGHT

        ANNA lights the lamp.

        ANNA
        It was here all along.
        """

    @Test func `a screenplay is broken down into a film that is kept nowhere`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let text = "INT. KITCHEN - NIGHT\n\nANNA (30s) sits at the table.\n\nANNA\nNot yet.\n"
            let headers = ["Authorization: Bearer \(key)", "Content-Type: text/plain"]
            let answer = try await studio.send("POST", "/api/v1/breakdowns", headers, body: Array(text.utf8))
            #expect(answer.status == 200)
            let nodes = try answer.json()["document"]?["nodes"]?.items ?? []
            let kinds = Set(nodes.compactMap { $0["kind"]?.text })
            #expect(kinds == ["film", "character", "scene", "shot", "sequence"])
            let wrong = try await studio.send("POST", "/api/v1/breakdowns", headers, body: [0xFF, 0xFE, 0x00])
            #expect(wrong.status == 400)
            let nobody = try await studio.send(
                "POST", "/api/v1/breakdowns", ["Content-Type: text/plain"], body: Array(text.utf8))
            #expect(nobody.status == 401)
            #expect(try await studio.ask("GET", "/api/v1/projects", key: key).json()["items"]?.items.isEmpty == true)
        }
    }

    @Test func `a project begins with any of the templates, and with nothing else`() async throws {
        #expect(ProjectDraftBody.Template.allCases.map(\.rawValue) == FilmTemplate.allCases.map(\.rawValue))
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            for template in ProjectDraftBody.Template.allCases {
                let body = #"{"title":"Mine","template":"\#(template.rawValue)"}"#
                let made = try await studio.ask("POST", "/api/v1/projects", body, key: key)
                #expect(made.status == 201)
                let card = try made.json()
                #expect(card["title"]?.text == "Mine" && card["shots"]?.number ?? 0 > 2)
            }
            let wrong = try await studio.ask(
                "POST", "/api/v1/projects", #"{"title":"Mine","template":"nonsense"}"#, key: key)
            #expect(wrong.status == 400)
            let listed = try await studio.ask("GET", "/api/v1/projects", key: key).json()["items"]?.items.count
            #expect(listed == ProjectDraftBody.Template.allCases.count)
        }
    }

    @Test func `a project is made, found by its title, and shown as a card`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            for title in ["North", "South", "Northwest"] {
                #expect(
                    try await studio.ask("POST", "/api/v1/projects", #"{"title":"\#(title)"}"#, key: key).status == 201)
            }
            let found = try await studio.ask("GET", "/api/v1/projects?search=north&limit=1", key: key).json()
            #expect(found["items"]?.items.first?["title"]?.text == "Northwest")
            let next = try #require(found["next"]?.text)
            let rest = try await studio.ask(
                "GET", "/api/v1/projects?search=north&limit=1&cursor=\(next)", key: key
            ).json()
            #expect(rest["items"]?.items.first?["title"]?.text == "North")
            #expect(rest["next"] == .null)
            let bad = try await studio.ask("GET", "/api/v1/projects?limit=0", key: key)
            #expect(bad.status == 400 && bad.text.contains("limit"))
        }
    }

    @Test func `a card is the same until the project changes or somebody takes another name`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key)
            func card() async throws -> JSONValue {
                try await studio.ask("GET", "/api/v1/projects/\(project.id)", key: key).json()
            }
            let first = try await card()
            #expect(try await card() == first)
            #expect(first["head"]?.number == 1 && first["shots"]?.number == 1)
            _ = try await studio.append([.rename(NodeID(2), to: "1A")], to: project.id, id: 2, base: 1, key: key)
            #expect(try await card()["head"]?.number == 2)
            #expect(try await studio.ask("PATCH", "/api/v1/me", #"{"name":"Ada"}"#, key: key).status == 200)
            #expect(try await card()["people"]?.items.first?["name"]?.text == "Ada")
            #expect(try await studio.ask("GET", "/api/v1/projects/\(project.id)", key: "blk_none").status == 401)
        }
    }

    @Test func `a screenplay becomes a project, and one that cannot be read says why`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            func send(_ bytes: [UInt8], _ type: String = "text/plain") async throws -> ServedStudio.Answer {
                try await studio.send(
                    "POST", "/api/v1/screenplays?name=lamp.fountain",
                    ["Authorization: Bearer \(key)", "Content-Type: \(type)"], body: bytes)
            }
            let made = try await send(Array(Self.screenplay.utf8))
            #expect(made.status == 201, "\(made.text)")
            let project = try #require(try made.json()["project"])
            #expect(project["title"]?.text == "The Lamp")
            #expect(try #require(project["shots"]?.number) > 0)
            #expect(try #require(project["frames"]?.number) > 0)
            let untitled = try await send(Array("INT. ROOM - DAY\n\nRain.\n".utf8))
            #expect(try untitled.json()["project"]?["title"]?.text == "lamp")
            #expect(try await send([0xFF, 0xFE, 0x00]).status == 400)
            let empty = try await send(Array("\n".utf8))
            #expect(empty.status == 400 && empty.text.contains("no scene"))
            #expect(try await send(Array(Self.screenplay.utf8), "application/pdf").status == 415)
            #expect(try await studio.store.projects(as: studio.store.localPrincipal()).count == 2)
        }
    }

    @Test func `changes are merged at the head, and refused by rule, by If-Match and from the future`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key)
            let rename = GraphOperation.rename(project.shot, to: "1A")
            let first = try await studio.append([rename], to: project.id, id: 2, base: 1, key: key)
            #expect(try first.json()["revision"]?.number == 2)
            let behind = try await studio.append(
                [.move(project.shot, to: CanvasPoint(x: 8, y: 8))], to: project.id, id: 3, base: 1, key: key)
            #expect(try behind.json()["revision"]?.number == 3)
            let again = try await studio.append([rename], to: project.id, id: 2, base: 1, key: key)
            #expect(try again.json()["revision"]?.number == 2)
            let ahead = try await studio.append([rename], to: project.id, id: 4, base: 99, key: key)
            #expect(ahead.status == 409)
            let late = try await studio.append([rename], to: project.id, id: 5, base: 3, key: key, [#"If-Match: "1""#])
            #expect(late.status == 412)
            let refused = try await studio.append([.removeNode(project.shot)], to: project.id, id: 6, base: 3, key: key)
            #expect(refused.status == 409)
            #expect(try refused.json()["code"]?.number == Int64(GraphError.Code.nodeHasWires.rawValue))
            let log = try await studio.ask("GET", "/api/v1/projects/\(project.id)/changes?after=1&limit=1", key: key)
                .json()
            #expect(log["items"]?.items.first?["revision"]?.number == 2)
            let next = try #require(log["next"]?.text)
            let rest = try await studio.ask(
                "GET", "/api/v1/projects/\(project.id)/changes?limit=9&cursor=\(next)", key: key
            ).json()
            #expect(rest["items"]?.items.map { $0["revision"]?.number } == [3])
            let document = try await studio.ask("GET", "/api/v1/projects/\(project.id)/document", key: key)
            #expect(document.header("etag") == "\"3\"")
            #expect(try document.json()["nodes"]?.items.count == 4)
            let old = try await studio.ask("GET", "/api/v1/projects/\(project.id)/document?revision=0", key: key)
            #expect(try old.json()["nodes"]?.items.count == 1)
            let none = try await studio.ask("GET", "/api/v1/projects/\(project.id)/document?revision=9", key: key)
            #expect(none.status == 404)
        }
    }

    @Test func `events are replayed from any number on`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key)
            let all = try await studio.ask("GET", "/api/v1/projects/\(project.id)/events", key: key).json()
            #expect(all["items"]?.items.map { $0["kind"]?.text } == ["project", "change"])
            let newest = try #require(all["newest"]?.number)
            let later = try await studio.ask(
                "GET", "/api/v1/projects/\(project.id)/events?since=\(newest - 1)", key: key)
            #expect(try later.json()["items"]?.items.count == 1)
        }
    }

    @Test func `bodies that are too large, malformed or of another type change nothing`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let big = #"{"title":""# + String(repeating: "a", count: 70_000) + #""}"#
            #expect(try await studio.ask("POST", "/api/v1/projects", big, key: key).status == 413)
            let malformed = try await studio.ask("POST", "/api/v1/projects", #"{"titel":"x"}"#, key: key)
            #expect(malformed.status == 400 && malformed.text.contains("/titel"))
            #expect(try await studio.ask("POST", "/api/v1/projects", "{", key: key).status == 400)
            let unknown = "/api/v1/projects/\(NodeID(1).text + NodeID(2).text)"
            #expect(try await studio.ask("GET", unknown, key: key).status == 404)
            #expect(try await studio.ask("GET", "/api/v1/projects/x", key: key).status == 404)
            #expect(try await studio.store.projects(as: studio.store.localPrincipal()).isEmpty)
        }
    }

    @Test func `the page is served packed and kept, and stands at every address of its own`() async throws {
        try await ServedStudio.run { studio in
            let frame = try await studio.send("GET", "/projects/abc")
            #expect(frame.text.contains("Backlot") && frame.header("cache-control") == "no-cache")
            #expect(
                try #require(frame.header("content-security-policy")).contains("script-src 'self' 'wasm-unsafe-eval'"))
            let script = try await studio.send("GET", "/assets/app-abc123.js", ["Accept-Encoding: gzip, br"])
            #expect(script.header("content-encoding") == "gzip" && script.body == [31, 139, 8, 0])
            #expect(try #require(script.header("cache-control")).contains("immutable"))
            let plain = try await studio.send("GET", "/assets/app-abc123.js", ["Accept-Encoding: gzip;q=0"])
            #expect(plain.text == "export {};" && plain.header("content-type") == "text/javascript; charset=utf-8")
            #expect(try await studio.send("GET", "/assets/none.js").status == 404)
            #expect(try await studio.send("GET", "/../backlot.sqlite").status == 404)
            #expect(try await studio.send("GET", "/api/v1/none").status == 404)
            let socket = try await studio.send("GET", "/api/v1/socket")
            #expect(socket.status == 426 && socket.header("upgrade") == "websocket")
        }
    }

    @Test func `health is told to anybody, and the description and catalogue to who is signed in`() async throws {
        try await ServedStudio.run { studio in
            #expect(try await studio.send("GET", "/healthz").text == #"{"status":"live"}"#)
            #expect(try await studio.send("GET", "/readyz").status == 200)
            let key = try await studio.makeKey()
            let described = try await studio.ask("GET", "/api/v1/openapi.json", key: key)
            #expect(try described.json()["openapi"]?.text == "3.1.0")
            let tag = try #require(described.header("etag"))
            #expect(
                try await studio.ask("GET", "/api/v1/openapi.json", key: key, ["If-None-Match: \(tag)"]).status == 304)
            let bytes = try await studio.ask("GET", "/api/v1/catalogue/encoded", key: key).body
            #expect(try Catalogue(decoding: bytes) == FilmCatalogue.catalogue)
            #expect(try await studio.ask("GET", "/api/v1/catalogue", key: key).json()["kinds"]?.items.isEmpty == false)
            try FileManager.default.removeItem(atPath: studio.media.root.string)
            let failing = try await studio.send("GET", "/readyz")
            #expect(failing.status == 503 && failing.text.contains(#""media":"failing""#))
        }
    }
}
