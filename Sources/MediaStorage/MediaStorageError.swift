public import SystemPackage

/// Why the media store could not do what was asked; the message is a whole sentence for the person at the machine.
public struct MediaStorageError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure that callers treat differently.
    public enum Code: String, Hashable, Sendable {
        /// No space, or no more of it for this user (ENOSPC, EDQUOT, EFBIG).
        case diskFull
        /// The file system is mounted read-only.
        case readOnly
        /// The operating system refuses access.
        case accessDenied
        /// The store holds no such file.
        case missing
        /// A file's bytes do not give the hash that names it.
        case damaged
        /// The range asked for does not lie within the file.
        case invalidRange
        /// Anything else that the operating system reports.
        case failed
    }

    /// What sort of failure it is.
    public let code: Code
    /// What happened, where, and what to do.
    public let message: String
    /// What the operating system said, where it was asked.
    public let cause: Errno?
    /// The place in the source that noticed, as `module/file:line`.
    public let location: String

    /// An error from its parts.
    public init(
        _ code: Code, _ message: String, cause: Errno? = nil, file: String = #fileID, line: Int = #line
    ) {
        self.code = code
        self.message = message
        self.cause = cause
        self.location = "\(file):\(line)"
    }

    /// The sentence, with the operating system's words when there are any.
    public var description: String { cause.map { "\(message) (\($0))" } ?? message }

    /// What an errno means for a path that was to be `verb`ed, such as "written".
    init(_ cause: Errno, _ verb: String, _ path: FilePath, file: String = #fileID, line: Int = #line) {
        let code: Code
        let message: String
        switch cause {
        case .noSpace, .diskQuotaExceeded, .fileTooLarge:
            code = .diskFull
            message = "The disk that holds \(path) is full: free some space, then start again."
        case .readOnlyFileSystem:
            code = .readOnly
            message = "\(path) cannot be \(verb) because its disk is mounted read-only: choose another folder."
        case .permissionDenied, .notPermitted:
            code = .accessDenied
            message = "\(path) cannot be \(verb): give this user access to it, or choose another folder."
        case .noSuchFileOrDirectory:
            code = .missing
            message = "\(path) is not there and so cannot be \(verb)."
        default:
            code = .failed
            message = "\(path) cannot be \(verb): look at the disk's health, then start again."
        }
        self.init(code, message, cause: cause, file: file, line: line)
    }
}
