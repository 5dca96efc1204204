public import Access
import CrashPoints
public import Execution
import GRDB
public import GraphCore
public import Persistence

extension SQLiteStore {
    /// See ``AccountStore``.
    public func account(as principal: Principal) async throws -> Account {
        try await read(in: "account") { try Self.account(of: principal.user, $0) }
    }

    /// See ``AccountStore``.
    public func rename(to name: String, as principal: Principal) async throws -> Account {
        try await transact(.rename) { transaction in
            guard (1...200).contains(name.utf8.count) else {
                throw StoreError(.invalid, "A name has 1 to 200 bytes: choose another.", in: "rename")
            }
            try transaction.execute("UPDATE user SET name = ?, named = 1 WHERE id = ?", [name, principal.user])
            return try Self.account(of: principal.user, transaction.database)
        }
    }

    /// See ``AccountStore``.
    public func addLink(_ secret: ContentHash, expires: Timestamp, as principal: Principal) async throws {
        try await transact(.addLink) { transaction in
            try transaction.authorise(principal, .operateStudio)
            try transaction.execute("DELETE FROM sign_in_link WHERE expires <= ?", [transaction.now])
            try transaction.execute(
                "INSERT INTO sign_in_link (secret, user, created, expires) VALUES (?, ?, ?, ?)",
                [secret, principal.user, transaction.now, expires])
        }
    }

    /// See ``AccountStore``.
    public func redeemLink(_ secret: ContentHash, for session: NewSession) async throws -> StoredCredential {
        try await transact(.redeemLink) { transaction in
            let link = try transaction.row(
                "SELECT user FROM sign_in_link WHERE secret = ? AND used IS NULL AND expires > ?",
                [secret, transaction.now])
            guard let user = try link?.decode(UserID.self, atIndex: 0) else {
                throw StoreError(
                    .expired,
                    "This link was used already or is older than 15 minutes: start the studio again, or run backlot key link.",
                    in: "sign in")
            }
            try transaction.execute("UPDATE sign_in_link SET used = ? WHERE secret = ?", [transaction.now, secret])
            return try transaction.add(
                .session(transaction.mint()), of: user, secret: session.secret, label: session.label,
                expires: session.expires)
        }
    }

    /// See ``AccountStore``.
    public func addKey(_ secret: ContentHash, label: String, as principal: Principal) async throws -> StoredCredential {
        try await transact(.addKey) { transaction in
            // The key can do what its user can; whoever has no account any more gets none.
            _ = try Self.account(of: principal.user, transaction.database)
            guard (1...200).contains(label.utf8.count) else {
                throw StoreError(.invalid, "A key's label has 1 to 200 bytes: say what the key is for.", in: "add key")
            }
            return try transaction.add(
                .key(transaction.mint()), of: principal.user, secret: secret, label: label, expires: nil)
        }
    }

    /// See ``AccountStore``.
    public func credentials(as principal: Principal) async throws -> [StoredCredential] {
        let now = clock()
        return try await read(in: "credentials") { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT id, kind, user, secret, label, created, expires FROM credential
                    WHERE secret IS NOT NULL AND revoked IS NULL AND (expires IS NULL OR expires > ?)
                        AND (user = ? OR ?) ORDER BY id
                    """, arguments: [now, principal.user, principal.credential == .local])
            return try rows.map { row in
                let id = try row.decode(RowBits.self, atIndex: 0).bits
                return StoredCredential(
                    credential: try row.decode(String.self, atIndex: 1) == "key" ? .key(id) : .session(id),
                    user: try row.decode(atIndex: 2), secret: try row.decode(atIndex: 3),
                    label: try row.decode(atIndex: 4), created: try row.decode(atIndex: 5),
                    expires: try row.decode(Timestamp?.self, atIndex: 6))
            }
        }
    }

    /// See ``AccountStore``.
    public func revoke(_ credential: Identifier128, as principal: Principal) async throws {
        try await transact(.revoke) { transaction in
            try transaction.execute(
                """
                UPDATE credential SET revoked = ? WHERE id = ? AND revoked IS NULL AND secret IS NOT NULL
                    AND (user = ? OR ?)
                """, [transaction.now, RowBits(credential), principal.user, principal.credential == .local])
            guard transaction.database.changesCount == 1 else {
                throw StoreError(.notFound, "There is no such key or session of yours.", in: "revoke")
            }
        }
    }

    private static func account(of user: UserID, _ database: Database) throws -> Account {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT name, role, named FROM user WHERE id = ?"), arguments: [user])
        let found = try require(row, "account")
        return Account(
            id: user, name: try found.decode(atIndex: 0), role: try found.decode(Role?.self, atIndex: 1),
            isNamed: try found.decode(atIndex: 2))
    }
}

extension StoreTransaction {
    fileprivate func add(
        _ credential: Credential, of user: UserID, secret: ContentHash, label: String, expires: Timestamp?
    ) throws -> StoredCredential {
        let (kind, id): (String, Identifier128)
        switch credential {
        case .session(let row): (kind, id) = ("session", row)
        case .key(let row): (kind, id) = ("key", row)
        case .local: throw StoreError(.invalid, "The machine's own credential is not made.", in: "credential")
        }
        try execute(
            "INSERT INTO credential (id, user, kind, secret, label, created, expires) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [RowBits(id), user, kind, secret, label, now, expires])
        return StoredCredential(
            credential: credential, user: user, secret: secret, label: label, created: now, expires: expires)
    }
}

/// A row id of no type of its own.
struct RowBits: RowID {
    let bits: Identifier128

    init(_ bits: Identifier128) { self.bits = bits }
}
