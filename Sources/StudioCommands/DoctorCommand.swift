import ArgumentParser
import FFmpegProcess
import Foundation
import MediaStorage
import NodeCatalog
import PrevisEngine
import ProductionModel
import SystemPackage

/// `backlot doctor`: what this machine has and lacks, in plain words.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say what this machine lacks.",
        discussion: "Tries everything a render needs, a real frame and a real file among it. Changes nothing.")

    @Option(help: "The data folder to look at. Default: the one in your home.")
    var data: String?

    func run() async throws {
        var isWell = true
        for check in [tracing, encoding, captions, storage, room] {
            let finding = await check()
            isWell = isWell && finding.isGood
            Terminal.print("\(finding.isGood ? "✓" : "✗") \(finding.sentence)")
        }
        guard isWell else { throw ExitCode(1) }
        Terminal.print("Everything is there: this machine can render.")
    }

    /// What a check found.
    private struct Finding {
        let isGood: Bool
        let sentence: String
    }

    /// Renders one small frame: processor, ray tracer and kernels at once.
    private func tracing() async -> Finding {
        do {
            let renderer = try PrevisRenderer()
            let shot = ShotView(
                scene: SceneView(heading: "INT. ROOM - DAY", environment: Environment(), place: "ROOM", seed: 1))
            _ = try await renderer.still(of: shot, at: 0, raster: PictureRaster(width: 64, height: 36))
            return Finding(isGood: true, sentence: "The previs engine renders (Embree \(renderer.embreeVersion)).")
        } catch {
            return Finding(isGood: false, sentence: FailureSentences.reason(error))
        }
    }

    private func encoding() async -> Finding {
        do {
            let ffmpeg = try await FFmpeg.locate()
            return Finding(isGood: true, sentence: "ffmpeg \(ffmpeg.version) encodes H.264.")
        } catch {
            return Finding(isGood: false, sentence: FailureSentences.reason(error))
        }
    }

    /// Draws a caption, which needs the font.
    private func captions() async -> Finding {
        do {
            let ffmpeg = try await FFmpeg.locate()
            let sheet = ContactSheet(
                title: "Backlot", pictureWidth: 16, pictureHeight: 16,
                cells: [.init(picture: [UInt8](repeating: 0, count: 16 * 16 * 3), captions: ["1A"])])
            let file = FilePath(FileManager.default.temporaryDirectory.path)
                .appending("backlot-doctor-\(UUID().uuidString).png")
            defer { try? FileManager.default.removeItem(atPath: file.string) }
            try await sheet.draw(with: ffmpeg, to: file)
            return Finding(isGood: true, sentence: "Contact sheets can be drawn, with captions in Inter.")
        } catch {
            return Finding(isGood: false, sentence: FailureSentences.reason(error))
        }
    }

    private var folder: FilePath { data.map { FilePath($0) } ?? DataFolder.standard }

    /// Stores a file the way a take is stored: in the data folder, or in the nearest folder above it that exists.
    private func storage() async -> Finding {
        var place = folder
        while !FileManager.default.fileExists(atPath: place.string), place.removeLastComponent() {}
        if place.isEmpty { place = "." }
        let probe = place.appending("backlot-doctor-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(atPath: probe.string) }
        do {
            let store = try await MediaStore.open(root: probe)
            let entry = try await store.write(Array("backlot".utf8))
            try await store.verify(entry.hash)
            return Finding(isGood: true, sentence: "The data folder \(folder) can be written.")
        } catch {
            return Finding(
                isGood: false,
                sentence: "The data folder \(folder) cannot be written: \(FailureSentences.reason(error))")
        }
    }

    private func room() async -> Finding {
        var place = folder
        while !FileManager.default.fileExists(atPath: place.string), place.removeLastComponent() {}
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: place.isEmpty ? "." : place.string)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value else {
            return Finding(isGood: false, sentence: "The free space at \(folder) cannot be read: check the disk.")
        }
        let gigabytes = String(format: "%.1f GB", Double(free) / 1e9)
        return free >= 1_000_000_000
            ? Finding(isGood: true, sentence: "\(gigabytes) are free for takes.")
            : Finding(isGood: false, sentence: "Only \(gigabytes) are free for takes: free some space.")
    }
}
