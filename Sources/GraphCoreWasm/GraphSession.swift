internal import GraphCore

/// One open canvas behind the byte boundary: requests and answers are bytes, so that a page, a native test and a script
/// drive it alike. `Docs/codec.md` states them.
public final class GraphSession {
    /// What the first byte of an answer says.
    public enum Status: UInt8 {
        /// Done; the rest of the answer depends on the call.
        case done = 0
        /// A rule refuses: the rule's code, then the reason.
        case refused = 1
        /// The request is not readable: the codec's code, the offset, then the message.
        case unreadable = 2
        /// The session has no document, because it could not be opened.
        case closed = 3
        /// The received change does not follow: the page fetches a snapshot.
        case outOfStep = 4
    }

    var client: ClientDocument?
    var surface: CanvasSurface
    var fingerprints: FingerprintTable
    /// What was touched since the page last asked.
    var report = GraphDelta()
    /// What was touched since the surface last followed.
    private var unseen = GraphDelta()
    /// Grows with every edit that touched something.
    private(set) var version: UInt32 = 0

    /// Opens a canvas. The answer says whether it could be read; a session that could not answers ``Status/closed``.
    ///
    /// - Parameters:
    ///   - catalogue: an encoded ``Catalogue``.
    ///   - snapshot: an encoded ``GraphDocument``.
    ///   - context: the author's id (16 bytes) and the snapshot's revision (8 bytes), both big-endian.
    public init(catalogue: [UInt8], snapshot: [UInt8], context: [UInt8], answer: inout [UInt8]) {
        do throws(CodecError) {
            let rules = try Catalogue(decoding: catalogue)
            let document = try GraphDocument(decoding: snapshot)
            var reader = ByteReader(context)
            let author = UserID(try reader.identifier())
            let revision = Revision(try reader.word())
            try reader.finish()
            surface = CanvasSurface(catalogue: rules)
            fingerprints = FingerprintTable(catalogue: rules)
            var opened = ClientDocument(document: document, revision: revision, author: author, catalogue: rules)
            _ = opened.takeTouched()
            client = opened
            followAll()
            answer = [Status.done.rawValue]
        } catch {
            surface = CanvasSurface(catalogue: Catalogue(portTypes: [], conversions: [], kinds: []))
            fingerprints = FingerprintTable(catalogue: surface.catalogue)
            answer = GraphSession.bytes(of: .unreadable(error))
        }
    }

    /// Answers a call; the first byte is a ``Status``.
    public func answer(_ call: UInt8, _ request: [UInt8]) -> [UInt8] {
        do throws(CallError) {
            guard let call = GraphCall(rawValue: call) else { throw .unreadable(CodecError(.unknownTag, at: 0)) }
            let request = try CallRequest(reading: request)
            guard client != nil else { throw .closed }
            var answer = ByteWriter()
            answer.byte(Status.done.rawValue)
            try respond(to: call, request, &answer)
            return answer.bytes
        } catch {
            return GraphSession.bytes(of: error)
        }
    }

    private func respond(
        to call: GraphCall, _ request: CallRequest, _ answer: inout ByteWriter
    ) throws(CallError) {
        switch call.rawValue {
        case ..<16: try edit(call, request, &answer)
        case ..<32: try read(call, request, &answer)
        case ..<48: try gesture(call, request, &answer)
        default: try draw(call, request, &answer)
        }
    }

    private static func bytes(of error: CallError) -> [UInt8] {
        switch error {
        case .refused(let error):
            return bytes([Status.refused.rawValue, error.code.rawValue], error.reason)
        case .unreadable(let error):
            let offset = (0..<4).map { UInt8(truncatingIfNeeded: error.offset >> (24 - 8 * $0)) }
            return bytes([Status.unreadable.rawValue, error.code.rawValue] + offset, error.message)
        case .outOfStep: return [Status.outOfStep.rawValue]
        case .closed: return [Status.closed.rawValue]
        }
    }

    private static func bytes(_ head: [UInt8], _ sentence: String) -> [UInt8] {
        var writer = ByteWriter()
        writer.raw(head)
        writer.letters(sentence)
        return writer.bytes
    }

    // MARK: Following the document

    /// The document as the author sees it; only asked for after ``answer(_:_:)`` has seen that there is one.
    var document: GraphDocument { client?.document ?? GraphDocument(root: Node(id: NodeID(0), kind: .builtIn("none"))) }

    /// Takes note of what an edit touched.
    func noteTouched() {
        guard let touched = client?.takeTouched(), !touched.isEmpty else { return }
        report.add(touched)
        unseen.add(touched)
        version &+= 1
    }

    /// Takes note that everything may be another.
    func noteReset() {
        _ = client?.takeTouched()
        report = GraphDelta()
        version &+= 1
        followAll()
    }

    /// Brings surface and fingerprints up to the document.
    func follow() {
        guard !unseen.isEmpty else { return }
        let document = document
        surface.update(
            document, changed: unseen.changed.ascendingOnce(), nodes: unseen.nodes.ascendingOnce(),
            wires: unseen.wires.ascendingOnce())
        let results = unseen.results.ascendingOnce()
        let looked = fingerprints.update(document, changed: results)
        let isForAll = results.contains(document.rootID)
        compare(isForAll ? surface.madeNodes : looked)
        unseen = GraphDelta()
    }

    func followAll() {
        let document = document
        unseen = GraphDelta()
        surface.rebuild(document)
        fingerprints.rebuild(document)
        compare(surface.madeNodes)
    }

    func compare(_ nodes: [NodeID]) {
        for id in nodes { surface.compare(id, with: fingerprints.fingerprint(of: id)) }
    }

    // MARK: The view

    /// Finds what is in view and writes it; the buffer is asked for when its size is known.
    ///
    /// - Returns: how many integers the list has.
    func view(_ area: CanvasRect, _ buffer: (Int) -> UnsafeMutablePointer<Int32>) -> Int {
        follow()
        let count = surface.cull(area)
        surface.write(to: buffer(count), version: Int32(bitPattern: version))
        return count
    }

    /// What is in view, as the page reads it from memory.
    public func view(left: Int32, top: Int32, right: Int32, bottom: Int32) -> [Int32] {
        follow()
        let count = surface.cull(
            CanvasRect(left: Int64(left), top: Int64(top), right: Int64(right), bottom: Int64(bottom)))
        return Array(unsafeUninitializedCapacity: count) { buffer, written in
            if let first = buffer.baseAddress { surface.write(to: first, version: Int32(bitPattern: version)) }
            written = count
        }
    }

    /// By how much the lifted cards are moved, in eighths of a pixel.
    public func liftBy(x: Int32, y: Int32) { surface.liftBy(x: x, y: y) }
}

extension CallRequest {
    init(reading bytes: [UInt8]) throws(CallError) {
        do throws(CodecError) { self = try CallRequest(bytes) } catch { throw .unreadable(error) }
    }
}
