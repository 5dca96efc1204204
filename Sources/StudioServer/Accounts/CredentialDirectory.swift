import Access
import Execution
import GraphCore
import Persistence
import Synchronization

/// Every session and key that is good now, in memory, so that a request or a socket is let in without waiting for the
/// database. The one process that owns the data folder keeps it in step with the store.
final class CredentialDirectory: Sendable {
    private let known = Mutex<[ContentHash: StoredCredential]>([:])
    private let now: @Sendable () -> Timestamp

    init(now: @escaping @Sendable () -> Timestamp) { self.now = now }

    /// Takes over what the store has.
    func fill(with credentials: [StoredCredential]) {
        known.withLock { known in
            for credential in credentials { known[credential.secret] = credential }
        }
    }

    /// Whose the presented secret is. The table is looked up by the secret's hash, so the time it takes tells nothing of
    /// the secret.
    func credential(for presented: String) -> StoredCredential? {
        guard presented.utf8.count <= 256 else { return nil }
        let hash = Secret.hash(of: presented)
        return known.withLock { known in
            guard let credential = known[hash] else { return nil }
            if let expires = credential.expires, expires <= now() {
                known[hash] = nil
                return nil
            }
            return credential
        }
    }

    /// Forgets a credential that was ended.
    func forget(_ credential: Identifier128) {
        known.withLock { known in
            for (hash, stored) in known where stored.credential.row == credential { known[hash] = nil }
        }
    }
}

extension Credential {
    /// The credential's row, if it has one.
    var row: Identifier128? {
        switch self {
        case .local: nil
        case .session(let row), .key(let row): row
        }
    }
}
