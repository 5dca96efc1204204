import Access
import GraphCore
import HTTPTypes
import Hummingbird
import Logging
import MediaStorage
import Persistence
import StudioAPI

/// Gives each request its name, and turns whatever is thrown into a problem that carries it.
struct ProblemAnswers: RouterMiddleware {
    let mint: @Sendable () -> Access.RequestID

    @concurrent func handle(
        _ request: Request, context: StudioContext,
        next: @concurrent (Request, StudioContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let name = mint()
        context.request = name
        do {
            return try await next(request, context)
        } catch {
            let problem = Problem(error).with(instance: name)
            if problem.status >= 500 {
                context.logger.error(
                    "request failed",
                    metadata: [
                        "request": "\(name.bits.text)", "method": "\(request.method)", "path": "\(request.uri.path)",
                        "error": "\(error)",
                    ])
            }
            return Response(problem)
        }
    }
}

extension Response {
    /// A problem as an answer.
    init(_ problem: Problem) {
        self.init(
            status: .init(code: problem.status), headers: [.contentType: Problem.mediaType, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: problem.encoded)))
    }
}

extension Problem {
    /// What a person is told of an error.
    init(_ error: any Error) {
        switch error {
        case let error as Problem: self = error
        case let error as StoreError: self.init(error)
        case let error as MediaStorageError:
            // What else there is to say names files of the machine, which is for its log.
            switch error.code {
            case .missing: self.init(.notFound, error.message)
            case .diskFull: self.init(.diskFull)
            default: self.init(.fault)
            }
        case let error as any HTTPResponseError: self.init(ProblemKind(status: error.status.code))
        case is CancellationError: self.init(.unavailable)
        default: self.init(.fault)
        }
    }

    private init(_ error: StoreError) {
        let kind: ProblemKind =
            switch error.code {
            case .denied: .notAllowed
            case .notFound: .notFound
            case .revisionMismatch: .revisionMismatch
            case .changeRefused: .ruleRefused
            case .invalid: .conflict
            case .expired: .linkExpired
            case .keyReused: .idempotencyConflict
            case .newerVersion, .unavailable: .unavailable
            case .diskFull: .diskFull
            }
        if let rule = error.rule {
            self.init(rule)
        } else {
            self.init(kind, error.message)
        }
    }
}

extension ProblemKind {
    /// The kind that fits a status best.
    init(status: Int) {
        self =
            switch status {
            case 404: .notFound
            case 405: .methodNotAllowed
            case 408: .tooSlow
            case 413: .tooLarge
            case 415: .unsupportedMediaType
            case 429: .tooManyRequests
            case 503: .unavailable
            case 400...499: .badRequest
            default: .fault
            }
    }
}
