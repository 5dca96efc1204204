import Execution
import FFmpegProcess
import MediaStorage
import NodeCatalog

extension EngineError {
    /// What an error on the way from payload to clip means for the runner.
    init(previs error: any Error) {
        switch error {
        case let error as EngineError: self = error
        case let error as PayloadError: self.init(.invalid, error.message, detail: error.path)
        case let error as PrevisError: self.init(error.kind, error.description)
        case let error as FFmpegError:
            self.init(error.kind, error.message, detail: error.lastLines.joined(separator: "\n"))
        case let error as MediaStorageError:
            self.init(error.kind, error.message, detail: error.description + " at " + error.location)
        case is CancellationError: self.init(.transient, "The shot was stopped before it was rendered.")
        default: self.init(.permanent, "The shot could not be rendered.", detail: String(describing: error))
        }
    }
}

extension PrevisError {
    /// A machine that cannot trace never will; memory comes back.
    var kind: EngineError.Class {
        switch self {
        case .unsupportedProcessor, .deviceFailed: .permanent
        case .stageFailed, .outOfMemory: .resource
        }
    }
}

extension FFmpegError {
    /// A killed or failed tool is tried again; a full disk waits for space.
    fileprivate var kind: EngineError.Class {
        switch code {
        case .diskFull: .resource
        case .killed, .failed: .transient
        case .notInstalled, .unsuitable, .badMedia: .permanent
        case .badSettings: .invalid
        }
    }
}

extension MediaStorageError {
    /// A full disk waits for space; a missing right or a read-only disk does not mend itself.
    fileprivate var kind: EngineError.Class {
        switch code {
        case .diskFull: .resource
        case .readOnly, .accessDenied, .missing, .damaged, .invalidRange: .permanent
        case .failed: .transient
        }
    }
}
