import Foundation
import GraphCore
import JSONText
import Testing

/// Variations over HTTP.
struct VariationTests {
    private typealias Film = (id: String, scene: NodeID, shot: NodeID, sequence: NodeID)

    private func targets(_ film: Film, _ axes: String, tier: String = "draft") -> String {
        #"{"targets":{"variations":{"node":"\#(film.shot.text)","axes":\#(axes)}},"tier":"\#(tier)"}"#
    }

    private func field(_ node: NodeID, _ key: String, _ values: String) -> String {
        #"{"field":{"node":"\#(node.text)","key":"\#(key)","values":[\#(values)]}}"#
    }

    @Test func `a matrix is planned, made, and read as a contact sheet, and the film stays as it is`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let film = try await studio.project(key: key)
            let base = "/api/v1/projects/\(film.id)"
            let framings = field(film.shot, "framing", #"{"choice":"medium"},{"choice":"close_up"}"#)
            let lenses = field(film.shot, "focal_length", #"{"decimal":"35"},{"decimal":"85"},{"decimal":"24"}"#)
            let body = targets(film, #"[[\#(framings)],[\#(lenses),{"tier":["draft","standard","high"]}]]"#)
            let before = try await studio.ask("GET", "\(base)/document", key: key).json()
            let plan = try await studio.ask("POST", "\(base)/plan", body, key: key).json()
            #expect(plan["jobs"]?.number == 6 && plan["renders"]?.number == 6)
            #expect(plan["items"]?.items.allSatisfy { $0["node"]?.text == film.shot.text } == true)
            let started = try await studio.ask("POST", "\(base)/runs", body, key: key)
            #expect(started.status == 201)
            let run = try #require(try started.json()["id"]?.text)
            #expect(try started.json()["varies"]?.text == film.shot.text)
            try await studio.settle(run)
            let sheet = try await studio.ask("GET", "/api/v1/runs/\(run)/variations", key: key).json()
            let cells = sheet["cells"]?.items ?? []
            #expect(
                cells.map { $0["job"]?["tier"]?.text } == ["draft", "standard", "high", "draft", "standard", "high"])
            #expect(Set(cells.compactMap { $0["take"]?["number"]?.number }) == [1, 2, 3, 4, 5, 6])
            #expect(Set(cells.compactMap { $0["take"]?["media"]?.text }).count == 6)
            #expect(sheet["variations"]?["axes"]?.items.map { $0.items.count } == [1, 2])
            let take = try #require(cells[1]["take"]?["id"]?.text)
            let recipe = try await studio.ask("GET", "/api/v1/takes/\(take)/recipe", key: key).json()
            #expect(recipe["tier"]?.text == "standard" && recipe["varied"]?.items.count == 3)
            #expect(recipe["fields"]?["focal_length"]?["decimal"]?.text == "85")
            #expect(recipe["fields"]?["framing"]?["choice"]?.text == "medium")
            #expect(recipe["payload"]?["record"]?["fields"]?["record"]?["focal_length"]?["decimal"]?.text == "85")
            let after = try await studio.ask("GET", "\(base)/document", key: key).json()
            #expect(after == before)
            let list = try await studio.ask("GET", "\(base)/variations?node=\(film.shot.text)", key: key).json()
            #expect(list["items"]?.items.map { $0["id"]?.text } == [run])
            let again = try await studio.ask("POST", "\(base)/plan", body, key: key).json()
            #expect(again["renders"]?.number == 0 && again["cached"]?.number == 6)
            let forced = try await studio.ask(
                "POST", "\(base)/plan", body.replacing(#""tier":"draft"}"#, with: #""tier":"draft","force":true}"#),
                key: key
            ).json()
            #expect(forced["renders"]?.number == 6)
        }
    }

    @Test func `what cannot be varied is one sentence, and nothing is left behind`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let film = try await studio.project(key: key)
            let base = "/api/v1/projects/\(film.id)"
            let thousand = (1...1_000).map { #"{"frames":\#($0)}"# }.joined(separator: ",")
            let others = (1...1_000).map { #"{"decimal":"\#($0 + 1_800)"}"# }.joined(separator: ",")
            let durations = field(film.shot, "duration", thousand)
            let temperatures = field(film.shot, "colour_temperature", others)
            let cases: [(axes: String, status: Int, sentence: String)] = [
                (
                    "[[\(durations)],[\(temperatures)]]", 400,
                    "That makes 1,000,000 variations; at most 500 are made at once: take values away."
                ),
                ("[]", 400, "Nothing varies yet: choose a field and its values."),
                (
                    "[[\(field(film.shot, "framing", #"{"choice":"sideways"}"#))]]", 409,
                    "“Framing” of “shot” must be one of Extreme close-up, Close-up, Medium close-up, Medium shot, Medium long shot (cowboy), Full shot, Wide shot, Extreme wide shot (establishing), Two-shot, Over the shoulder, Point of view, Insert."
                ),
                (
                    "[[\(field(film.shot, "focal_length", #"{"decimal":"7"}"#))]]", 409,
                    "“Focal length” of “shot” must be from 8 to 600 mm."
                ),
                (
                    "[[\(field(film.shot, "aperture", #"{"decimal":"2"}"#))]]", 409,
                    "“Aperture” of “shot” is not read by what renders “shot”: every take would be the same."
                ),
            ]
            for (axes, status, sentence) in cases {
                for path in ["plan", "runs"] {
                    let answer = try await studio.ask("POST", "\(base)/\(path)", targets(film, axes), key: key)
                    #expect(answer.status == status)
                    let detail = try answer.json()["detail"]?.text
                    #expect(detail == sentence)
                }
            }
            let tooMany = field(film.shot, "duration", Array(repeating: thousand, count: 11).joined(separator: ","))
            let long = try await studio.ask("POST", "\(base)/plan", targets(film, "[[\(tooMany)]]"), key: key)
            #expect(long.status == 400)
            #expect(try await studio.ask("GET", "\(base)/runs", key: key).json()["items"]?.items.isEmpty == true)
            #expect(try await studio.ask("GET", "\(base)/variations", key: key).json()["items"]?.items.isEmpty == true)
        }
    }
}
