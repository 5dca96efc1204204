/// What of a file a request asks for (RFC 9110, section 14).
enum ByteRange: Hashable {
    /// All of it: no range, one of another unit, several of them, or one that makes no sense.
    case whole
    /// These bytes.
    case part(Range<Int64>)
    /// Bytes that the file does not have.
    case unsatisfiable

    /// Reads a `Range` header for a file of that size.
    init(_ header: String?, byteCount: Int64) {
        self = .whole
        guard let header, header.lowercased().hasPrefix("bytes=") else { return }
        let spec = header.dropFirst("bytes=".count).filter { $0 != " " }
        let halves = spec.split(separator: "-", omittingEmptySubsequences: false)
        guard halves.count == 2, !spec.contains(",") else { return }
        if halves[0].isEmpty {
            guard let length = ByteRange.number(halves[1]) else { return }
            self = length > 0 && byteCount > 0 ? .part(max(0, byteCount - length)..<byteCount) : .unsatisfiable
            return
        }
        guard let first = ByteRange.number(halves[0]) else { return }
        guard first < byteCount else {
            self = .unsatisfiable
            return
        }
        if halves[1].isEmpty {
            self = .part(first..<byteCount)
        } else if let last = ByteRange.number(halves[1]), last >= first {
            self = .part(first..<min(last + 1, byteCount))
        }
    }

    /// Digits only; what is beyond every file counts as the largest number.
    private static func number(_ text: Substring) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int64(text).map { min($0, Int64.max - 1) } ?? Int64.max - 1
    }
}
