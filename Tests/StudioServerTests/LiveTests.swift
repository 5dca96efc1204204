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

/// The live connection, byte for byte as Docs/live.md states it.
struct LiveTests {
    /// A signed-in socket that has been greeted.
    static func connect(_ studio: ServedStudio, key: String) async throws -> RawClient {
        let client = try await RawClient.connect(to: studio.address)
        try await client.send(
            RawClient.upgradeRequest(path: "/api/v1/socket", more: ["Authorization: Bearer \(key)"]))
        let response = try #require(await client.response())
        try #require(response.head.hasPrefix("HTTP/1.1 101"), "\(response.head)")
        let hello = try await text(client)
        guard case .hello(_, "test", _) = hello else { throw Unexpected(message: "\(hello)") }
        return client
    }

    struct Unexpected: Error { let message: String }

    private static func text(_ client: RawClient) async throws -> StudioMessage {
        let frame = try #require(await client.message())
        try #require(frame.opcode == 1, "\(frame)")
        return try StudioMessage.schema.decode(frame.payload)
    }

    /// The next message of a kind; others are passed over.
    static func next<T>(_ client: RawClient, _ pick: (StudioMessage) -> T?) async throws -> T {
        while true {
            let frame = try #require(await client.message())
            if frame.opcode == 1, let found = pick(try StudioMessage.schema.decode(frame.payload)) { return found }
        }
    }

    static func binary(_ client: RawClient, _ kind: LiveFrame) async throws -> [UInt8] {
        while true {
            let frame = try #require(await client.message())
            if frame.opcode == 2, frame.payload.first == kind.rawValue { return Array(frame.payload.dropFirst()) }
        }
    }

    private static func number(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func change(_ id: UInt64, base: UInt64, _ operations: [GraphOperation]) -> [UInt8] {
        let change = Change(
            id: ChangeID(Identifier128(high: 9, low: id)), author: UserID(Identifier128(high: 0, low: 0)),
            base: Revision(base), label: "Live", operations: operations, inverses: [])
        return RawClient.frame(2, [LiveFrame.propose.rawValue] + change.encoded)
    }

    @Test func `who opens a project gets its document and state, and then every change, whoever made it`() async throws
    {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key)
            let first = try await Self.connect(studio, key: key)
            let second = try await Self.connect(studio, key: key)
            for client in [first, second] {
                try await client.send(RawClient.text(#"{"type":"open","project":"\#(project.id)"}"#))
                let document = try await Self.binary(client, .document)
                #expect(Self.number(document) == 1)
                #expect(try GraphDocument(decoding: Array(document.dropFirst(8))).nodeCount == 4)
                guard case .state(_, let event, let nodes, _) = try await Self.text(client) else {
                    return #expect(Bool(false))
                }
                #expect(event == 2 && nodes.isEmpty)
            }
            try await first.send(Self.change(1, base: 1, [.rename(project.shot, to: "1A")]))
            for client in [first, second] {
                let told = try await Self.binary(client, .change)
                #expect(Self.number(told) == 2)
                let change = try Change(decoding: Array(told.dropFirst(16)))
                #expect(change.author == studio.store.localUser)
                #expect(change.inverses == [.rename(project.shot, to: "shot")])
            }
            // Sent again, it is answered with the revision it has, to its sender alone.
            try await first.send(Self.change(1, base: 1, [.rename(project.shot, to: "1A")]))
            #expect(Self.number(try await Self.binary(first, .change)) == 2)
            // Over HTTP it is told as well.
            _ = try await studio.append(
                [.rename(project.shot, to: "1B")], to: project.id, id: 3, base: 2, key: key)
            #expect(Self.number(try await Self.binary(second, .change)) == 3)
        }
    }

    @Test func `a change that a rule refuses is refused to its sender with the rule's number`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key)
            let client = try await Self.connect(studio, key: key)
            try await client.send(Self.change(1, base: 0, []))
            #expect(
                try await Self.next(client) { if case .error(let detail) = $0 { detail } else { nil } }.contains(
                    "Open a project"))
            try await client.send(RawClient.text(#"{"type":"open","project":"\#(project.id)"}"#))
            try await client.send(Self.change(2, base: 1, [.removeNode(project.shot)]))
            let code = try await Self.next(client) { if case .refused(_, let code, _) = $0 { code } else { nil } }
            #expect(code == GraphError.Code.nodeHasWires.rawValue)
            try await client.send(Self.change(3, base: 77, []))
            #expect(try await Self.next(client) { if case .refused(_, let code, _) = $0 { code } else { nil } } == 0)
        }
    }

    @Test func `who comes back with a revision and an event gets what was missed and no more`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key)
            for id in 2...4 as ClosedRange<UInt64> {
                _ = try await studio.append(
                    [.rename(project.shot, to: "\(id)")], to: project.id, id: id, base: 1, key: key)
            }
            let client = try await Self.connect(studio, key: key)
            try await client.send(
                RawClient.text(#"{"type":"open","project":"\#(project.id)","revision":2,"since":3}"#))
            #expect(Self.number(try await Self.binary(client, .change)) == 3)
            #expect(Self.number(try await Self.binary(client, .change)) == 4)
            guard case .events(_, let event, let items, _, _) = try await Self.text(client) else {
                return #expect(Bool(false))
            }
            #expect(event == 5 && items.map(\.number) == [4, 5])
        }
    }

    @Test func `a run is told as it goes: places, progress, pictures, states and takes`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key, action: "wait")
            let client = try await Self.connect(studio, key: key)
            try await client.send(RawClient.text(#"{"type":"open","project":"\#(project.id)"}"#))
            _ = try await Self.binary(client, .document)
            let body = #"{"targets":{"everything":true},"tier":"draft"}"#
            _ = try await studio.ask("POST", "/api/v1/projects/\(project.id)/runs", body, key: key)
            let picture = try await Self.binary(client, .picture)
            #expect(Self.number(picture) == project.shot.rawValue)
            #expect(Array(picture.suffix(6)) == [1, 2, 3, 4, 5, 6])
            // Who comes now sees where it is.
            let late = try await Self.connect(studio, key: key)
            try await late.send(RawClient.text(#"{"type":"open","project":"\#(project.id)"}"#))
            let nodes = try await Self.next(late) { if case .state(_, _, let nodes, _) = $0 { nodes } else { nil } }
            let shot = try #require(nodes.first { $0.node == project.shot })
            #expect(shot.state == .leased && shot.progress?.framesDone == 1)
            studio.gate.open()
            let done = try await Self.next(client) { message -> NodeStateBody? in
                guard case .events(_, _, _, let nodes, _) = message else { return nil }
                return nodes.first { $0.node == project.sequence && $0.take != nil }
            }
            #expect(done.state == .succeeded && done.takes == 1 && done.fingerprint != nil)
        }
    }

    @Test func `the list of projects is told first as a whole and then as it changes`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            _ = try await studio.project(key: key)
            let client = try await Self.connect(studio, key: key)
            try await client.send(RawClient.text(#"{"type":"studio"}"#))
            let all = try await Self.next(client) { if case .projects(_, let items) = $0 { items } else { nil } }
            #expect(all.map(\.title) == ["Test"])
            _ = try await studio.ask("POST", "/api/v1/projects", #"{"title":"New"}"#, key: key)
            let changed = try await Self.next(client) { if case .projects(_, let items) = $0 { items } else { nil } }
            #expect(changed.map(\.title) == ["New"])
        }
    }

    @Test func `messages that make no sense are answered with a sentence, and the socket goes on`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let client = try await Self.connect(studio, key: key)
            for bytes in [
                RawClient.text("{"), RawClient.text(#"{"type":"dance"}"#), RawClient.frame(2, [9, 9]),
                RawClient.frame(2, [1, 2, 3]), RawClient.frame(2),
            ] {
                try await client.send(bytes)
                guard case .error = try await Self.text(client) else { return #expect(Bool(false)) }
            }
            let unknown = NodeID(1).text + NodeID(2).text
            try await client.send(RawClient.text(#"{"type":"open","project":"\#(unknown)"}"#))
            guard case .closed = try await Self.text(client) else { return #expect(Bool(false)) }
        }
    }

    @Test func `a socket needs a credential and our own origin, and ends when its key does`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            for (more, status) in [
                ([], "401"), (["Authorization: Bearer \(key)", "Origin: http://evil.example"], "403"),
            ] as [([String], String)] {
                let client = try await RawClient.connect(to: studio.address)
                try await client.send(RawClient.upgradeRequest(path: "/api/v1/socket", more: more))
                let response = try #require(await client.response())
                #expect(response.head.hasPrefix("HTTP/1.1 \(status)"))
                #expect(response.body.contains("/problems/"))
            }
            let made = try await studio.ask("POST", "/api/v1/keys", #"{"label":"Short"}"#, key: key).json()
            let client = try await Self.connect(studio, key: try #require(made["key"]?.text))
            _ = try await studio.ask("DELETE", "/api/v1/keys/\(made["id"]?.text ?? "")", key: key)
            #expect(await client.message()?.code == 1008)
        }
    }

    @Test func `a studio that stops says so to its sockets and hands its work back`() async throws {
        try await ServedStudio.run { outer in
            // The outer studio only makes the page; the inner one is stopped and looked at.
            let folder = outer.folder.appending("inner")
            try SystemFolder.make(folder)
            let page = try PageBundle(reading: outer.folder.appending("web"))
            let key = SharedText()
            try await ServedStudio.serve(in: folder, page) { studio in
                let secret = try await studio.makeKey()
                let project = try await studio.project(key: secret, action: "wait")
                let client = try await Self.connect(studio, key: secret)
                try await client.send(RawClient.text(#"{"type":"open","project":"\#(project.id)"}"#))
                _ = try await Self.binary(client, .document)
                let body = #"{"targets":{"everything":true},"tier":"draft"}"#
                let run = try await studio.ask("POST", "/api/v1/projects/\(project.id)/runs", body, key: secret).json()
                _ = try await Self.binary(client, .picture)
                key.set("\(secret) \(run["id"]?.text ?? "")")
            }
            let parts = key.get().split(separator: " ").map(String.init)
            try await ServedStudio.serve(in: folder, page) { studio in
                studio.gate.open()
                try await studio.settle(parts[1])
                let jobs = try await studio.ask("GET", "/api/v1/runs/\(parts[1])", key: parts[0]).json()["jobs"]?.items
                #expect(jobs?.map { $0["state"]?.text } == ["succeeded", "succeeded"])
                #expect(jobs?.map { $0["attempts"]?.number } == [0, 0])
            }
        }
    }
}
