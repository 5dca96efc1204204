internal import GraphCore

/// One open canvas behind the byte boundary: requests and answers are messages, so that a page, a native test and a
/// script drive it alike. `Docs/codec.md` states the bytes.
public final class GraphSession {
    /// What the first byte of an answer says.
    public enum Status: UInt8 {
        /// Done; the rest of the answer depends on the request.
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

    private var client: ClientDocument?

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
            guard let words = BoundaryBytes.words(context, count: 3) else {
                throw CodecError(.truncated, at: context.count)
            }
            client = ClientDocument(
                document: document, revision: Revision(words[2]),
                author: UserID(Identifier128(high: words[0], low: words[1])), catalogue: rules)
            answer = [Status.done.rawValue]
        } catch {
            answer = BoundaryBytes.unreadable(error)
        }
    }

    /// Makes an edit of this author.
    ///
    /// - Parameter request: an encoded ``Change``, of which id, label and operations count.
    /// - Returns: ``Status/done`` and the encoded change with author, base and inverses, to be sent to the server; or
    ///   ``Status/refused``.
    public func perform(_ request: [UInt8]) -> [UInt8] {
        answer(to: request) { client, change throws(GraphError) in
            try client.perform(id: change.id, label: change.label, change.operations).encoded
        }
    }

    /// Takes in a change from the server's log.
    ///
    /// - Parameter request: the revision (8 bytes, big-endian), then the encoded ``Change``.
    /// - Returns: ``Status/done`` and, for each own change that no longer fits, its id (16 bytes), the rule's code and
    ///   the reason behind its length (2 bytes, big-endian); or ``Status/outOfStep``.
    public func receive(_ request: [UInt8]) -> [UInt8] {
        guard let revision = BoundaryBytes.words(Array(request.prefix(8)), count: 1)?.first else {
            return BoundaryBytes.unreadable(CodecError(.truncated, at: request.count))
        }
        var isOutOfStep = false
        let answer = answer(to: Array(request.dropFirst(8))) { client, change throws(GraphError) in
            switch client.receive(change, revision: Revision(revision)) {
            case .merged(let refused): return refused.flatMap { BoundaryBytes.refusal($0) }
            case .known: return []
            case .outOfStep:
                isOutOfStep = true
                return []
            }
        }
        return isOutOfStep ? [Status.outOfStep.rawValue] : answer
    }

    /// Takes away a pending change that the server refused.
    ///
    /// - Parameter request: its id, 16 bytes.
    /// - Returns: like ``receive(_:)``, for the later changes that needed it.
    public func withdraw(_ request: [UInt8]) -> [UInt8] {
        stepping(request) { client, id throws(GraphError) in
            client.withdraw(id).flatMap { BoundaryBytes.refusal($0) }
        }
    }

    /// Takes back the author's last step.
    ///
    /// - Parameter request: the id of the change that does it, 16 bytes.
    /// - Returns: like ``perform(_:)``.
    public func undo(_ request: [UInt8]) -> [UInt8] {
        stepping(request) { client, id throws(GraphError) in try client.undo(id: id).encoded }
    }

    /// Makes the last undone step again.
    ///
    /// - Parameter request: the id of the change that does it, 16 bytes.
    /// - Returns: like ``perform(_:)``.
    public func redo(_ request: [UInt8]) -> [UInt8] {
        stepping(request) { client, id throws(GraphError) in try client.redo(id: id).encoded }
    }

    /// The document as the author sees it.
    ///
    /// - Returns: ``Status/done`` and the encoded ``GraphDocument``.
    public func snapshot() -> [UInt8] {
        guard let client else { return [Status.closed.rawValue] }
        return [Status.done.rawValue] + client.document.encoded
    }

    private func answer(
        to request: [UInt8], _ body: (inout ClientDocument, Change) throws(GraphError) -> [UInt8]
    ) -> [UInt8] {
        let change: Change
        do throws(CodecError) { change = try Change(decoding: request) } catch {
            return BoundaryBytes.unreadable(error)
        }
        return edit { client throws(GraphError) in try body(&client, change) }
    }

    private func stepping(
        _ request: [UInt8], _ body: (inout ClientDocument, ChangeID) throws(GraphError) -> [UInt8]
    ) -> [UInt8] {
        guard let words = BoundaryBytes.words(request, count: 2) else {
            return BoundaryBytes.unreadable(CodecError(.truncated, at: request.count))
        }
        let id = ChangeID(Identifier128(high: words[0], low: words[1]))
        return edit { client throws(GraphError) in try body(&client, id) }
    }

    private func edit(_ body: (inout ClientDocument) throws(GraphError) -> [UInt8]) -> [UInt8] {
        // Taken out while it is edited, so that its storage has one owner and is not copied.
        guard var client = client.take() else { return [Status.closed.rawValue] }
        defer { self.client = client }
        do throws(GraphError) {
            return [Status.done.rawValue] + (try body(&client))
        } catch {
            return [Status.refused.rawValue, error.code.rawValue] + Array(error.reason.utf8)
        }
    }
}

/// The small pieces of answers.
private enum BoundaryBytes {
    /// Exactly so many big-endian words; nil for another length.
    static func words(_ bytes: [UInt8], count: Int) -> [UInt64]? {
        guard bytes.count == 8 * count else { return nil }
        return (0..<count).map { word in bytes[8 * word..<8 * word + 8].reduce(0) { $0 << 8 | UInt64($1) } }
    }

    static func unreadable(_ error: CodecError) -> [UInt8] {
        let offset = (0..<4).map { UInt8(truncatingIfNeeded: error.offset >> (24 - 8 * $0)) }
        return [GraphSession.Status.unreadable.rawValue, error.code.rawValue] + offset + Array(error.message.utf8)
    }

    static func refusal(_ refused: ClientDocument.RefusedChange) -> [UInt8] {
        let bits = refused.change.id.bits
        let id = [bits.high, bits.low].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
        }
        let reason = Array(refused.error.reason.utf8.prefix(Int(UInt16.max)))
        return id + [refused.error.code.rawValue, UInt8(reason.count >> 8), UInt8(reason.count & 0xFF)] + reason
    }
}
