public import Access
import Execution
public import Persistence
public import StudioAPI

/// Makes links and keys for a user.
public struct AccountDesk: Sendable {
    /// How long a one-time link is good.
    static let linkSeconds: Int64 = 15 * 60

    private let store: any AccountStore
    private let principal: Principal
    private let url: String

    /// A desk for a user of a studio that is found at that URL (without a slash at its end).
    public init(store: any AccountStore, principal: Principal, url: String) {
        self.store = store
        self.principal = principal
        self.url = url
    }

    /// Makes a link that signs the user in, once.
    public func makeLink() async throws -> LinkBody {
        let secret = Secret(prefix: "")
        let expires = Timestamp.now() + .seconds(AccountDesk.linkSeconds)
        try await store.addLink(secret.hash, expires: expires, as: principal)
        // Behind the hash sign, so that no server, proxy or log ever sees it.
        return LinkBody(url: "\(url)/sign-in#\(secret.text)", expires: Moment(expires))
    }

    /// Makes a key that can do what the user can.
    public func makeKey(label: String) async throws -> NewKeyBody {
        try await makeStoredKey(label: label).body
    }

    func makeStoredKey(label: String) async throws -> (body: NewKeyBody, stored: StoredCredential) {
        let secret = Secret(prefix: "blk_")
        let stored = try await store.addKey(secret.hash, label: label, as: principal)
        guard let row = stored.credential.row else { throw Problem(.fault) }
        return (NewKeyBody(id: row, label: stored.label, key: secret.text), stored)
    }
}
