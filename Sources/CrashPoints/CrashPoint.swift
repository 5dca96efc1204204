private import CCrashPoint

/// A place at which a killed process must leave everything whole: before and after each step that makes something
/// durable.
///
/// One build serves both product and crash test. Reaching a point calls a C function whose weak definition does
/// nothing; only an executable that links `CCrashTrigger` has the one that kills. So the tested program is the product's
/// own object code, nothing has to be compiled twice, and the product contains no code that could kill it. The price is
/// one empty call at each commit.
public struct CrashPoint: Hashable, Sendable {
    /// Such as `claim.before_commit`.
    public let name: String

    fileprivate init(_ name: String) { self.name = name }

    /// Nothing of the file is written.
    public static let mediaBeforeWrite = CrashPoint("media.before_write")
    /// The file's bytes are on disk under a name that nobody reads.
    public static let mediaAfterFlush = CrashPoint("media.after_flush")
    /// The file has its name, which may not be on disk yet.
    public static let mediaAfterRename = CrashPoint("media.after_rename")
    /// The file and its name are on disk.
    public static let mediaAfterFolderFlush = CrashPoint("media.after_folder_flush")

    /// Those of a file's way into the media store.
    public static let media = [mediaBeforeWrite, mediaAfterFlush, mediaAfterRename, mediaAfterFolderFlush]

    /// Says that the process has come this far.
    public func reached() { name.withCString { backlot_crash_point($0) } }
}

/// The transactions that write. Each has a point before its commit and one after it; there is no writing without naming
/// one of these, so a test that goes through all of them leaves out no boundary.
public enum CommitBoundary: String, CaseIterable, Sendable {
    case createProject = "create_project"
    case append
    case submit
    case cancel
    case retry
    case move
    case pause
    case resume
    case reset
    case join
    case leave
    case claim
    case renew
    case saveResumeToken = "save_resume_token"
    case complete
    case fail
    case review
    case asset
    case folder
    case upload
    case rename
    case addLink = "add_link"
    case redeemLink = "redeem_link"
    case addKey = "add_key"
    case template
    case revoke

    /// The work of the transaction is done and not yet committed.
    public var before: CrashPoint { CrashPoint("\(rawValue).before_commit") }
    /// The commit is on disk and nobody has been told.
    public var after: CrashPoint { CrashPoint("\(rawValue).after_commit") }
}
