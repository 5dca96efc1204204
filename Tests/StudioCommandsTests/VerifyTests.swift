import Foundation
import GraphCore
import JSONText
import MediaEnvelope
import MediaStorage
import StudioAPI
import SystemPackage
import Testing

@testable import StudioCommands

/// The words of `backlot verify`, and the names it takes.
struct VerifyTests {
    private static let id = Identifier128(high: 0x01A1_EDD1_0E7B_7000, low: 0x8000_0000_0000_0000)

    private static func result(
        _ outcome: VerificationBody.Outcome?, state: JobBody.State = .succeeded, message: String? = nil,
        ssim: LikenessBody? = nil, psnr: LikenessBody? = nil, reasons: [String] = []
    ) -> VerificationBody {
        let hash = ContentHash(words: (1, 2, 3, 4))
        return VerificationBody(
            job: id, run: id, take: id, number: 3, node: NodeID(1), state: state, message: message, outcome: outcome,
            media: hash, rendered: hash, ssim: ssim, psnr: psnr, reasons: reasons)
    }

    @Test func `an outcome is said with its measures and reasons`() {
        #expect(
            VerifyText.lines(Self.result(.equal), .equal) == [
                "Take 3 is bit-equal: made again, every byte is the same."
            ])
        let ssim = LikenessBody(mean: 0.99912, worst: 0.9952, tolerance: 0.98)
        let alike = Self.result(
            .alike, ssim: ssim, psnr: LikenessBody(mean: nil, worst: 47.42, tolerance: 40),
            reasons: ["The worker was a\u{1B}[31m; it is b now."])
        #expect(
            VerifyText.lines(alike, .alike) == [
                "Take 3 is within the tolerance: made again, every picture looks the same.",
                "  SSIM 0.9991, in the worst picture 0.9952; the least that passes is 0.98",
                "  PSNR without bound, in the worst picture 47.4 dB; the least that passes is 40 dB",
                "  The worker was a\u{FFFD}[31m; it is b now.",
            ])
        #expect(
            VerifyText.lines(Self.result(.different), .different) == [
                "Take 3 is different: made again, it does not look the same.",
                "  The two files cannot be held against each other picture by picture.",
                "  Nothing that the recipe notes is another than it was.",
            ])
    }

    @Test func `what has no outcome has a reason`() {
        #expect(
            VerifyText.failure(Self.result(nil, state: .failed, message: "The disk is full.")).description
                == "Take 3 cannot be made again: The disk is full.")
        #expect(
            VerifyText.failure(Self.result(nil, state: .cancelled)).description
                == "Somebody cancelled the verification of take 3.")
        #expect(VerifyText.json(CommandFailure("A \"quote\".")) == #"{"error":"A \"quote\"."}"#)
    }

    @Test func `a take is named by its id, its place, or a file`() async throws {
        guard case .id(let id) = try await TakeName(Self.id.text.lowercased()) else {
            Issue.record("not read as an id")
            return
        }
        #expect(id == Self.id)
        guard case .place(let project, let node, let number) = try await TakeName("Either/Or/1A/12") else {
            Issue.record("not read as a place")
            return
        }
        #expect((project, node, number) == ("Either/Or", "1A", 12))
        for wrong in ["", "nothing", "Film/1A", "Film/1A/", "Film/1A/0", "Film/1A/x", "/etc"] {
            await #expect(throws: CommandFailure.self, "\(wrong)") { try await TakeName(wrong) }
        }
    }

    /// A file with the outermost boxes of a film.
    private static let film =
        [0, 0, 0, 16] + Array("ftypisomisom".utf8) + [0, 0, 0, 12] + Array("mdat".utf8) + [1, 2, 3, 4]

    private static func carrying(_ recipe: String) async throws -> [UInt8] {
        let packet = XMPPacket(tool: "Test", recipe: recipe).bytes
        let file = try await EnvelopeFormat.mp4.splicing(packet, into: Int64(film.count)) { range in
            Array(film[Int(range.lowerBound)..<Int(range.upperBound)])
        }
        return try #require(file).pieces.flatMap { piece in
            switch piece {
            case .stored(let range): Array(film[Int(range.lowerBound)..<Int(range.upperBound)])
            case .inserted(let bytes): bytes
            }
        }
    }

    @Test func `a saved file says which take it is, and whether it still is that take's file`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "carried-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ bytes: [UInt8], _ name: String) throws -> FilePath {
            try Data(bytes).write(to: folder.appending(path: name))
            return FilePath(folder.appending(path: name).path)
        }
        let hash = ContentHasher.hash(Self.film).text
        let whole = try await Self.carrying(#"{"take":"\#(Self.id.text)","media":"\#(hash)","new":[1.5]}"#)
        let intact = try await CarriedRecipe(of: write(whole, "intact.mp4"))
        #expect(intact.take == Self.id && intact.isIntact)
        var bytes = whole
        bytes[25] ^= 1
        let altered = try await CarriedRecipe(of: write(bytes, "altered.mp4"))
        #expect(altered.take == Self.id && !altered.isIntact)
        #expect(VerifyText.altered(altered).contains("is different: its recipe names take \(Self.id.text)"))
        #expect(try JSONValue(reading: Array(VerifyText.json(altered).utf8))["outcome"] == .string("different"))
        for (name, wrong) in [
            ("plain.mp4", Self.film), ("empty", []), ("text", Array("Only words, and no film.".utf8)),
            ("nothing.mp4", try await Self.carrying("{}")), ("broken.mp4", try await Self.carrying("{")),
            ("other.mp4", try await Self.carrying(#"{"take":"x","media":"\#(hash)"}"#)),
        ] {
            let file = try write(wrong, name)
            let error = await #expect(throws: CommandFailure.self) { try await CarriedRecipe(of: file) }
            #expect(error?.description.hasSuffix("save it again with Backlot, or name the take by its id.") == true)
        }
        let missing = FilePath(folder.appending(path: "missing").path)
        await #expect(throws: CommandFailure.self) { try await CarriedRecipe(of: missing) }
    }

    @Test func `a film with its recipe is put in place whole, and one that is there already is left alone`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "placed-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = FilePath(folder.appending(path: "stored").path)
        let target = FilePath(folder.appending(path: "film.mp4").path)
        let stored = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
        try Data(stored).write(to: URL(filePath: source.string))
        let spliced = try #require(
            SplicedFile(of: Int64(stored.count), [.init(4..<8, [1]), .init(3_000_000..<3_000_000, [2, 3])]))
        try FilmDestination.place(spliced, of: source, at: target)
        let whole = stored[..<4] + [1] + stored[8...] + [2, 3]
        #expect(try Data(contentsOf: URL(filePath: target.string)) == Data(whole))
        let before = try FileManager.default.attributesOfItem(atPath: target.string)[.systemFileNumber] as? Int
        try FilmDestination.place(spliced, of: source, at: target)
        let after = try FileManager.default.attributesOfItem(atPath: target.string)[.systemFileNumber] as? Int
        #expect(before == after)
        let beyond = try #require(SplicedFile(of: 4_000_000))
        #expect(throws: CommandFailure.self) { try FilmDestination.place(beyond, of: source, at: target) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["film.mp4", "stored"])
    }

    @Test(
        arguments: [
            ("flags\t\t: fpu sse2 sse4_2 avx avx2 avx512f", "avx512"), ("flags : sse2 sse4_2 avx avx2", "avx2"),
            ("x\nflags : sse2 avx", "avx"), ("flags : sse2 sse4_2", "sse4.2"), ("flags : sse2", "sse2"),
            ("flags :", nil),
            ("", nil),
        ] as [(String, String?)])
    func `the processor's instructions are the widest it has`(text: String, name: String?) {
        #expect(MachineInstructions.name(of: text) == name)
    }
}
