// The functions that WebAssembly exports; native builds have the same symbols, and tests call them too.
//
// A message crosses as (pointer, length). The caller allocates requests with `graphcore_allocate` and gives them back
// with `graphcore_deallocate`; an answer stays in the session until its next call. Pointers are the caller's promise:
// every function reads only the stated lengths, and never keeps a request.

/// A session with the answer of its last call.
private final class BoundarySession {
    let session: GraphSession
    private(set) var answer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count: Int

    init(session: GraphSession, answer: [UInt8]) {
        self.session = session
        count = answer.count
        self.answer = BoundarySession.copy(answer)
    }

    func keep(_ answer: [UInt8]) -> UInt32 {
        self.answer.deallocate()
        self.answer = BoundarySession.copy(answer)
        count = answer.count
        return UInt32(answer.count)
    }

    /// A buffer of its own: an array's storage may move.
    private static func copy(_ bytes: [UInt8]) -> UnsafeMutableBufferPointer<UInt8> {
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
        _ = buffer.initialize(from: bytes)
        return buffer
    }

    deinit { answer.deallocate() }
}

private func message(_ pointer: UnsafePointer<UInt8>?, _ count: UInt32) -> [UInt8] {
    Array(UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : Int(count)))
}

private func call(
    _ session: UnsafeMutableRawPointer, _ pointer: UnsafePointer<UInt8>?, _ count: UInt32,
    _ body: (GraphSession, [UInt8]) -> [UInt8]
) -> UInt32 {
    // The pointer came from `graphcore_open` and was not freed: the boundary's contract.
    let boundary = Unmanaged<BoundarySession>.fromOpaque(session).takeUnretainedValue()
    return boundary.keep(body(boundary.session, message(pointer, count)))
}

/// Memory for a request of so many bytes.
@_expose(wasm, "graphcore_allocate")
@_cdecl("graphcore_allocate")
public func graphcoreAllocate(_ count: UInt32) -> UnsafeMutablePointer<UInt8> {
    UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, Int(count)))
}

/// Gives back what ``graphcoreAllocate(_:)`` gave.
@_expose(wasm, "graphcore_deallocate")
@_cdecl("graphcore_deallocate")
public func graphcoreDeallocate(_ pointer: UnsafeMutablePointer<UInt8>) {
    pointer.deallocate()
}

/// Opens a session; its answer says whether catalogue and snapshot could be read (see ``GraphSession``).
@_expose(wasm, "graphcore_open")
@_cdecl("graphcore_open")
public func graphcoreOpen(
    _ catalogue: UnsafePointer<UInt8>?, _ catalogueCount: UInt32, _ snapshot: UnsafePointer<UInt8>?,
    _ snapshotCount: UInt32, _ context: UnsafePointer<UInt8>?, _ contextCount: UInt32
) -> UnsafeMutableRawPointer {
    var answer: [UInt8] = []
    let session = GraphSession(
        catalogue: message(catalogue, catalogueCount), snapshot: message(snapshot, snapshotCount),
        context: message(context, contextCount), answer: &answer)
    let boundary = BoundarySession(session: session, answer: answer)
    return Unmanaged.passRetained(boundary).toOpaque()
}

/// Frees a session with its answer.
@_expose(wasm, "graphcore_free")
@_cdecl("graphcore_free")
public func graphcoreFree(_ session: UnsafeMutableRawPointer) {
    Unmanaged<BoundarySession>.fromOpaque(session).release()
}

/// Where the last answer stands.
@_expose(wasm, "graphcore_answer")
@_cdecl("graphcore_answer")
public func graphcoreAnswer(_ session: UnsafeMutableRawPointer) -> UnsafeMutablePointer<UInt8>? {
    Unmanaged<BoundarySession>.fromOpaque(session).takeUnretainedValue().answer.baseAddress
}

/// How many bytes the answer of ``graphcoreOpen(_:_:_:_:_:_:)`` has; the other functions return theirs.
@_expose(wasm, "graphcore_answer_count")
@_cdecl("graphcore_answer_count")
public func graphcoreAnswerCount(_ session: UnsafeMutableRawPointer) -> UInt32 {
    UInt32(Unmanaged<BoundarySession>.fromOpaque(session).takeUnretainedValue().count)
}

/// ``GraphSession/perform(_:)``; returns the answer's length.
@_expose(wasm, "graphcore_perform")
@_cdecl("graphcore_perform")
public func graphcorePerform(
    _ session: UnsafeMutableRawPointer, _ request: UnsafePointer<UInt8>?, _ count: UInt32
) -> UInt32 {
    call(session, request, count) { $0.perform($1) }
}

/// ``GraphSession/receive(_:)``; returns the answer's length.
@_expose(wasm, "graphcore_receive")
@_cdecl("graphcore_receive")
public func graphcoreReceive(
    _ session: UnsafeMutableRawPointer, _ request: UnsafePointer<UInt8>?, _ count: UInt32
) -> UInt32 {
    call(session, request, count) { $0.receive($1) }
}

/// ``GraphSession/withdraw(_:)``; returns the answer's length.
@_expose(wasm, "graphcore_withdraw")
@_cdecl("graphcore_withdraw")
public func graphcoreWithdraw(
    _ session: UnsafeMutableRawPointer, _ request: UnsafePointer<UInt8>?, _ count: UInt32
) -> UInt32 {
    call(session, request, count) { $0.withdraw($1) }
}

/// ``GraphSession/undo(_:)``; returns the answer's length.
@_expose(wasm, "graphcore_undo")
@_cdecl("graphcore_undo")
public func graphcoreUndo(
    _ session: UnsafeMutableRawPointer, _ request: UnsafePointer<UInt8>?, _ count: UInt32
) -> UInt32 {
    call(session, request, count) { $0.undo($1) }
}

/// ``GraphSession/redo(_:)``; returns the answer's length.
@_expose(wasm, "graphcore_redo")
@_cdecl("graphcore_redo")
public func graphcoreRedo(
    _ session: UnsafeMutableRawPointer, _ request: UnsafePointer<UInt8>?, _ count: UInt32
) -> UInt32 {
    call(session, request, count) { $0.redo($1) }
}

/// ``GraphSession/snapshot()``; returns the answer's length.
@_expose(wasm, "graphcore_snapshot")
@_cdecl("graphcore_snapshot")
public func graphcoreSnapshot(
    _ session: UnsafeMutableRawPointer, _ request: UnsafePointer<UInt8>?, _ count: UInt32
) -> UInt32 {
    call(session, request, count) { session, _ in session.snapshot() }
}
