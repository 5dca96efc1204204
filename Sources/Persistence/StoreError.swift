public import GraphCore

/// Why the store could not do a transaction. Nothing of the transaction has happened.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, in classes that a caller may act on.
    public enum Code: String, Hashable, Sendable {
        /// The principal may not do this.
        case denied
        /// What was named does not exist, or is not the principal's to see.
        case notFound
        /// The expected revision is not the head.
        case revisionMismatch
        /// A rule of the document refuses the change.
        case changeRefused
        /// What was asked does not fit the state it met, or is malformed.
        case invalid
        /// A one-time link that is unknown, used up or too old.
        case expired
        /// The same request key came with another request.
        case keyReused
        /// The database was written by a newer version.
        case newerVersion
        /// The disk is full.
        case diskFull
        /// The database cannot be read or written.
        case unavailable
    }

    /// The class.
    public let code: Code
    /// One sentence: what, where, what to do.
    public let message: String
    /// What stands behind it, for the log.
    public let cause: String
    /// The transaction it happened in.
    public let location: String
    /// The rule of the document that refuses, with ``Code/changeRefused``.
    public let rule: GraphError?

    /// An error from its parts.
    public init(_ code: Code, _ message: String, cause: String = "", in location: String) {
        self.code = code
        self.message = message
        self.cause = cause
        self.location = location
        rule = nil
    }

    /// A rule's refusal of a change.
    public init(refused rule: GraphError, in location: String) {
        code = .changeRefused
        message = rule.reason
        cause = "\(rule.code)"
        self.location = location
        self.rule = rule
    }

    /// The sentence, with what stands behind it.
    public var description: String { cause.isEmpty ? message : "\(message) (\(location): \(cause))" }
}
