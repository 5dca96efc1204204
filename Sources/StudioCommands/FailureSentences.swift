import ArgumentParser
import Execution
import FFmpegProcess
import Foundation
import MediaStorage
import Persistence
import StudioAPI
import SystemPackage

/// Turns every error into one sentence for the person at the terminal.
enum FailureSentences {
    /// Runs a command's work; whatever it throws comes out as ``CommandFailure``.
    static func told(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let failure as CommandFailure {
            throw failure
        } catch is CancellationError {
            throw CommandFailure("Stopped. What is rendered stays; the same command goes on from there.")
        } catch {
            throw CommandFailure(reason(error))
        }
    }

    /// What an error says to a person.
    static func reason(_ error: any Error) -> String {
        switch error {
        case let error as CommandFailure: error.description
        case let error as StoreError: error.message
        case let error as MediaStorageError: error.message
        case let error as FFmpegError: error.message
        case let error as EngineError: error.message
        case let error as Problem: error.detail
        case let error as Errno: "\(error)"
        default: error.localizedDescription
        }
    }
}
