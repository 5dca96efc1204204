import AssetFormats
import Synchronization
import Testing

/// A file in memory: some bytes, and zeros behind them up to its size.
final class MemorySource: ByteSource {
    let byteCount: Int64
    private let bytes: [UInt8]
    private let reads = Mutex((count: 0, bytes: 0))

    init(_ bytes: [UInt8], byteCount: Int64? = nil) {
        self.bytes = bytes
        self.byteCount = byteCount ?? Int64(bytes.count)
    }

    /// How many bytes were handed out.
    var bytesRead: Int { reads.withLock { $0.bytes } }

    /// How often bytes were asked for.
    var readCount: Int { reads.withLock { $0.count } }

    func read(_ count: Int, at offset: Int64) -> [UInt8] {
        precondition(count >= 0 && offset >= 0 && offset <= byteCount, "a reader must stay inside the file")
        let end = min(byteCount, offset + Int64(count))
        reads.withLock { $0 = ($0.count + 1, $0.bytes + Int(end - offset)) }
        let stored = min(Int64(bytes.count), offset)..<min(Int64(bytes.count), end)
        let known = Array(bytes[Int(stored.lowerBound)..<Int(stored.upperBound)])
        return known + [UInt8](repeating: 0, count: Int(end - offset) - known.count)
    }
}

/// What the inspector says of bytes.
func reading(of bytes: [UInt8]) throws -> FileReading { try FileInspector.read(MemorySource(bytes)) }

/// Why the inspector does not take bytes; the test fails when it does, or when something else is thrown.
func refusal(of bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) -> FormatRefusal? {
    let refusal = #expect(throws: FormatRefusal.self, sourceLocation: sourceLocation) { try reading(of: bytes) }
    #expect(
        refusal.map { isSentence($0.message) } != false, "\(refusal?.message ?? "")", sourceLocation: sourceLocation)
    return refusal
}

/// Begins with a capital or a number, ends with a full stop or a question mark, and says what to do behind a colon.
func isSentence(_ message: String) -> Bool {
    let first = message.first.map { $0.isUppercase || $0.isNumber } ?? false
    return first && (message.hasSuffix(".") || message.hasSuffix("?")) && message.contains(": ")
        && !message.contains("  ")
}

extension [UInt8] {
    /// The characters of a text, one byte each.
    init(latin text: String) { self = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

    /// A number in so many bytes, the most significant first.
    static func big(_ number: UInt64, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64(width - 1 - $0))) }
    }

    /// A number in so many bytes, the least significant first.
    static func little(_ number: UInt64, _ width: Int) -> [UInt8] { big(number, width).reversed() }

    /// The same with some bytes written over.
    func patched(_ bytes: [UInt8], at offset: Int) -> [UInt8] {
        var copy = self
        copy.replaceSubrange(offset..<offset + bytes.count, with: bytes)
        return copy
    }
}
