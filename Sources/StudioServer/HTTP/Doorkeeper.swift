import Access
import Execution
import GraphCore
import HTTPTypes
import Hummingbird
import Persistence
import StudioAPI

/// Decides who a request comes from, before anything is done for it.
struct Doorkeeper: Sendable {
    /// Where requests come in.
    enum Door: Sendable {
        /// A port of the network.
        case network(HostPolicy)
        /// The socket in the data folder, which only the machine's user can open.
        case machine(UserID)
    }

    let door: Door
    let credentials: CredentialDirectory

    /// Refuses a request that reached the studio by another name, or that another site's page sends.
    func checkName(_ head: HTTPRequest) throws(Problem) {
        guard case .network(let policy) = door else { return }
        guard policy.accepts(authority: head.authority) else { throw Problem(.wrongHost) }
        guard let origin = head.headerFields[.origin] else { return }
        if head.method != .get, head.method != .head, !policy.accepts(origin: origin, authority: head.authority) {
            throw Problem(.wrongOrigin)
        }
    }

    /// Who sends the request, if they prove it.
    func principal(_ head: HTTPRequest, in request: Access.RequestID) -> Principal? {
        switch door {
        case .machine(let user): return Principal(user: user, credential: .local, request: request)
        case .network:
            guard let secret = PresentedCredential.secret(in: head.headerFields),
                let known = credentials.credential(for: secret)
            else { return nil }
            return Principal(user: known.user, credential: known.credential, request: request)
        }
    }

    /// Who sends the request; throws unless they may call the endpoint at all.
    func admit(_ head: HTTPRequest, to caller: Caller, in request: Access.RequestID) throws(Problem) -> Principal? {
        let principal = principal(head, in: request)
        switch caller {
        case .anyone: return principal
        case .signedIn:
            guard let principal else { throw Problem(.notSignedIn) }
            return principal
        case .atTheMachine:
            guard let principal, principal.credential == .local else { throw Problem(.notAllowed) }
            return principal
        }
    }
}

/// The doorkeeper's first look at a request.
struct NameCheck: RouterMiddleware {
    let doorkeeper: Doorkeeper

    @concurrent func handle(
        _ request: Request, context: StudioContext,
        next: @concurrent (Request, StudioContext) async throws -> Response
    ) async throws -> Response {
        try doorkeeper.checkName(request.head)
        return try await next(request, context)
    }
}

extension HTTPField.Name {
    /// `Origin` (RFC 6454, section 7).
    static var origin: HTTPField.Name { HTTPField.Name.originName }

    // The name is a constant of ours and well formed.
    private static let originName = HTTPField.Name("Origin") ?? .referer
}
