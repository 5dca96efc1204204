/// Why the library does not take what was sent.
public struct IntakeRefusal: Error, Hashable, Sendable {
    /// The kinds of refusal that callers treat differently.
    public enum Code: String, Hashable, Sendable {
        /// There is no such upload, or no longer.
        case gone
        /// A piece does not begin where the last one ended, or the upload is being received elsewhere.
        case offset
        /// A piece's bytes do not give the digest that was stated.
        case checksum
        /// More bytes than are taken, or than were announced.
        case tooLarge
        /// There is no room on the disk.
        case noRoom
        /// Too many uploads are open.
        case tooMany
        /// The file is not one that the library takes.
        case unsuitable
    }

    /// What kind of refusal it is.
    public let code: Code
    /// One sentence: what, and what to do.
    public let message: String

    /// A refusal from its parts.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
