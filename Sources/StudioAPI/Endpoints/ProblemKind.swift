/// The kinds of problem a request can meet. Their names are stable: programs decide by them.
public enum ProblemKind: String, CaseIterable, Sendable {
    case badRequest = "bad-request"
    case notSignedIn = "not-signed-in"
    case linkExpired = "link-expired"
    case notAllowed = "not-allowed"
    case wrongOrigin = "wrong-origin"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case tooSlow = "too-slow"
    case conflict
    case gone
    case ruleRefused = "rule-refused"
    case revisionMismatch = "revision-mismatch"
    case unknownProtocol = "unknown-protocol"
    case tooLarge = "too-large"
    case unsupportedMediaType = "unsupported-media-type"
    case rangeNotSatisfiable = "range-not-satisfiable"
    case wrongHost = "wrong-host"
    case idempotencyConflict = "idempotency-conflict"
    case unsuitableFile = "unsuitable-file"
    case upgradeRequired = "upgrade-required"
    case tooManyRequests = "too-many-requests"
    case checksumMismatch = "checksum-mismatch"
    case fault
    case unavailable
    case diskFull = "disk-full"

    /// The problem's `type`, a reference relative to the studio.
    public var type: String { "/problems/\(rawValue)" }

    /// The HTTP status (RFC 9110; 507 is of RFC 4918, 460 of tus 1.0).
    public var status: Int {
        switch self {
        case .badRequest: 400
        case .notSignedIn, .linkExpired: 401
        case .notAllowed, .wrongOrigin: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .tooSlow: 408
        case .conflict, .ruleRefused: 409
        case .gone: 410
        case .revisionMismatch, .unknownProtocol: 412
        case .tooLarge: 413
        case .unsupportedMediaType: 415
        case .rangeNotSatisfiable: 416
        case .wrongHost: 421
        case .idempotencyConflict, .unsuitableFile: 422
        case .upgradeRequired: 426
        case .tooManyRequests: 429
        case .checksumMismatch: 460
        case .fault: 500
        case .unavailable: 503
        case .diskFull: 507
        }
    }

    /// What a person calls it; the same for every occurrence.
    public var title: String {
        switch self {
        case .badRequest: "The request is malformed"
        case .notSignedIn: "Nobody is signed in"
        case .linkExpired: "The link cannot be used"
        case .notAllowed: "This is not allowed"
        case .wrongOrigin: "The request comes from another site"
        case .notFound: "There is nothing here"
        case .methodNotAllowed: "This cannot be done here"
        case .tooSlow: "The request took too long to arrive"
        case .conflict: "The request does not fit how things stand"
        case .gone: "It is no longer here"
        case .ruleRefused: "A rule of the canvas refuses the change"
        case .revisionMismatch: "The document has changed"
        case .unknownProtocol: "The upload is of another version"
        case .tooLarge: "The request is too large"
        case .unsupportedMediaType: "The body is of another type"
        case .rangeNotSatisfiable: "The file has no such part"
        case .wrongHost: "The studio is called by another name"
        case .idempotencyConflict: "The same key was used for another request"
        case .unsuitableFile: "The library does not take this file"
        case .upgradeRequired: "This is only for WebSockets"
        case .tooManyRequests: "There are too many requests"
        case .checksumMismatch: "The piece did not arrive as it was sent"
        case .fault: "The studio has failed"
        case .unavailable: "The studio cannot answer now"
        case .diskFull: "The disk is full"
        }
    }

    /// What an answer's `detail` says when there is nothing particular to say.
    var usualDetail: String {
        switch self {
        case .badRequest: "The request is malformed; “errors” says where."
        case .notSignedIn: "Open a one-time link of the studio, or send a key."
        case .linkExpired: "The link was used or is too old; print another with: backlot key link"
        case .notAllowed: "Your role in the studio does not include this."
        case .wrongOrigin: "Requests that change something are taken from the studio’s own page only."
        case .notFound: "It is not there, or not for you to see."
        case .methodNotAllowed: "“Allow” lists what can be done here."
        case .tooSlow: "The rest of the request did not come in time; send it again."
        case .conflict: "What was asked for does not fit how things stand."
        case .gone: "It was here once; begin anew."
        case .ruleRefused: "A rule of the canvas refuses the change."
        case .unknownProtocol: "Uploads follow tus 1.0.0: send the header Tus-Resumable: 1.0.0."
        case .revisionMismatch: "The document is at another revision than If-Match says; read it again."
        case .tooLarge: "The body is larger than what is accepted here."
        case .unsupportedMediaType: "The body must be of another type."
        case .rangeNotSatisfiable: "The range lies outside the file."
        case .wrongHost: "The studio does not answer to that host name."
        case .idempotencyConflict: "The Idempotency-Key belongs to a request that was not the same."
        case .unsuitableFile: "The library does not take this file; nothing of it was kept."
        case .upgradeRequired: "Connect with a WebSocket of version 13."
        case .tooManyRequests: "Wait a moment, then send it again."
        case .checksumMismatch: "The piece was dropped; send it again."
        case .fault: "The request was not done; the log says why, under this request’s id."
        case .unavailable: "The studio is starting, stopping, or cannot reach its storage; try again."
        case .diskFull: "Nothing was changed. Make room on the disk of the data folder, then try again."
        }
    }
}
