import GraphCore
import ProductionModel

extension Example {
    private static let clip = ContentHash(
        words: (0x1B4F_0E98_5197_1998, 0xE732_0785_44C9_6B36, 0xC3D0_1CED_F7CA_A332, 0x359D_6F1D_8356_7014))

    static let recipe = RecipeBody(
        take: row(6), number: 2, project: projectID, film: "The Night Train", node: shotID, title: "1A", kind: "shot",
        revision: Revision(13), run: row(4), job: row(5), person: PersonBody(id: user, name: "Ada"), asked: moment,
        created: moment, cached: false, function: "previs.shot", version: 2, determinism: .exact, tier: .draft,
        signature: clip, media: hash, mediaKind: .video, byteCount: 482_113, frames: 72, fields: shot.fields,
        filmFields: ["title": .text("The Night Train")],
        payload: .record(["kind": .choice("shot"), "fields": .record(shot.fields)]), payloadHash: clip, seeds: [7],
        inputs: [
            RecipeInputBody(
                port: "video", node: shotID, title: "1A", take: row(8), number: 1, deleted: false, media: clip,
                frames: 72, wireFields: [:])
        ], worker: "workstation", instructionSet: "avx2",
        engine: ["engine": .text("previs.shot"), "engine_version": .integer(2), "embree": .text("3.13.5")],
        remarks: ["KITCHEN is shown as a room."])

    static func verification(isDone: Bool) -> VerificationBody {
        VerificationBody(
            job: row(5), run: row(4), take: row(6), number: 2, node: shotID, state: isDone ? .succeeded : .ready,
            message: nil, outcome: isDone ? .alike : nil, media: hash, rendered: isDone ? clip : nil,
            ssim: isDone ? LikenessBody(mean: 0.9991, worst: 0.9968, tolerance: 0.98) : nil,
            psnr: isDone ? LikenessBody(mean: 52.4, worst: 47.9, tolerance: 40) : nil,
            reasons: isDone ? ["The instruction set was avx2 and is sse4.2 now."] : [])
    }
}
