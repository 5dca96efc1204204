import Access
import Execution
import Foundation
import GraphCore
import JSONText
import MediaEnvelope
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

/// Recipes, files with recipes in them, deleted takes, and takes that are made again, over HTTP.
struct TakeTests {
    /// A studio in which everything was rendered once: the key, the project, and the takes of shot and cut.
    private struct Rendered {
        let studio: ServedStudio
        let key: String
        let project: String
        let shot: TakeBody
        let cut: TakeBody

        func get(_ path: String, _ headers: [String] = []) async throws -> ServedStudio.Answer {
            try await studio.ask("GET", path, key: key, headers)
        }

        func takes(_ query: String) async throws -> [TakeBody] {
            let answer = try await get("/api/v1/projects/\(project)/takes?\(query)")
            return try StudioEndpoints.takes.decode(answer: answer.body).items
        }
    }

    private static func rendered(
        action: String = "Mara <sits> & waits.", _ body: @Sendable @escaping (Rendered) async throws -> Void
    ) async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let project = try await studio.project(key: key, action: action)
            let run = try await studio.ask(
                "POST", "/api/v1/projects/\(project.id)/runs", #"{"targets":{"everything":true},"tier":"draft"}"#,
                key: key
            ).json()["id"]?.text
            try await studio.settle(try #require(run))
            let answer = try await studio.ask("GET", "/api/v1/projects/\(project.id)/takes", key: key)
            let takes = try StudioEndpoints.takes.decode(answer: answer.body).items
            try await body(
                Rendered(
                    studio: studio, key: key, project: project.id,
                    shot: try #require(takes.first { $0.node == project.shot }),
                    cut: try #require(takes.first { $0.node == project.sequence })))
        }
    }

    @Test func `a recipe says all there is to know, as of the revision the take was made from`() async throws {
        try await Self.rendered { it in
            let edit = GraphOperation.setField(.node(it.shot.node), key: "action", value: .text("Mara stands."))
            let rename = GraphOperation.rename(it.shot.node, to: "9Z")
            _ = try await it.studio.append([edit, rename], to: it.project, id: 2, base: 1, key: it.key)
            let answer = try await it.get("/api/v1/takes/\(it.shot.id.text)/recipe")
            let recipe = try StudioEndpoints.takeRecipe.decode(answer: answer.body)
            #expect(recipe.take == it.shot.id && recipe.number == 1 && recipe.node == it.shot.node)
            #expect(recipe.film == "Test" && recipe.title == "shot" && recipe.kind == "shot")
            #expect(recipe.revision == Revision(1) && recipe.fields == ["action": .text("Mara <sits> & waits.")])
            #expect(recipe.function == "test.small" && recipe.version == 1 && recipe.determinism == .exact)
            #expect(recipe.worker == "test" && recipe.instructionSet == nil && recipe.inputs.isEmpty)
            #expect(recipe.media == it.shot.media && recipe.byteCount == it.shot.byteCount && !recipe.cached)
            #expect(recipe.payload.map { EncodedPayload($0).hash } == recipe.payloadHash)
            let cut = try StudioEndpoints.takeRecipe.decode(
                answer: try await it.get("/api/v1/takes/\(it.cut.id.text)/recipe").body)
            #expect(cut.inputs.map(\.take) == [it.shot.id] && cut.inputs.map(\.title) == ["shot"])
            #expect(cut.inputs.map(\.media) == [it.shot.media] && cut.inputs.map(\.number) == [1])
            #expect(cut.signature != recipe.signature && cut.run == recipe.run && cut.job != recipe.job)
        }
    }

    @Test func `a take, a recipe, a file and a verification that are not there are not found`() async throws {
        try await Self.rendered { it in
            let unknown = it.shot.job
            for path in [
                "/api/v1/takes/\(unknown.text)/recipe", "/api/v1/takes/\(unknown.text)/file",
                "/api/v1/takes/nonsense/recipe", "/api/v1/takes/nonsense/file", "/api/v1/verifications/nonsense",
                "/api/v1/verifications/\(it.shot.job.text)",
            ] {
                let status = try await it.get(path).status
                #expect(status == 404, "\(path)")
            }
            let started = try await it.studio.ask("POST", "/api/v1/takes/\(unknown.text)/verifications", key: it.key)
            #expect(started.status == 404)
            #expect(try await it.studio.send("GET", "/api/v1/takes/\(it.shot.id.text)/file").status == 401)
        }
    }

    @Test func `a take's file carries its recipe, in whole and in parts`() async throws {
        try await Self.rendered { it in
            let plain = try await it.get("/api/v1/media/\(it.shot.media.text)").body
            let path = "/api/v1/takes/\(it.shot.id.text)/file"
            let whole = try await it.get("\(path)?name=take-1.mp4")
            #expect(whole.status == 200 && whole.header("content-type") == "video/mp4")
            #expect(whole.header("content-disposition") == "attachment; filename*=UTF-8''take-1.mp4")
            #expect(whole.header("accept-ranges") == "bytes" && whole.header("cache-control") == "private, no-cache")
            let tag = try #require(whole.header("etag"))
            #expect(tag != "\"\(it.shot.media.text)\"" && tag.count == 66)
            #expect(whole.body.starts(with: plain) && whole.body.count > plain.count)
            let found = try #require(
                try await FoundEnvelope.find(in: Int64(whole.body.count)) {
                    Array(whole.body[Int($0.lowerBound)..<Int($0.upperBound)])
                })
            let text = try #require(XMPPacket.recipe(in: found.packet))
            let recipe = try RecipeBody.schema.decode(Array(text.utf8))
            let answer = try await it.get("/api/v1/takes/\(it.shot.id.text)/recipe")
            let told = try StudioEndpoints.takeRecipe.decode(answer: answer.body)
            #expect(recipe == told)
            #expect(String(decoding: found.packet, as: UTF8.self).contains(">Test – shot, take 1</rdf:li>"))
            try await Self.checkParts(of: whole, behind: plain.count, path, tag, it)
            // Another name of who asked is another recipe, so another entity; its bytes are not taken for the old ones.
            _ = try await it.studio.ask("PATCH", "/api/v1/me", #"{"name":"Ada"}"#, key: it.key)
            let renamed = try await it.get(path, ["If-None-Match: \(tag)", "Range: bytes=0-1", "If-Range: \(tag)"])
            #expect(renamed.status == 200 && renamed.header("etag") != tag)
            #expect(String(decoding: renamed.body, as: UTF8.self).contains("<rdf:li>Ada</rdf:li>"))
        }
    }

    private static func checkParts(
        of whole: ServedStudio.Answer, behind plain: Int, _ path: String, _ tag: String, _ it: Rendered
    ) async throws {
        let count = whole.body.count
        for (asked, range) in [
            ("bytes=0-0", 0..<1), ("bytes=\(plain - 4)-\(plain + 3)", plain - 4..<plain + 4),
            ("bytes=\(plain)-", plain..<count), ("bytes=-7", count - 7..<count),
            ("bytes=0-\(count + 99)", 0..<count),
        ] {
            let part = try await it.get(path, ["Range: \(asked)"])
            #expect(part.status == 206 && part.body == Array(whole.body[range]), "\(asked)")
            #expect(part.header("content-range") == "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(count)")
        }
        let beyond = try await it.get(path, ["Range: bytes=\(count)-"])
        #expect(beyond.status == 416 && beyond.header("content-range") == "bytes */\(count)")
        #expect(try await it.get(path, ["If-None-Match: \(tag)"]).status == 304)
        let head = try await it.studio.ask("HEAD", path, key: it.key)
        #expect(head.status == 200 && head.header("content-length") == "\(count)" && head.body.isEmpty)
        let stale = try await it.get(path, ["Range: bytes=0-1", "If-Range: \"other\""])
        #expect(stale.status == 200 && stale.body == whole.body)
    }

    @Test func `a file that has no place for a recipe is given as it is`() async throws {
        try await Self.rendered(action: "plain") { it in
            let path = "/api/v1/takes/\(it.shot.id.text)/file"
            let plain = try await it.get("/api/v1/media/\(it.shot.media.text)")
            let file = try await it.get(path)
            #expect(file.status == 200 && file.body == plain.body && file.header("etag") != plain.header("etag"))
            try FileManager.default.removeItem(atPath: it.studio.file(of: it.shot.media))
            #expect(try await it.get(path).status == 404)
        }
    }

    @Test func `deleted takes are listed when they are asked for`() async throws {
        try await Self.rendered { it in
            let path = "/api/v1/takes/\(it.shot.id.text)"
            _ = try await it.studio.ask("PATCH", path, #"{"deleted":true}"#, key: it.key)
            let node = it.shot.node.text
            #expect(try await it.takes("node=\(node)").isEmpty)
            #expect(try await it.takes("node=\(node)&deleted=false").isEmpty)
            #expect(try await it.takes("node=\(node)&deleted=true").map(\.id) == [it.shot.id])
            #expect(try await it.takes("deleted=true").map(\.id) == [it.shot.id])
            let wrong = try await it.get("/api/v1/projects/\(it.project)/takes?deleted=perhaps")
            #expect(wrong.status == 400 && wrong.text.contains("true or false"))
            #expect(try await it.get("\(path)/recipe").status == 200, "also of a deleted take")
        }
    }

    @Test func `a take is made again, and what came of it is told with reasons`() async throws {
        try await Self.rendered { it in
            for take in [it.shot, it.cut] {
                let started = try await it.studio.ask(
                    "POST", "/api/v1/takes/\(take.id.text)/verifications", key: it.key)
                #expect(started.status == 201, "\(started.text)")
                let begun = try StudioEndpoints.verifyTake.decode(answer: started.body)
                #expect(begun.take == take.id && begun.number == 1 && begun.node == take.node)
                try await it.studio.settle(begun.run.text)
                let done = try StudioEndpoints.verification.decode(
                    answer: try await it.get("/api/v1/verifications/\(begun.job.text)").body)
                #expect(done.state == .succeeded && done.outcome == .equal && done.rendered == take.media)
                #expect(done.reasons == ["The encoder was not noted then; it is another now."])
            }
            #expect(try await it.takes("limit=9").count == 2, "no take comes of it")
            // What it was made from is deleted, which changes nothing but is said.
            _ = try await it.studio.ask("PATCH", "/api/v1/takes/\(it.shot.id.text)", #"{"deleted":true}"#, key: it.key)
            let again = try StudioEndpoints.verifyTake.decode(
                answer: try await it.studio.ask(
                    "POST", "/api/v1/takes/\(it.cut.id.text)/verifications", key: it.key
                ).body)
            try await it.studio.settle(again.run.text)
            let told = try await it.get("/api/v1/verifications/\(again.job.text)")
            #expect(told.text.contains("which is deleted."), "\(told.text)")
        }
    }

    @Test func `what cannot be made again is refused with the reason`() async throws {
        try await Self.rendered { it in
            func refusal(_ take: TakeBody) async throws -> String {
                let answer = try await it.studio.ask("POST", "/api/v1/takes/\(take.id.text)/verifications", key: it.key)
                #expect(answer.status == 409, "\(answer.text)")
                return try answer.json()["detail"]?.text ?? ""
            }
            try FileManager.default.removeItem(atPath: it.studio.file(of: it.shot.media))
            #expect(try await refusal(it.shot).hasPrefix("The take’s file is missing from the media folder"))
            #expect(
                try await refusal(it.cut).hasPrefix(
                    "The file of take 1 of node \(it.shot.node.text) is missing from the media folder"))
            let desk = VerificationDesk(
                store: it.studio.store, media: it.studio.media,
                offered: [FunctionName(name: "test.small", version: 3), FunctionName(name: "other", version: 1)],
                mint: { RowIDMint().next(at: Timestamp.now()) })
            let principal = it.studio.store.localPrincipal()
            let old = await #expect(throws: Problem.self) { try await desk.start(TakeID(it.cut.id), as: principal) }
            #expect(old?.detail.hasPrefix("The take was made by test.small 1, and here is only version 3") == true)
            let none = VerificationDesk(
                store: it.studio.store, media: it.studio.media, offered: [],
                mint: { RowIDMint().next(at: Timestamp.now()) })
            let absent = await #expect(throws: Problem.self) { try await none.start(TakeID(it.cut.id), as: principal) }
            #expect(absent?.detail.hasPrefix("No worker here offers test.small 1") == true)
        }
    }

    @Test func `differences of recipes are sentences`() {
        let then: [FieldKey: Value] = [
            "instruction_set": .text("avx2"), "embree": .text("3.13.5"), "width": .integer(854), "gone": .text("x"),
            "same": .bool(true),
        ]
        let now: [FieldKey: Value] = [
            "instruction_set": .text("sse4.2"), "embree": .text("4.0.0"), "width": .integer(854),
            "worker": .text("farm-2"), "same": .bool(true), "comparison": .record([:]), "list": .list([]),
        ]
        #expect(
            RecipeDifferences.sentences(then: then, now: now) == [
                "The version of Embree was 3.13.5; it is 4.0.0 now.",
                "The entry “gone” of the recipe was x; it is not known now.",
                "The instruction set was avx2; it is sse4.2 now.",
                "The entry “list” of the recipe was not noted then; it is another now.",
                "The worker was not noted then; it is farm-2 now.",
            ])
    }
}

extension ServedStudio {
    /// Where a stored file lies.
    func file(of hash: ContentHash) -> String {
        media.root.appending(String(hash.text.prefix(2))).appending(String(hash.text.dropFirst(2).prefix(2)))
            .appending(hash.text).string
    }
}
