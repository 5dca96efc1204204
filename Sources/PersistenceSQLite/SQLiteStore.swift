public import Access
import CrashPoints
public import Execution
import GRDB
public import GraphCore
public import Persistence

/// The studio's database in one SQLite file. One process owns it at a time; its folder's lock is the caller's.
///
/// Write-ahead log, every commit flushed (`synchronous=FULL`), concurrent transactions grouped into shared commits by
/// ``GroupingWriter``, readers beside the writer.
public final class SQLiteStore: StudioStore {
    let pool: DatabasePool
    let writer: GroupingWriter
    let catalogue: Catalogue
    let clock: @Sendable () -> Timestamp
    let backoff: Backoff
    let ids = RowIDMint()
    let documents = DocumentCache()
    let announcer = Announcer()
    let remembered = RememberedGrants()
    let forecasts = ForecastMemory()
    let workers: WorkerMemory
    private let heads = StreamHeads()
    /// The owner of the studio: the person at this machine.
    public let localUser: UserID

    /// Opens the file, or creates it; brings it to the newest schema; gives back what a process that died held.
    ///
    /// Throws ``StoreError``: ``StoreError/Code/newerVersion`` when a newer version wrote the file, which stays
    /// untouched, ``StoreError/Code/unavailable`` when it cannot be opened.
    public static func open(
        at path: String, catalogue: Catalogue, clock: @escaping @Sendable () -> Timestamp = Timestamp.now,
        backoff: Backoff = Backoff()
    ) async throws -> SQLiteStore {
        do {
            try refuseForeign(path)
            let pool = try DatabasePool(path: path, configuration: configuration)
            try await pool.writeWithoutTransaction { database in
                try GroupingWriter.prepare(database)
                try Schema.migrate(database)
            }
            let ids = RowIDMint()
            let now = clock()
            let workers = WorkerMemory()
            let user = try await pool.write { database in
                let heads = StreamHeads()
                let transaction = StoreTransaction(
                    database: database, now: now, ids: ids, workers: workers, heads: heads)
                let user = try transaction.takeOwnership()
                try transaction.writeEvents()
                try heads.write(to: database)
                return user
            }
            return SQLiteStore(
                pool: pool, catalogue: catalogue, clock: clock, backoff: backoff, workers: workers, localUser: user)
        } catch let error as DatabaseError {
            throw StoreError(error, in: "open")
        }
    }

    /// Looks at a file that is there without writing to it: opening the pool already would.
    private static func refuseForeign(_ path: String) throws {
        var looking = configuration
        looking.readonly = true
        let file: DatabaseQueue
        do {
            file = try DatabaseQueue(path: path, configuration: looking)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
            return  // There is no file yet, or the pool will say why it cannot be opened.
        }
        _ = try file.read { try Schema.refuseForeign($0) }
        try file.close()
    }

    private init(
        pool: DatabasePool, catalogue: Catalogue, clock: @escaping @Sendable () -> Timestamp, backoff: Backoff,
        workers: WorkerMemory, localUser: UserID
    ) {
        self.pool = pool
        self.catalogue = catalogue
        self.clock = clock
        self.backoff = backoff
        self.workers = workers
        self.localUser = localUser
        writer = GroupingWriter(
            pool: pool, beforeCommit: { [heads] in try heads.write(to: $0) }, afterGroup: { [heads] in heads.forget() })
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "backlot"
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        return configuration
    }

    /// The person at this machine, for one request.
    public func localPrincipal() -> Principal {
        let request = RequestID(ids.next(at: clock()))
        return Principal(user: localUser, credential: .local, request: request)
    }

    // MARK: Transactions

    /// Runs a transaction that writes; announces its events once it is on disk.
    func transact<T: Sendable>(
        _ boundary: CommitBoundary, _ body: @escaping @Sendable (StoreTransaction) throws -> T
    ) async throws -> T {
        let now = clock()
        do {
            let (value, announcement) = try await writer.write(boundary) { [ids, workers, heads] database in
                let transaction = StoreTransaction(
                    database: database, now: now, ids: ids, workers: workers, heads: heads)
                let value = try body(transaction)
                try transaction.writeEvents()
                return (value, transaction.announcement)
            }
            if announcement.hasRoleChanges { remembered.forget() }
            announcer.announce(announcement)
            return value
        } catch let error as DatabaseError {
            throw StoreError(error, in: boundary.rawValue)
        } catch let refusal as JobLifeRefusal {
            throw StoreError(
                .invalid, "The job is not in a state for this.", cause: "\(refusal)", in: boundary.rawValue)
        }
    }

    /// Runs a transaction that only reads.
    func read<T: Sendable>(
        in location: String, _ body: @escaping @Sendable (Database) throws -> T
    ) async throws -> T {
        do {
            return try await pool.read(body)
        } catch let error as DatabaseError {
            throw StoreError(error, in: location)
        }
    }
}

extension StoreError {
    /// A database's error in a person's words.
    init(_ error: DatabaseError, in location: String) {
        let cause = "\(error.resultCode.rawValue) \(error.message ?? "")"
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(.diskFull, "The disk is full; free some space and try again.", cause: cause, in: location)
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            self.init(
                .unavailable, "The database is damaged; restore it from a backup.", cause: cause, in: location)
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR:
            self.init(
                .unavailable, "The database cannot be opened or written; check the folder's permissions and disk.",
                cause: cause, in: location)
        default:
            self.init(.unavailable, "The database refused a transaction.", cause: cause, in: location)
        }
    }
}
