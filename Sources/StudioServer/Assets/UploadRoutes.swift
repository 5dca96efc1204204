import Access
import AssetIntake
import Execution
import GraphCore
import HTTPTypes
import Hummingbird
import MediaStorage
import NIOCore
import Persistence
import StudioAPI

/// Uploads by tus 1.0.0 (https://tus.io/protocols/resumable-upload): core, creation, checksum, termination, expiration.
struct UploadRoutes: Sendable {
    /// Pieces of a body are gathered to so many bytes before they are hashed and written: a write of its own for each
    /// packet would cost more than what it writes.
    private static let pieceSize = 256 << 10

    let studio: Studio

    func add(to routes: EndpointRoutes) {
        routes.raw(StudioEndpoints.uploadOptions) { _, _, _ in
            var headers = UploadRoutes.headers
            headers.add("Tus-Version", Tus.version)
            headers.add("Tus-Extension", Tus.extensions)
            headers.add("Tus-Max-Size", "\(studio.intake.limits.largest)")
            headers.add(
                "Tus-Checksum-Algorithm", PieceChecksum.Algorithm.allCases.map(\.rawValue).joined(separator: ","))
            return Response(status: .noContent, headers: headers)
        }
        routes.raw(StudioEndpoints.createUpload) { request, principal, _ in
            try await create(request, try principal.signedIn)
        }
        routes.raw(StudioEndpoints.uploadOffset) { id, principal, _ in
            let standing = try await standing(of: id, try principal.signedIn)
            if case .refused(let reason) = standing.upload.state { throw Problem(.gone, reason) }
            var headers = UploadRoutes.headers(of: standing.upload)
            headers.add("Upload-Offset", "\(standing.received)")
            headers.add("Upload-Length", "\(standing.upload.byteCount)")
            return Response(status: .ok, headers: headers)
        }
        routes.streaming(StudioEndpoints.continueUpload) { piece, principal, http in
            try await take(piece, principal, http)
        }
        routes.raw(StudioEndpoints.cancelUpload) { id, principal, _ in
            try await studio.intake.cancel(id, as: try principal.signedIn)
            return Response(status: .noContent, headers: UploadRoutes.headers)
        }
        routes.on(StudioEndpoints.upload) { id, principal in
            let standing = try await standing(of: id, principal)
            return UploadBody(standing.upload, received: standing.received, isChecking: standing.isChecking)
        }
    }

    private func create(_ request: Requests.NewUpload, _ principal: Principal) async throws -> Response {
        var project = ProjectID.library
        if let text = request.metadata["project"], !text.isEmpty {
            guard let id = Identifier128(text: text) else {
                throw Problem(.badRequest, "The upload's project is not an id: leave it out, or name a film.")
            }
            project = ProjectID(id)
        }
        let upload = try await UploadRoutes.refusing {
            try await studio.intake.begin(
                called: request.metadata["filename"] ?? "", byteCount: request.length, to: project, as: principal)
        }
        var headers = UploadRoutes.headers(of: upload)
        headers.add("Location", "/api/v1/uploads/\(upload.id.text)")
        return Response(status: .created, headers: headers)
    }

    private func take(
        _ piece: Requests.UploadPiece, _ principal: Principal, _ http: Request
    ) async throws -> Response {
        let digest = piece.checksum.flatMap { stated in
            PieceChecksum.Algorithm(rawValue: stated.algorithm).flatMap { PieceDigest($0, stated.digest) }
        }
        let bytes = GatheredBody(body: http.body, size: UploadRoutes.pieceSize)
        let progress = try await UploadRoutes.refusing {
            try await studio.intake.receive(
                bytes, of: piece.upload, at: piece.offset, stating: digest, as: principal)
        }
        var headers = UploadRoutes.headers
        switch progress {
        case .received(let offset): headers.add("Upload-Offset", "\(offset)")
        case .filed(let asset, let arrival):
            let length = try await studio.store.upload(piece.upload, as: principal).byteCount
            headers.add("Upload-Offset", "\(length)")
            headers.add("Upload-Asset", asset.bits.text)
            headers.add("Upload-Outcome", arrival.rawValue)
        }
        return Response(status: .noContent, headers: headers)
    }

    private func standing(
        of id: Identifier128, _ principal: Principal
    ) async throws -> (upload: Upload, received: Int64, isChecking: Bool) {
        try await UploadRoutes.refusing { try await studio.intake.standing(of: id, as: principal) }
    }

    /// What every answer of the protocol has.
    private static let headers = HTTPFields([("Tus-Resumable", Tus.version), ("Cache-Control", "no-store")])

    private static func headers(of upload: Upload) -> HTTPFields {
        var headers = headers
        headers.add("Upload-Expires", HTTPDate.text(of: upload.changed + Upload.rest))
        return headers
    }

    /// Turns the intake's refusals into problems.
    private static func refusing<T>(_ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let refusal as IntakeRefusal {
            let kind: ProblemKind =
                switch refusal.code {
                case .gone: .gone
                case .offset: .conflict
                case .checksum: .checksumMismatch
                case .tooLarge: .tooLarge
                case .noRoom: .diskFull
                case .tooMany: .tooManyRequests
                case .unsuitable: .unsuitableFile
                }
            throw Problem(kind, refusal.message)
        }
    }
}

/// A request's body in pieces of about one size.
private struct GatheredBody: AsyncSequence, Sendable {
    typealias Element = [UInt8]

    let body: RequestBody
    let size: Int

    struct Iterator: AsyncIteratorProtocol {
        var base: RequestBody.AsyncIterator
        let size: Int
        var isAtEnd = false

        @concurrent mutating func next() async throws -> [UInt8]? {
            guard !isAtEnd else { return nil }
            var piece: [UInt8] = []
            piece.reserveCapacity(size + 64 << 10)
            while piece.count < size {
                guard let buffer = try await base.next() else {
                    isAtEnd = true
                    break
                }
                piece.append(contentsOf: buffer.readableBytesView)
            }
            return piece.isEmpty ? nil : piece
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(base: body.makeAsyncIterator(), size: size) }
}

extension UploadBody {
    fileprivate init(_ upload: Upload, received: Int64, isChecking: Bool) {
        var (asset, outcome, message): (Identifier128?, Outcome?, String?)
        let state: State
        switch upload.state {
        case .receiving: state = isChecking ? .checking : .receiving
        case .done(let id, let arrival):
            state = .done
            asset = id.bits
            outcome = Outcome(rawValue: arrival.rawValue)
        case .refused(let reason):
            state = .refused
            message = reason
        }
        self.init(
            id: upload.id, name: upload.name, state: state, received: received, byteCount: upload.byteCount,
            asset: asset, outcome: outcome, message: message)
    }
}

extension HTTPFields {
    /// Headers by their names, which are of RFC 9110's form.
    fileprivate init(_ headers: [(String, String)]) {
        self.init(headers.compactMap { name, value in HTTPField.Name(name).map { HTTPField(name: $0, value: value) } })
    }

    fileprivate mutating func add(_ name: String, _ value: String) {
        if let name = HTTPField.Name(name) { self[name] = value }
    }
}
