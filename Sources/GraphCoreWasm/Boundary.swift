// The functions that WebAssembly exports; native builds have the same symbols, and tests call them too.
//
// A message crosses as (pointer, length). The caller allocates requests with `graphcore_allocate` and gives them back
// with `graphcore_deallocate`; an answer stays in the session until its next call. Pointers are the caller's promise:
// every function reads only the stated lengths, and never keeps a request.

internal import GraphCore

/// A session with the answer of its last call, and its last view.
private final class BoundarySession {
    let session: GraphSession
    private(set) var answer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count: Int
    private(set) var words = UnsafeMutablePointer<Int32>.allocate(capacity: 1024)
    private var capacity = 1024

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

    func view(_ left: Int32, _ top: Int32, _ right: Int32, _ bottom: Int32) -> Int {
        let area = CanvasRect(left: Int64(left), top: Int64(top), right: Int64(right), bottom: Int64(bottom))
        return session.view(area, words(_:))
    }

    /// Room for so many words; it grows by half at least, so that zooming out does not allocate every frame.
    private func words(_ count: Int) -> UnsafeMutablePointer<Int32> {
        if count > capacity {
            words.deallocate()
            capacity = count + count / 2
            words = .allocate(capacity: capacity)
        }
        return words
    }

    deinit {
        answer.deallocate()
        words.deallocate()
    }
}

private func message(_ pointer: UnsafePointer<UInt8>?, _ count: UInt32) -> [UInt8] {
    Array(UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : Int(count)))
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

/// ``GraphSession/answer(_:_:)``; returns the answer's length.
@_expose(wasm, "graphcore_call")
@_cdecl("graphcore_call")
public func graphcoreCall(
    _ session: UnsafeMutableRawPointer, _ call: UInt32, _ request: UnsafePointer<UInt8>?, _ count: UInt32
) -> UInt32 {
    // The pointer came from `graphcore_open` and was not freed: the boundary's contract.
    let boundary = Unmanaged<BoundarySession>.fromOpaque(session).takeUnretainedValue()
    return boundary.keep(boundary.session.answer(UInt8(clamping: call), message(request, count)))
}

/// Finds what is in view, places in eighths of a pixel; returns how many integers ``graphcoreViewWords(_:)`` has.
@_expose(wasm, "graphcore_view")
@_cdecl("graphcore_view")
public func graphcoreView(
    _ session: UnsafeMutableRawPointer, _ left: Int32, _ top: Int32, _ right: Int32, _ bottom: Int32
) -> UInt32 {
    let boundary = Unmanaged<BoundarySession>.fromOpaque(session).takeUnretainedValue()
    return UInt32(boundary.view(left, top, right, bottom))
}

/// Where the last view stands, until the next one.
@_expose(wasm, "graphcore_view_words")
@_cdecl("graphcore_view_words")
public func graphcoreViewWords(_ session: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Int32> {
    Unmanaged<BoundarySession>.fromOpaque(session).takeUnretainedValue().words
}

/// ``GraphSession/liftBy(x:y:)``.
@_expose(wasm, "graphcore_lift_by")
@_cdecl("graphcore_lift_by")
public func graphcoreLiftBy(_ session: UnsafeMutableRawPointer, _ x: Int32, _ y: Int32) {
    Unmanaged<BoundarySession>.fromOpaque(session).takeUnretainedValue().session.liftBy(x: x, y: y)
}
