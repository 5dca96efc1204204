import Access
import HTTPTypes
import Hummingbird
import NIOCore
import StudioAPI

/// Puts declared endpoints on a router.
struct EndpointRoutes {
    let router: Router<StudioContext>
    let doorkeeper: Doorkeeper

    /// Answers an endpoint with a body by its declaration.
    func on<Content: Sendable, Answer: Sendable>(
        _ endpoint: Endpoint<Content, Answer>,
        _ respond: @escaping @Sendable (Content, Principal) async throws -> Answer
    ) {
        raw(endpoint) { content, principal, _ in
            Response(endpoint, try await respond(content, try principal.signedIn))
        }
    }

    /// Answers an endpoint that writes its response itself.
    func raw<Content: Sendable, Answer: Sendable>(
        _ endpoint: Endpoint<Content, Answer>,
        _ respond: @escaping @Sendable (Content, Principal?, Request) async throws -> Response
    ) {
        let description = endpoint.description
        router.on(RouterPath(description.path), method: description.method.http) {
            [doorkeeper] (request: Request, context: StudioContext) async throws -> Response in
            guard let name = context.request else { throw Problem(.fault) }
            let principal = try doorkeeper.admit(request.head, to: description.caller, in: name)
            let body = try await EndpointRoutes.body(of: request, limit: description.bodyLimit)
            let content = try endpoint.read(HTTPRequestReader(request, context.parameters, body: body))
            return try await respond(content, principal, request)
        }
    }

    /// Answers an endpoint that takes its body piece by piece, as it comes.
    func streaming<Content: Sendable, Answer: Sendable>(
        _ endpoint: Endpoint<Content, Answer>,
        _ respond: @escaping @Sendable (Content, Principal, Request) async throws -> Response
    ) {
        let description = endpoint.description
        router.on(RouterPath(description.path), method: description.method.http) {
            [doorkeeper] (request: Request, context: StudioContext) async throws -> Response in
            guard let name = context.request else { throw Problem(.fault) }
            let principal = try doorkeeper.admit(request.head, to: description.caller, in: name)
            let content = try endpoint.read(HTTPRequestReader(request, context.parameters, body: []))
            return try await respond(content, try principal.signedIn, request)
        }
    }

    /// The whole body, which ends the request when it is longer than the limit.
    private static func body(of request: Request, limit: Int) async throws -> [UInt8] {
        if let stated = request.headers[.contentLength].flatMap({ Int($0) }), stated > limit { throw tooLarge(limit) }
        var bytes: [UInt8] = []
        for try await piece in request.body {
            guard bytes.count + piece.readableBytes <= limit else { throw tooLarge(limit) }
            bytes.append(contentsOf: piece.readableBytesView)
        }
        return bytes
    }

    private static func tooLarge(_ limit: Int) -> Problem {
        Problem(.tooLarge, limit == 0 ? "This request has no body." : "A body has at most \(limit) bytes here.")
    }
}

extension Optional where Wrapped == Principal {
    /// The principal, which an endpoint that admits only known callers has.
    var signedIn: Principal {
        get throws(Problem) {
            guard let self else { throw Problem(.notSignedIn) }
            return self
        }
    }
}

extension Response {
    /// The declared answer of an endpoint.
    init<Content, Answer>(_ endpoint: Endpoint<Content, Answer>, _ answer: Answer, status: Int? = nil) {
        self.init(endpoint, encoded: ByteBuffer(bytes: endpoint.encode(answer)), status: status)
    }

    /// The declared answer of an endpoint, already encoded.
    init<Content, Answer>(_ endpoint: Endpoint<Content, Answer>, encoded body: ByteBuffer, status: Int? = nil) {
        let isEmpty = body.readableBytes == 0
        self.init(
            status: .init(code: status ?? endpoint.description.status),
            headers: isEmpty ? [:] : [.contentType: "application/json", .cacheControl: "no-store"],
            body: isEmpty ? ResponseBody() : ResponseBody(byteBuffer: body))
    }
}

extension RequestMethod {
    var http: HTTPRequest.Method {
        switch self {
        case .get: .get
        case .head: .head
        case .options: .options
        case .post: .post
        case .patch: .patch
        case .delete: .delete
        }
    }
}
