public import SystemPackage

/// Content-addressed files: written once, named by their SHA-256, never changed.
///
/// Every file is written beside its place, hashed while it arrives, flushed to disk, renamed, and its folder flushed;
/// only then does a caller get the hash, so a database row that names a hash always finds its bytes.
public struct MediaStore: Sendable {
    /// The folder that holds the files.
    public let root: FilePath

    /// A store in a folder that exists.
    public init(root: FilePath) { self.root = root }
}
