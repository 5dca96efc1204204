import Dispatch
import Foundation
import GraphCore
import JSONText
import Persistence
import StudioAPI
import SystemPackage

/// Sends files to the studio that owns a data folder, by tus 1.0.0 through the socket in it.
struct TusSender: Sendable {
    private static let tries = 5

    let folder: FilePath

    /// Sends a file; after a cut it goes on where the studio has it.
    func send(_ file: ImportedFiles.File, _ handle: FileHandle, to film: ProjectID?) async throws -> ImportOutcome {
        var metadata = ["filename": file.path.lastComponent?.string ?? ""]
        metadata["project"] = film?.bits.text
        let created = try await ask(
            "POST", "/api/v1/uploads",
            ["Upload-Length": "\(file.byteCount)", "Upload-Metadata": UploadMetadata.text(metadata)])
        guard created.status == 201, let place = created.headers["location"] else { return try outcome(of: created) }
        var offset: Int64 = 0
        for attempt in 1... {
            try await cancelling(place)
            do {
                let answer = try await piece(file, handle, at: offset, to: place)
                // Where others took their turn, or the connection was cut, the studio knows how far it is.
                if answer.status != 409 { return try outcome(of: answer) }
            } catch let failure as CommandFailure {
                guard attempt < TusSender.tries else { throw failure }
                try await Task.sleep(for: .seconds(1 << attempt))
            }
            let head = try await ask("HEAD", place, [:])
            guard let known = head.headers["upload-offset"].flatMap({ Int64($0) }), attempt < TusSender.tries else {
                return try outcome(of: head)
            }
            offset = known
        }
        return .refused("It could not be sent: try again.")
    }

    private func cancelling(_ place: String) async throws {
        guard Task.isCancelled else { return }
        _ = try? await ask("DELETE", place, [:])
        throw CancellationError()
    }

    private func piece(
        _ file: ImportedFiles.File, _ handle: FileHandle, at offset: Int64, to place: String
    ) async throws -> LocalStudioSocket.Answer {
        let headers = [
            "Tus-Resumable": Tus.version, "Content-Type": Tus.pieceType, "Upload-Offset": "\(offset)",
        ]
        return try await onThread { () throws(CommandFailure) in
            do { try handle.seek(toOffset: UInt64(offset)) } catch {
                throw CommandFailure("\(file.path) cannot be read: \(FailureSentences.reason(error))")
            }
            return try connection().send("PATCH", place, headers, bytes: file.byteCount - offset) { size in
                try handle.read(upToCount: size)
            }
        }
    }

    private func ask(
        _ method: String, _ path: String, _ headers: [String: String]
    ) async throws -> LocalStudioSocket.Answer {
        try await onThread { () throws(CommandFailure) in
            try connection().send(
                method, path, headers.merging(["Tus-Resumable": Tus.version]) { own, _ in own }, bytes: 0
            ) { _ in nil }
        }
    }

    private func connection() throws(CommandFailure) -> LocalStudioSocket {
        guard let socket = LocalStudioSocket(in: folder) else {
            throw CommandFailure("The studio has just stopped: try again.")
        }
        return socket
    }

    /// What waits for the studio keeps none of the few threads of the task pool.
    private func onThread<T: Sendable>(
        _ work: @escaping @Sendable () throws(CommandFailure) -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
        }
    }

    private func outcome(of answer: LocalStudioSocket.Answer) throws -> ImportOutcome {
        if answer.status == 204, let asset = answer.headers["upload-asset"].flatMap({ Identifier128(text: $0) }),
            let arrival = answer.headers["upload-outcome"].flatMap({ Arrival(rawValue: $0) })
        {
            return .filed(asset, arrival)
        }
        let problem = try? JSONValue(reading: [UInt8](answer.body))
        guard case .string(let detail)? = problem?["detail"] else {
            throw CommandFailure("The studio answered with status \(answer.status): its log says why.")
        }
        if [403, 404, 507].contains(answer.status) { throw CommandFailure(detail) }
        return .refused(detail)
    }
}
