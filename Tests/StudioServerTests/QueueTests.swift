import Execution
import Foundation
import GraphCore
import JSONText
import Persistence
import ProductionModel
import StudioAPI
import Testing

@testable import StudioServer

/// The queue over HTTP and on the live connection.
struct QueueTests {
    private static let everything = #"{"targets":{"everything":true},"tier":"draft"}"#

    private static func run(
        _ studio: ServedStudio, _ project: String, key: String, _ body: String = everything
    ) async throws -> String {
        let answer = try await studio.ask("POST", "/api/v1/projects/\(project)/runs", body, key: key)
        return try #require(try answer.json()["id"]?.text, "\(answer.text)")
    }

    @Test func `waiting jobs are told in order with the reason each waits`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key)
            #expect(
                try await studio.ask("POST", "/api/v1/queue/pause", #"{"everything":true}"#, key: key).json()["paused"]
                    == .bool(true))
            _ = try await Self.run(studio, project.id, key: key)
            let jobs = try await studio.ask("GET", "/api/v1/queue/jobs", key: key).json()
            #expect(jobs["total"]?.number == 2)
            let items = jobs["items"]?.items ?? []
            #expect(items.map { $0["title"]?.text } == ["shot", "sequence"])
            #expect(items.map { $0["position"]?.number } == [1, 2])
            #expect(items.map { $0["wait"]?["reason"]?.text } == ["paused", "inputs"])
            #expect(items.first?["projectTitle"]?.text == "Test")
            let second = try #require(items.last?["job"]?.text)
            let moved = try await studio.ask("POST", "/api/v1/jobs/\(second)/move", #"{"first":true}"#, key: key)
            #expect(try moved.json()["position"]?.number == 1)
            let paused = try await studio.ask(
                "POST", "/api/v1/queue/pause", #"{"project":"\#(project.id)"}"#, key: key
            ).json()
            #expect(paused["pausedProjects"]?.items.map(\.text) == [project.id])
            #expect(paused["counts"]?["held"]?.number == 1)
            for scope in [#"{"everything":true}"#, #"{"project":"\#(project.id)"}"#] {
                #expect(try await studio.ask("POST", "/api/v1/queue/resume", scope, key: key).status == 200)
            }
        }
    }

    @Test func `whoever watches the queue is told of it as a whole, again and again`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key, action: "wait")
            let client = try await LiveTests.connect(studio, key: key)
            try await client.send(RawClient.text(#"{"type":"watchQueue"}"#))
            func queue(_ isWanted: (QueueBody) -> Bool) async throws -> QueueBody {
                try await LiveTests.next(client) { message in
                    if case .studioQueue(let queue) = message, isWanted(queue) { queue } else { nil }
                }
            }
            let first = try await queue { _ in true }
            #expect(first.workers.map(\.slots) == [2] && first.workers.first?.jobs.isEmpty == true)
            let run = try await Self.run(studio, project.id, key: key)
            let working = try await queue { $0.workers.first?.jobs.first?.progress?.framesDone == 1 }
            #expect(working.workers.first?.jobs.first?.title == "shot")
            #expect(working.counts == [.leased: 1, .waiting: 1])
            studio.gate.open()
            try await studio.settle(run)
            let idle = try await queue { $0.counts.isEmpty }
            #expect(idle.event > working.event)
            // Opening a project ends it.
            try await client.send(RawClient.text(#"{"type":"open","project":"\#(project.id)"}"#))
            _ = try await LiveTests.binary(client, .document)
        }
    }

    @Test func `history, tries and another try`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key, action: "fail")
            let run = try await Self.run(studio, project.id, key: key)
            try await studio.settle(run)
            let history = try await studio.ask("GET", "/api/v1/queue/history?limit=1", key: key).json()
            let failed = try #require(history["items"]?.items.first)
            #expect(failed["state"]?.text == "failed" && failed["message"]?.text?.contains("change its action") == true)
            let job = try #require(failed["job"]?.text)
            let tries = try await studio.ask("GET", "/api/v1/jobs/\(job)", key: key).json()
            #expect(tries["attempts"]?.items.map { $0["kind"]?.text } == ["invalid"])
            #expect(tries["attempts"]?.items.first?["worker"]?.text == "test")
            #expect(try await studio.ask("POST", "/api/v1/jobs/\(job)/retry", key: key).json()["count"]?.number == 1)
            try await studio.settle(run)
            let again = try await studio.ask("POST", "/api/v1/projects/\(project.id)/retry", key: key).json()
            #expect(again["count"]?.number == 1)
            try await studio.settle(run)
            #expect(
                try await studio.ask("GET", "/api/v1/jobs/\(job)", key: key).json()["attempts"]?.items.count == 3)
            let bad = try await studio.ask("GET", "/api/v1/queue/history?cursor=nonsense", key: key)
            #expect(bad.status == 400)
        }
    }

    @Test func `this node alone, all that is stale, and nothing when nothing is`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key)
            let plan = "/api/v1/projects/\(project.id)/plan"
            let stale = #"{"targets":{"stale":true},"tier":"draft"}"#
            #expect(try await studio.ask("POST", plan, stale, key: key).json()["renders"]?.number == 2)
            try await studio.settle(try await Self.run(studio, project.id, key: key, stale))
            let fresh = try await studio.ask("POST", plan, stale, key: key).json()
            #expect(fresh["jobs"]?.number == 0)
            #expect(fresh["diagnostics"]?.items.first?["message"]?.text?.contains("Nothing is stale") == true)
            let everything = try await studio.ask("POST", plan, Self.everything, key: key).json()
            #expect(everything["cached"]?.number == 2)
            #expect(everything["items"]?.items.map { $0["take"]?["number"]?.number } == [1, 1])
            let edit = [GraphOperation.setField(.node(project.shot), key: "action", value: .text("Anna waits."))]
            _ = try await studio.append(edit, to: project.id, id: 2, base: 1, key: key)
            #expect(try await studio.ask("POST", plan, stale, key: key).json()["renders"]?.number == 2)
            let only = #"{"targets":{"only":["\#(project.sequence.text)"]},"tier":"draft"}"#
            let alone = try await studio.ask("POST", plan, only, key: key).json()
            #expect(alone["items"]?.items.map { $0["node"]?.text } == [project.sequence.text])
            #expect(alone["renders"]?.number == 1)
        }
    }

    @Test func `what cannot be done to the queue is refused in a sentence and changes nothing`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key)
            let run = try await Self.run(studio, project.id, key: key)
            try await studio.settle(run)
            let jobs = try await studio.ask("GET", "/api/v1/runs/\(run)", key: key).json()["jobs"]?.items ?? []
            let job = try #require(jobs.first?["id"]?.text)
            let moved = try await studio.ask("POST", "/api/v1/jobs/\(job)/move", #"{"last":true}"#, key: key)
            #expect(moved.status == 409 && moved.text.contains("Only a job that waits"))
            let nobody = NodeID(1).text + NodeID(2).text
            for (path, body) in [
                ("/api/v1/queue/pause", #"{"project":"\#(nobody)"}"#), ("/api/v1/workers/\(nobody)/reset", ""),
                ("/api/v1/jobs/\(nobody)/move", #"{"first":true}"#), ("/api/v1/jobs/\(nobody)/retry", ""),
                ("/api/v1/projects/\(nobody)/cancel", ""),
            ] {
                #expect(
                    try await studio.ask("POST", path, body.isEmpty ? nil : body, key: key).status == 404, "\(path)")
            }
            #expect(try await studio.ask("POST", "/api/v1/queue/pause", "{}", key: key).status == 400)
            #expect(try await studio.ask("GET", "/api/v1/queue", key: "blk_wrong").status == 401)
            let many = String(repeating: #""\#(project.shot.text)","#, count: 10_001).dropLast()
            let crowd = try await studio.ask(
                "POST", "/api/v1/projects/\(project.id)/runs", #"{"targets":{"nodes":[\#(many)]},"tier":"draft"}"#,
                key: key)
            #expect(crowd.status == 400 && crowd.text.contains("10000"))
            let behind = try await studio.ask(
                "POST", "/api/v1/projects/\(project.id)/runs", Self.everything, key: key, ["If-Match: \"0\""])
            #expect(behind.status == 412 && behind.text.contains("at revision 1, not 0"))
            let gone = #"{"targets":{"nodes":["\#(NodeID(77).text)"]},"tier":"draft"}"#
            let missing = try await studio.ask("POST", "/api/v1/projects/\(project.id)/runs", gone, key: key)
            #expect(missing.status == 409 && missing.text.contains("no longer on the canvas"))
        }
    }
}
