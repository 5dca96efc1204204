public import Access
import AssetFormats
import Execution
public import GraphCore
public import MediaStorage
public import Persistence
import ProductionModel
import Synchronization

/// What became of a piece, or of the whole file.
public enum IntakeProgress: Hashable, Sendable {
    /// So many bytes have arrived.
    case received(Int64)
    /// The file is in the library.
    case filed(AssetID, Arrival)
}

/// Receives files for the library: piece by piece to the disk, hashed on the way, looked into by content, filed once.
///
/// Every method throws ``IntakeRefusal`` for what is not taken, and what store and media say. A file that is refused
/// leaves nothing behind but the sentence why, for a day.
public final class IntakeDesk: Sendable {
    let store: any StudioStore
    let media: MediaStore
    let tools: IntakeTools
    /// How large files may be.
    public let limits: IntakeLimits
    private let ids = RowIDMint()
    private let open = Mutex<[Identifier128: OpenUpload]>([:])

    /// A desk over a studio's store and media.
    public init(store: any StudioStore, media: MediaStore, tools: IntakeTools, limits: IntakeLimits = IntakeLimits()) {
        self.store = store
        self.media = media
        self.tools = tools
        self.limits = limits
    }

    // MARK: Uploads

    /// Begins an upload of a file of that name and size.
    public func begin(
        called fileName: String, byteCount: Int64, to project: ProjectID, as principal: Principal
    ) async throws -> Upload {
        let name = AssetName(fileName: fileName).text
        guard byteCount > 0 else {
            throw IntakeRefusal(.unsuitable, "“\(name)” is empty: there is nothing to bring in.")
        }
        guard byteCount <= limits.largest else {
            throw IntakeRefusal(
                .tooLarge,
                "“\(name)” has \(ByteCount(byteCount)); at most \(ByteCount(limits.largest)) are taken.")
        }
        let free = try media.freeByteCount()
        guard free - limits.reserve >= byteCount else {
            throw IntakeRefusal(
                .noRoom,
                "“\(name)” needs \(ByteCount(byteCount)) and the studio's disk has \(ByteCount(max(0, free - limits.reserve))) to spare: make room there."
            )
        }
        guard try await store.openUploadCount(as: principal) < limits.openUploads else {
            throw IntakeRefusal(
                .tooMany, "\(limits.openUploads) uploads of yours are open: finish or cancel some first.")
        }
        let id = ids.next(at: UInt64(clamping: Timestamp.now().milliseconds))
        let upload = try await store.beginUpload(
            id, called: name, byteCount: byteCount, to: project, as: principal)
        do {
            let file = try await media.stagedFile(id, isNew: true)
            open.withLock { $0[id] = OpenUpload(upload, file) }
        } catch {
            try await store.endUpload(id, refusedBecause: nil, as: principal)
            throw error
        }
        return upload
    }

    /// An upload, and how many of its bytes have arrived.
    public func standing(
        of id: Identifier128, as principal: Principal
    ) async throws -> (upload: Upload, received: Int64, isChecking: Bool) {
        let upload = try await store.upload(id, as: principal)
        guard upload.state == .receiving else { return (upload, upload.byteCount, false) }
        let opened = try await opened(upload, as: principal)
        guard opened.isWhole else { return (upload, opened.file.byteCount, false) }
        // Whoever brought the last byte did not stay for the end, or was ended.
        if !opened.isFinishing { _ = try? await finish(opened, as: principal) }
        let now = try await store.upload(id, as: principal)
        return (now, upload.byteCount, now.state == .receiving)
    }

    /// Takes the next piece. `digest` states what its bytes must give; a piece that does not leaves no byte.
    public func receive<Pieces: AsyncSequence>(
        _ pieces: Pieces, of id: Identifier128, at offset: Int64, stating digest: PieceDigest?,
        as principal: Principal
    ) async throws -> IntakeProgress where Pieces.Element == [UInt8] {
        let upload = try await store.upload(id, as: principal)
        switch upload.state {
        case .receiving: break
        case .done(let asset, let arrival): return .filed(asset, arrival)
        case .refused(let reason): throw IntakeRefusal(.unsuitable, reason)
        }
        let opened = try await opened(upload, as: principal)
        let number = try await opened.begin(at: offset)
        do {
            try await take(pieces, opened, number, from: offset, stating: digest)
        } catch let refusal as IntakeRefusal where refusal.code == .tooLarge {
            try await end(opened, refusedBecause: refusal.message, as: principal)
            throw refusal
        } catch let error as MediaStorageError where error.code == .invalidRange {
            // Another connection was quicker between the look and the writing.
            throw IntakeRefusal(.offset, "The upload goes on over another connection.")
        } catch let error as MediaStorageError where error.code == .diskFull {
            // What has arrived would only keep the disk full.
            let reason = "The studio's disk is full: make room there, then send the file again."
            try await end(opened, refusedBecause: reason, as: principal)
            throw IntakeRefusal(.noRoom, reason)
        } catch {
            if digest != nil, (try? opened.check(number)) != nil { try await opened.file.takeBack() }
            throw error
        }
        guard opened.isWhole else { return .received(opened.file.byteCount) }
        return try await finish(opened, as: principal)
    }

    /// Ends an upload; nothing of it is kept.
    public func cancel(_ id: Identifier128, as principal: Principal) async throws {
        let upload = try await store.upload(id, as: principal)
        try await store.endUpload(id, refusedBecause: nil, as: principal)
        open.withLock { $0[id] = nil }
        if upload.state == .receiving { await media.removeStagedFile(id) }
    }

    /// Removes what rests for longer than ``Upload/rest``, and what a process left that was ended.
    public func sweep(as principal: Principal) async throws {
        for id in try await store.sweepUploads(staged: media.stagedFiles(), as: principal) {
            open.withLock { $0[id] = nil }
            await media.removeStagedFile(id)
        }
    }

    private func opened(_ upload: Upload, as principal: Principal) async throws -> OpenUpload {
        if let known = open.withLock({ $0[upload.id] }) { return known }
        guard let file = try await staged(upload.id) else {
            try await store.endUpload(upload.id, refusedBecause: nil, as: principal)
            throw IntakeRefusal(.gone, "The upload is no longer here: send the file again.")
        }
        return open.withLock { open in
            // Two requests after a start may both have opened it; the first one counts.
            let opened = open[upload.id] ?? OpenUpload(upload, file)
            open[upload.id] = opened
            return opened
        }
    }

    /// What an earlier process has received; nil when it is gone.
    private func staged(_ id: Identifier128) async throws -> StagedFile? {
        do {
            return try await media.stagedFile(id, isNew: false)
        } catch {
            if error.code == .missing { return nil }
            throw error
        }
    }

    private func take<Pieces: AsyncSequence>(
        _ pieces: Pieces, _ opened: OpenUpload, _ number: Int, from offset: Int64, stating digest: PieceDigest?
    ) async throws where Pieces.Element == [UInt8] {
        if digest != nil { opened.file.mark() }
        let computed = digest.flatMap { PieceChecksum($0.algorithm) }
        var position = offset
        for try await piece in pieces {
            try opened.check(number)
            guard position + Int64(piece.count) <= opened.upload.byteCount else {
                throw IntakeRefusal(
                    .tooLarge,
                    "“\(opened.upload.name)” brought more than the \(opened.upload.byteCount) bytes that were announced."
                )
            }
            computed?.update(piece)
            try await opened.file.append(piece, at: position)
            position += Int64(piece.count)
        }
        try opened.check(number)
        guard let digest, let computed else { return }
        guard computed.finish() == digest.bytes else {
            throw IntakeRefusal(
                .checksum, "The piece from byte \(offset) on did not arrive as it was sent: send it again.")
        }
        opened.file.keep()
    }

    // MARK: Filing

    /// Looks into a file that has arrived whole, and files it.
    private func finish(_ opened: OpenUpload, as principal: Principal) async throws -> IntakeProgress {
        guard opened.beginFinishing() else {
            throw IntakeRefusal(.offset, "The file is being looked into: ask again in a moment.")
        }
        defer { opened.endFinishing() }
        let upload = opened.upload
        do {
            let (card, format, facts) = try await inspect(opened)
            let entry = try await media.adopt(opened.file)
            let file = AssetFile(
                hash: entry.hash, byteCount: entry.byteCount, format: format.title, mediaType: format.mediaType,
                kind: card.kind, facts: facts)
            let plan = RunPlan(
                revision: Revision(0), tier: .draft, jobs: tools.derive(entry.hash, card.kind, facts))
            let (asset, arrival) = try await store.addAsset(
                card, of: file, to: upload.project, ending: upload.id, preparing: plan, as: principal)
            open.withLock { $0[upload.id] = nil }
            await media.removeStagedFile(upload.id)
            return .filed(asset.id, arrival)
        } catch let refusal as FormatRefusal {
            let reason = "“\(upload.name)” was not taken. \(refusal.message)"
            try await end(opened, refusedBecause: reason, as: principal)
            throw IntakeRefusal(.unsuitable, reason)
        } catch let refusal as IntakeRefusal {
            let reason = "“\(upload.name)” was not taken. \(refusal.message)"
            try await end(opened, refusedBecause: reason, as: principal)
            throw IntakeRefusal(.unsuitable, reason)
        }
    }

    /// What the file is, by its content.
    @concurrent private func inspect(_ opened: OpenUpload) async throws -> (AssetCard, FileFormat, AssetFacts) {
        let reading = try FileInspector.read(StagedBytes(opened.file))
        var kind = reading.kind
        var facts = reading.facts.assetFacts
        if let demuxer = reading.format.ffmpegDemuxer {
            let found = try await tools.probe(opened.file.path, demuxer)
            facts.add(found, isStill: kind == .image)
            if kind == .video, found.hasPicture != true {
                guard found.hasSound == true else {
                    throw IntakeRefusal(.unsuitable, "There is neither picture nor sound in it.")
                }
                kind = .audio
            }
        }
        let limit = limits.bytes(of: kind)
        guard opened.file.byteCount <= limit else {
            throw IntakeRefusal(
                .tooLarge,
                "It has \(ByteCount(opened.file.byteCount)); at most \(ByteCount(limit)) are taken of the kind \(kind.title)."
            )
        }
        let name = AssetName(fileName: opened.upload.name, format: reading.format).text
        return (AssetCard(kind: kind, name: name), reading.format, facts)
    }

    private func end(_ opened: OpenUpload, refusedBecause reason: String, as principal: Principal) async throws {
        open.withLock { $0[opened.upload.id] = nil }
        await media.removeStagedFile(opened.upload.id)
        try await store.endUpload(opened.upload.id, refusedBecause: reason, as: principal)
    }
}

/// A staged file as the inspector reads it.
private struct StagedBytes: ByteSource {
    let file: StagedFile
    let byteCount: Int64

    init(_ file: StagedFile) {
        self.file = file
        byteCount = file.byteCount
    }

    func read(_ count: Int, at offset: Int64) throws -> [UInt8] { try file.read(count, at: offset) }
}

extension AssetFacts {
    /// Takes over what a probe has found, of a picture that stands only what such a picture has.
    fileprivate mutating func add(_ found: AssetFacts, isStill: Bool) {
        width = width ?? found.width
        height = height ?? found.height
        guard !isStill else { return codec = found.codec }
        duration = found.duration
        rate = found.rate
        codec = found.codec
        hasPicture = found.hasPicture
        hasSound = found.hasSound
        channels = found.channels
        sampleRate = found.sampleRate
        title = title ?? found.title
    }
}
