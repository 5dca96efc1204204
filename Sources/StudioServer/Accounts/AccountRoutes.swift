import Access
import Execution
import GraphCore
import HTTPTypes
import Hummingbird
import Persistence
import StudioAPI

/// Signing in and out, names, keys and links.
struct AccountRoutes: Sendable {
    /// How long a browser stays signed in.
    static let sessionSeconds: Int64 = 30 * 86_400
    let studio: Studio
    let credentials: CredentialDirectory
    /// Where links lead, without a slash at its end.
    let address: String
    /// Ends the sockets of a credential.
    let endSockets: @Sendable (Credential) -> Void
    /// Makes what shows people's names anew.
    let forgetNames: @Sendable () -> Void

    func add(to routes: EndpointRoutes) {
        routes.raw(StudioEndpoints.signIn) { body, _, request in try await signIn(body, request) }
        routes.on(StudioEndpoints.me) { _, principal in try await me(principal) }
        routes.raw(StudioEndpoints.signOut) { _, principal, _ in try await signOut(try principal.signedIn) }
        routes.on(StudioEndpoints.renameMe) { body, principal in
            _ = try await studio.store.rename(to: body.name, as: principal)
            forgetNames()
            return try await me(principal)
        }
        routes.on(StudioEndpoints.keys) { page, principal in try await keys(page, principal) }
        routes.on(StudioEndpoints.createKey) { body, principal in try await createKey(body, principal) }
        routes.on(StudioEndpoints.deleteKey) { id, principal in
            try await studio.store.revoke(id, as: principal)
            credentials.forget(id)
            endSockets(.key(id))
        }
        routes.on(StudioEndpoints.createLink) { _, principal in try await desk(principal).makeLink() }
    }

    private func desk(_ principal: Principal) -> AccountDesk {
        AccountDesk(store: studio.store, principal: principal, url: address)
    }

    private func signIn(_ body: SignInBody, _ request: Request) async throws -> Response {
        let secret = Secret(prefix: "")
        let session = NewSession(
            secret: secret.hash, label: String((request.headers[.userAgent] ?? "A browser").prefix(200)),
            expires: Timestamp.now() + .seconds(AccountRoutes.sessionSeconds))
        let credential = try await studio.store.redeemLink(Secret.hash(of: body.token), for: session)
        credentials.fill(with: [credential])
        let principal = Principal(
            user: credential.user, credential: credential.credential, request: Access.RequestID(studio.mint()))
        var response = Response(StudioEndpoints.signIn, try await me(principal))
        response.headers[.setCookie] = PresentedCredential.setCookie(
            secret.text, seconds: AccountRoutes.sessionSeconds)
        return response
    }

    private func signOut(_ principal: Principal) async throws -> Response {
        if case .session(let row) = principal.credential {
            try await studio.store.revoke(row, as: principal)
            credentials.forget(row)
            endSockets(principal.credential)
        }
        var response = Response(StudioEndpoints.signOut, ())
        response.headers[.setCookie] = PresentedCredential.clearCookie
        return response
    }

    private func me(_ principal: Principal) async throws -> MeBody {
        let account = try await studio.store.account(as: principal)
        return MeBody(user: UserBody(account), version: studio.version, isNew: !account.isNamed)
    }

    private func keys(_ page: Page, _ principal: Principal) async throws -> ListBody<KeyBody> {
        let own = try await studio.store.credentials(as: principal).compactMap { stored -> KeyBody? in
            guard case .key(let row) = stored.credential, stored.user == principal.user else { return nil }
            return KeyBody(id: row, label: stored.label, created: Moment(stored.created))
        }
        return ListBody(own, page: page) { $0.id.text }
    }

    private func createKey(_ body: KeyDraftBody, _ principal: Principal) async throws -> NewKeyBody {
        let made = try await desk(principal).makeStoredKey(label: body.label)
        credentials.fill(with: [made.stored])
        return made.body
    }
}

extension ListBody where Item: Sendable {
    /// A page of a list that is at hand as a whole, by the names of its items, the cursor being the last one's.
    init(_ all: [Item], page: Page, name: (Item) -> String) {
        var rest = all[...]
        if let cursor = page.cursor {
            rest = all.firstIndex { name($0) == cursor.text }.map { all[($0 + 1)...] } ?? []
        }
        let items = Array(rest.prefix(page.count))
        self.init(items: items, next: rest.count > page.count ? items.last.flatMap { Cursor(name($0)) } : nil)
    }
}
