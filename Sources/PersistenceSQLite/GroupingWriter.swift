package import CrashPoints
package import GRDB
private import Synchronization

/// Group commit: transactions that arrive while a commit is on its way to the disk share the next one.
///
/// Each transaction runs in its own savepoint, so a refused one undoes only itself, and its caller is answered after the
/// commit. All of this happens on the database's own thread; waiting for the disk never holds a task's thread, and
/// cancelling a caller's task does not tear a transaction.
package final class GroupingWriter: Sendable {
    /// At most so many transactions share a commit, which bounds the wait of the first.
    private static let groupLimit = 512

    private struct QueuedTransaction: Sendable {
        let boundary: CommitBoundary?
        /// Does the work and returns what answers the caller once the commit's fate is known.
        let perform: @Sendable (Database) throws -> Answer
        let refuse: @Sendable (any Error) -> Void
    }

    private struct Answer: Sendable {
        let deliver: @Sendable ((any Error)?) -> Void
    }

    private struct Backlog {
        var transactions: [QueuedTransaction] = []
        var isDraining = false
    }

    private let pool: DatabasePool
    private let beforeCommit: @Sendable (Database) throws -> Void
    private let afterGroup: @Sendable () -> Void
    private let backlog = Mutex(Backlog())

    /// A writer for that database; the only one it may have. Both closures run on the database's thread: the first as
    /// the last act of every group, of which it fails all when it throws, the second when the group's fate is known and
    /// before its callers are answered.
    package init(
        pool: DatabasePool, beforeCommit: @escaping @Sendable (Database) throws -> Void = { _ in },
        afterGroup: @escaping @Sendable () -> Void = {}
    ) {
        self.pool = pool
        self.beforeCommit = beforeCommit
        self.afterGroup = afterGroup
    }

    /// Sets up the connection that writes, once the pool is open.
    ///
    /// The pool sets `synchronous` to NORMAL when it turns the write-ahead log on, so FULL has to come after. What
    /// savepoints keep for undoing stays in memory instead of going to a temporary file for every transaction; the page
    /// cache (32 MiB at most) holds a large queue's indices; the log is folded into the file every 16 MiB.
    package static func prepare(_ database: Database) throws {
        try database.execute(
            sql: """
                PRAGMA synchronous = FULL;
                PRAGMA temp_store = MEMORY;
                PRAGMA cache_size = -32768;
                PRAGMA wal_autocheckpoint = 4096;
                """)
    }

    /// Runs a transaction. Returns once its commit is on disk; throws what the body threw, or why the commit failed.
    package func write<T: Sendable>(
        _ boundary: CommitBoundary? = nil, _ body: @escaping @Sendable (Database) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            enqueue(
                QueuedTransaction(
                    boundary: boundary,
                    perform: { database in
                        let result = try GroupingWriter.inSavepoint(database, body)
                        return Answer { commitError in
                            if let commitError {
                                continuation.resume(throwing: commitError)
                            } else {
                                continuation.resume(with: result)
                            }
                        }
                    },
                    refuse: { continuation.resume(throwing: $0) }))
        }
    }

    private func enqueue(_ transaction: QueuedTransaction) {
        let mustStart = backlog.withLock { backlog in
            backlog.transactions.append(transaction)
            defer { backlog.isDraining = true }
            return !backlog.isDraining
        }
        guard mustStart else { return }
        pool.asyncWriteWithoutTransaction { self.drain(into: $0) }
    }

    private func drain(into database: Database) {
        while let group = nextGroup() { commit(group, in: database) }
    }

    private func nextGroup() -> [QueuedTransaction]? {
        backlog.withLock { backlog in
            guard !backlog.transactions.isEmpty else {
                backlog.isDraining = false
                return nil
            }
            let group = Array(backlog.transactions.prefix(GroupingWriter.groupLimit))
            backlog.transactions.removeFirst(group.count)
            return group
        }
    }

    private func commit(_ group: [QueuedTransaction], in database: Database) {
        var answers: [Answer] = []
        answers.reserveCapacity(group.count)
        do {
            try database.inTransaction(.immediate) {
                for transaction in group { answers.append(try transaction.perform(database)) }
                try beforeCommit(database)
                for transaction in group { transaction.boundary?.before.reached() }
                return .commit
            }
        } catch {
            afterGroup()
            for answer in answers { answer.deliver(error) }
            for transaction in group.dropFirst(answers.count) { transaction.refuse(error) }
            return
        }
        afterGroup()
        for transaction in group { transaction.boundary?.after.reached() }
        for answer in answers { answer.deliver(nil) }
    }

    /// What the body gave or threw. Throws itself only when the database gave up the whole transaction, as it does when
    /// the disk is full.
    private static func inSavepoint<T>(
        _ database: Database, _ body: (Database) throws -> T
    ) throws -> Result<T, any Error> {
        try database.cachedStatement(sql: "SAVEPOINT transaction_of_group").execute()
        let result = Result { try body(database) }
        if case .failure(let error) = result {
            guard database.isInsideTransaction else { throw error }
            try database.cachedStatement(sql: "ROLLBACK TO transaction_of_group").execute()
        }
        try database.cachedStatement(sql: "RELEASE transaction_of_group").execute()
        return result
    }
}
