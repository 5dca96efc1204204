import Execution
import Foundation
import GraphCore
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

/// Who is let in, and how.
struct AccountTests {
    @Test func `every endpoint refuses without a credential, except health and signing in`() async throws {
        try await ServedStudio.run { studio in
            for endpoint in StudioEndpoints.all {
                let path = endpoint.path.split(separator: "/").map { part in
                    part.hasPrefix("{")
                        ? part == "{hash}" ? String(repeating: "a", count: 64) : NodeID(1).text + NodeID(2).text
                        : String(part)
                }
                let answer = try await studio.send(endpoint.method.rawValue, "/" + path.joined(separator: "/"))
                switch endpoint.caller {
                case .anyone: #expect(answer.status != 401 || endpoint.name == "signIn", "\(endpoint.name)")
                case .signedIn: #expect(answer.status == 401, "\(endpoint.name): \(answer.status)")
                case .atTheMachine: #expect(answer.status == 403, "\(endpoint.name)")
                }
                #expect(!answer.text.contains("items"))
            }
            #expect(try await studio.send("GET", "/api/v1/session", ["Authorization: Bearer blk_wrong"]).status == 401)
            #expect(try await studio.send("GET", "/api/v1/session", ["Cookie: backlot_session=wrong"]).status == 401)
        }
    }

    @Test func `a one-time link signs in once, and the session ends when it is told to`() async throws {
        try await ServedStudio.run { studio in
            let desk = AccountDesk(store: studio.store, principal: studio.store.localPrincipal(), url: "http://test")
            let token = try #require(try await desk.makeLink().url.split(separator: "#").last)
            func signIn() async throws -> ServedStudio.Answer {
                try await studio.send(
                    "POST", "/api/v1/session", ["Content-Type: application/json"],
                    body: Array(#"{"token":"\#(token)"}"#.utf8))
            }
            let first = try await signIn()
            #expect(first.status == 200)
            #expect(try first.json()["isNew"] == .bool(true))
            let cookie = try #require(first.header("set-cookie"))
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
            let again = try await signIn()
            #expect(again.status == 401 && again.text.contains("/problems/link-expired"))
            let session = try #require(cookie.split(separator: ";").first)
            func withSession(_ method: String, _ path: String, _ body: String = "") async throws -> ServedStudio.Answer
            {
                try await studio.send(
                    method, path, ["Cookie: other=1; \(session)", "Content-Type: application/json"],
                    body: Array(body.utf8))
            }
            let named = try await withSession("PATCH", "/api/v1/me", #"{"name":"Ada"}"#)
            #expect(try named.json()["user"]?["name"]?.text == "Ada")
            #expect(try named.json()["isNew"] == .bool(false))
            #expect(try await withSession("PATCH", "/api/v1/me", #"{"name":""}"#).status == 400)
            #expect(try await withSession("DELETE", "/api/v1/session").status == 204)
            #expect(try await withSession("GET", "/api/v1/session").status == 401)
        }
    }

    @Test func `keys are made, listed without their secret, and ended`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let made = try await studio.ask("POST", "/api/v1/keys", #"{"label":"Farm"}"#, key: key)
            #expect(made.status == 201)
            let secret = try #require(try made.json()["key"]?.text)
            let id = try #require(try made.json()["id"]?.text)
            let list = try await studio.ask("GET", "/api/v1/keys", key: secret)
            #expect(try list.json()["items"]?.items.count == 2)
            #expect(!list.text.contains(secret))
            let page = try await studio.ask("GET", "/api/v1/keys?limit=1", key: key).json()
            let next = try #require(page["next"]?.text)
            let rest = try await studio.ask("GET", "/api/v1/keys?limit=1&cursor=\(next)", key: key).json()
            #expect(rest["items"]?.items.count == 1 && rest["items"]?.items != page["items"]?.items)
            #expect(try await studio.ask("DELETE", "/api/v1/keys/\(id)", key: key).status == 204)
            #expect(try await studio.ask("GET", "/api/v1/session", key: secret).status == 401)
            #expect(try await studio.ask("DELETE", "/api/v1/keys/\(id)", key: key).status == 404)
        }
    }

    @Test func `links are made at the machine itself, through the socket in the data folder`() async throws {
        try await ServedStudio.run { studio in
            let address = try SocketAddress(unixDomainSocketPath: studio.socket.string)
            let link = try await studio.send("POST", "/api/v1/links", host: "localhost", to: address)
            #expect(link.status == 201)
            #expect(try #require(try link.json()["url"]?.text).contains("/sign-in#"))
            let key = try await studio.makeKey()
            #expect(try await studio.ask("POST", "/api/v1/links", key: key).status == 403)
        }
    }

    @Test func `a request by another name or from another site is refused before anything is done`() async throws {
        try await ServedStudio.run { studio in
            #expect(try await studio.send("GET", "/healthz", host: "evil.example").status == 421)
            #expect(try await studio.send("GET", "/healthz", host: "localhost:\(studio.port)").status == 200)
            let key = try await studio.makeKey()
            let foreign = try await studio.ask(
                "POST", "/api/v1/projects", #"{"title":"x"}"#, key: key, ["Origin: http://evil.example"])
            #expect(foreign.status == 403 && foreign.text.contains("/problems/wrong-origin"))
            #expect(try await studio.store.projects(as: studio.store.localPrincipal()).isEmpty)
            let own = try await studio.ask(
                "POST", "/api/v1/projects", #"{"title":"x"}"#, key: key, ["Origin: http://127.0.0.1:\(studio.port)"])
            #expect(own.status == 201)
        }
    }

    @Test(arguments: [
        ("localhost", true), ("LOCALHOST:8080", true), ("studio.local:80", true), ("127.0.0.1", true),
        ("[::1]:8080", true), ("[fe80::1]", true), ("192.168.1.7:8080", true), ("evil.example", false),
        ("127.0.0.1.evil.example", false), ("1.2.3", false), ("", false), ("localhost:99999", false),
        ("[evil.example]", false), ("[::1", false), ("300.1.1.1", false),
    ])
    func `the studio answers to addresses, localhost and the names it was given`(host: String, isOurs: Bool) {
        #expect(HostPolicy(names: ["Studio.local"]).accepts(authority: host) == isOurs)
    }
}
