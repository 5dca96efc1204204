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

/// Plans, runs, takes and files over HTTP.
struct RunTests {
    @Test func `a run renders what is asked for, once, and its takes are files with ranges`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key)
            let base = "/api/v1/projects/\(project.id)"
            let body = #"{"targets":{"everything":true},"tier":"draft"}"#
            let plan = try await studio.ask("POST", "\(base)/plan", body, key: key).json()
            #expect(plan["renders"]?.number == 2 && plan["cached"]?.number == 0 && plan["seconds"] == .null)
            let started = try await studio.ask("POST", "\(base)/runs", body, key: key, ["Idempotency-Key: first"])
            #expect(started.status == 201)
            let run = try #require(try started.json()["id"]?.text)
            let same = try await studio.ask("POST", "\(base)/runs", body, key: key, ["Idempotency-Key: first"])
            #expect(try same.json()["id"]?.text == run)
            let other = try await studio.ask(
                "POST", "\(base)/runs", #"{"targets":{"everything":true},"tier":"high"}"#, key: key,
                ["Idempotency-Key: first"])
            #expect(other.status == 422)
            try await studio.settle(run)
            let jobs = try await studio.ask("GET", "/api/v1/runs/\(run)", key: key).json()["jobs"]?.items ?? []
            #expect(jobs.map { $0["state"]?.text } == ["succeeded", "succeeded"])
            let after = try await studio.ask("POST", "\(base)/plan", body, key: key).json()
            #expect(after["renders"]?.number == 0 && after["cached"]?.number == 2 && after["seconds"]?.number == 0)
            let takes = try await studio.ask("GET", "\(base)/takes?node=\(project.shot.text)", key: key).json()
            let take = try #require(takes["items"]?.items.first)
            #expect(take["number"]?.number == 1 && take["fingerprint"]?.text?.count == 16)
            let one = try await studio.ask("GET", "/api/v1/takes/\(take["id"]?.text ?? "")", key: key).json()
            #expect(one == take)
            try await checkFile(
                try #require(take["media"]?.text), size: try #require(take["byteCount"]?.number), studio, key)
            let card = try await studio.ask("GET", base, key: key).json()
            #expect(card["finishedShots"]?.number == 1 && card["poster"]?["frames"]?.number == 4)
        }
    }

    @Test func `a take is reviewed by parts, and wrong words change nothing`() async throws {
        #expect(TakeReviewBody.noteLimit == TakeReview.noteLimit)
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key)
            let base = "/api/v1/projects/\(project.id)"
            let body = #"{"targets":{"everything":true},"tier":"draft"}"#
            let run = try await studio.ask("POST", "\(base)/runs", body, key: key).json()["id"]?.text
            try await studio.settle(try #require(run))
            let takes = try await studio.ask("GET", "\(base)/takes?node=\(project.shot.text)", key: key).json()
            let id = try #require(takes["items"]?.items.first?["id"]?.text)
            let path = "/api/v1/takes/\(id)"
            for (wrong, status) in [
                (#"{"verdict":"perhaps"}"#, 400), (#"{"starred":"yes"}"#, 400), (#"{"stars":5}"#, 400), ("[]", 400),
                ("{\"note\":\"\(String(repeating: "a", count: 4097))\"}", 400),
            ] {
                let refused = try await studio.ask("PATCH", path, wrong, key: key)
                #expect(refused.status == status, "\(wrong.prefix(40))")
            }
            let stranger = try await studio.ask("PATCH", path, #"{"starred":true}"#, key: "wrong")
            #expect(stranger.status == 401)
            let untouched = try await studio.ask("GET", path, key: key).json()
            #expect(untouched["starred"] == .bool(false) && untouched["verdict"]?.text == "open")

            _ = try await studio.ask("PATCH", path, #"{"verdict":"approved","note":"Yes."}"#, key: key)
            let said = try await studio.ask("PATCH", path, #"{"starred":true,"deleted":true}"#, key: key).json()
            #expect(said["verdict"]?.text == "approved" && said["note"]?.text == "Yes.")
            #expect(said["deleted"] == .bool(true))
            let left = try await studio.ask("GET", "\(base)/takes?node=\(project.shot.text)", key: key).json()
            #expect(left["items"]?.items.isEmpty == true)
            let card = try await studio.ask("GET", base, key: key).json()
            #expect(card["finishedShots"]?.number == 0)
        }
    }

    private func checkFile(_ hash: String, size: Int64, _ studio: ServedStudio, _ key: String) async throws {
        let path = "/api/v1/media/\(hash)"
        let whole = try await studio.ask("GET", "\(path)?name=a%20b.mp4", key: key)
        #expect(whole.status == 200 && Int64(whole.body.count) == size)
        #expect(whole.header("content-disposition") == "attachment; filename*=UTF-8''a%20b.mp4")
        let part = try await studio.ask("GET", path, key: key, ["Range: bytes=2-5"])
        #expect(part.status == 206 && part.body == Array(whole.body[2...5]))
        #expect(part.header("content-range") == "bytes 2-5/\(size)")
        let tag = try #require(whole.header("etag"))
        #expect(try await studio.ask("GET", path, key: key, ["If-None-Match: \(tag)"]).status == 304)
        let stale = try await studio.ask("GET", path, key: key, ["Range: bytes=0-1", "If-Range: \"x\""])
        #expect(stale.status == 200)
        let beyond = try await studio.ask("GET", path, key: key, ["Range: bytes=\(size)-"])
        #expect(beyond.status == 416 && beyond.header("content-range") == "bytes */\(size)")
        #expect(
            try await studio.ask("GET", "/api/v1/media/\(String(repeating: "0", count: 64))", key: key).status == 404)
    }

    @Test func `a failure is told, blocks what needs it, and is tried again when asked`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key, action: "fail")
            let body = #"{"targets":{"nodes":["\#(project.sequence.text)"]},"tier":"draft","priority":"background"}"#
            let run = try #require(
                try await studio.ask("POST", "/api/v1/projects/\(project.id)/runs", body, key: key).json()["id"]?.text)
            try await studio.settle(run)
            let jobs = try await studio.ask("GET", "/api/v1/runs/\(run)", key: key).json()["jobs"]?.items ?? []
            #expect(jobs.map { $0["state"]?.text } == ["failed", "blocked"])
            #expect(jobs.first?["message"]?.text == "The shot cannot be rendered: change its action.")
            #expect(jobs.last?["cause"] == jobs.first?["id"])
            #expect(try await studio.ask("POST", "/api/v1/runs/\(run)/retry", key: key).json()["count"]?.number == 1)
            let runs = try await studio.ask("GET", "/api/v1/projects/\(project.id)/runs", key: key).json()
            #expect(runs["items"]?.items.count == 1)
        }
    }

    @Test func `work in hand is cancelled, one job or the whole run`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key, action: "wait")
            let body = #"{"targets":{"everything":true},"tier":"draft"}"#
            let path = "/api/v1/projects/\(project.id)/runs"
            let first = try #require(try await studio.ask("POST", path, body, key: key).json()["id"]?.text)
            let jobs = try await studio.ask("GET", "/api/v1/runs/\(first)", key: key).json()["jobs"]?.items ?? []
            let job = try #require(jobs.first?["id"]?.text)
            #expect(try await studio.ask("POST", "/api/v1/jobs/\(job)/cancel", key: key).json()["count"]?.number == 1)
            #expect(try await studio.ask("POST", "/api/v1/jobs/\(job)/cancel", key: key).json()["count"]?.number == 0)
            let second = try #require(try await studio.ask("POST", path, body, key: key).json()["id"]?.text)
            #expect(
                try await studio.ask("POST", "/api/v1/runs/\(second)/cancel", key: key).json()["count"]?.number == 2)
            try await studio.settle(second)
        }
    }

    @Test func `a pinned take stands in for its node until the node itself is asked for`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key)
            let path = "/api/v1/projects/\(project.id)"
            let all = #"{"targets":{"everything":true},"tier":"draft"}"#
            let run = try #require(try await studio.ask("POST", "\(path)/runs", all, key: key).json()["id"]?.text)
            try await studio.settle(run)
            let takes = try await studio.store.takes(
                of: project.shot, in: try #require(Identifier128(text: project.id).map(ProjectID.init)),
                as: studio.store.localPrincipal())
            let pin = Value.list([.reference(.asset(try #require(takes.first).id.bits))])
            _ = try await studio.append(
                [
                    .setField(.node(project.shot), key: "take", value: pin),
                    .setField(.node(project.shot), key: "duration", value: .frames(99)),
                ], to: project.id, id: 2, base: 1, key: key)
            let cut = #"{"targets":{"nodes":["\#(project.sequence.text)"]},"tier":"draft"}"#
            #expect(try await studio.ask("POST", "\(path)/plan", cut, key: key).json()["jobs"]?.number == 1)
            let shot = #"{"targets":{"nodes":["\#(project.shot.text)"]},"tier":"draft"}"#
            #expect(try await studio.ask("POST", "\(path)/plan", shot, key: key).json()["renders"]?.number == 1)
        }
    }

    @Test func `what is asked for again is rendered again and makes another take`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key)
            let path = "/api/v1/projects/\(project.id)/runs"
            for force in [false, true] {
                let body = #"{"targets":{"nodes":["\#(project.shot.text)"]},"tier":"draft","force":\#(force)}"#
                let run = try #require(try await studio.ask("POST", path, body, key: key).json()["id"]?.text)
                try await studio.settle(run)
                let jobs = try await studio.ask("GET", "/api/v1/runs/\(run)", key: key).json()["jobs"]?.items
                #expect(jobs?.map { $0["state"]?.text } == ["succeeded"])
            }
            let takes = try await studio.ask(
                "GET", "/api/v1/projects/\(project.id)/takes?node=\(project.shot.text)", key: key
            ).json()
            #expect(takes["items"]?.items.map { $0["number"]?.number } == [2, 1])
        }
    }

    @Test func `there is nothing to run on an empty canvas, and a node that is gone is named`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let made = try await studio.ask("POST", "/api/v1/projects", #"{"title":"Empty"}"#, key: key).json()
            let path = "/api/v1/projects/\(made["id"]?.text ?? "")/runs"
            let empty = try await studio.ask("POST", path, #"{"targets":{"everything":true},"tier":"draft"}"#, key: key)
            #expect(empty.status == 409 && empty.text.contains("nothing to run"))
            let gone = try await studio.ask(
                "POST", path, #"{"targets":{"nodes":["\#(NodeID(9).text)"]},"tier":"draft"}"#, key: key)
            #expect(gone.status == 409 && gone.text.contains("no longer on the canvas"))
        }
    }

    @Test(
        arguments: [
            (nil, ByteRange.whole), ("bytes=0-", .part(0..<10)), ("bytes=3-4", .part(3..<5)),
            ("bytes=3-99", .part(3..<10)),
            ("bytes=-4", .part(6..<10)), ("bytes=-99", .part(0..<10)), ("bytes=10-", .unsatisfiable),
            ("bytes=-0", .unsatisfiable), ("bytes=4-3", .whole), ("bytes=0-1,3-4", .whole), ("lines=0-1", .whole),
            ("bytes=a-b", .whole), ("bytes=99999999999999999999-", .unsatisfiable), ("bytes=", .whole),
        ] as [(String?, ByteRange)])
    func `a range is read as RFC 9110 states it`(header: String?, range: ByteRange) {
        #expect(ByteRange(header, byteCount: 10) == range)
    }
}
