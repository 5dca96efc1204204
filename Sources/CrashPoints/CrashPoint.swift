private import CCrashPoint

/// The boundaries at which a killed process must leave everything whole: before and after each step that makes
/// something durable.
///
/// One build serves both product and crash test. Reaching a point calls a C function whose weak definition does
/// nothing; only an executable that links `CCrashTrigger` has the one that kills. So the tested program is the product's
/// own object code, nothing has to be compiled twice, and the product contains no code that could kill it. The price is
/// one empty call at each commit.
public enum CrashPoint: String, CaseIterable, Sendable {
    case mediaBeforeWrite = "media.before_write"
    case mediaAfterFlush = "media.after_flush"
    case mediaAfterRename = "media.after_rename"
    case mediaAfterFolderFlush = "media.after_folder_flush"

    case createProjectBeforeCommit = "create_project.before_commit"
    case createProjectAfterCommit = "create_project.after_commit"
    case appendBeforeCommit = "append.before_commit"
    case appendAfterCommit = "append.after_commit"
    case submitBeforeCommit = "submit.before_commit"
    case submitAfterCommit = "submit.after_commit"
    case claimBeforeCommit = "claim.before_commit"
    case claimAfterCommit = "claim.after_commit"
    case renewBeforeCommit = "renew.before_commit"
    case renewAfterCommit = "renew.after_commit"
    case saveResumeTokenBeforeCommit = "save_resume_token.before_commit"
    case saveResumeTokenAfterCommit = "save_resume_token.after_commit"
    case completeBeforeCommit = "complete.before_commit"
    case completeAfterCommit = "complete.after_commit"
    case failBeforeCommit = "fail.before_commit"
    case failAfterCommit = "fail.after_commit"
    case releaseBeforeCommit = "release.before_commit"
    case releaseAfterCommit = "release.after_commit"
    case cancelBeforeCommit = "cancel.before_commit"
    case cancelAfterCommit = "cancel.after_commit"
    case retryBeforeCommit = "retry.before_commit"
    case retryAfterCommit = "retry.after_commit"

    /// Says that the process has come this far.
    public func reached() { rawValue.withCString { backlot_crash_point($0) } }
}
