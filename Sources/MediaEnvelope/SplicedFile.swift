/// A file as it would be with bytes put into a stored one: which pieces of the stored file and which others follow one
/// another. Any range of it is known without making the whole.
public struct SplicedFile: Hashable, Sendable {
    /// A part of the file.
    public enum Piece: Hashable, Sendable {
        /// These bytes of the stored file.
        case stored(Range<Int64>)
        /// Bytes that stand nowhere else.
        case inserted([UInt8])

        /// How long it is.
        public var byteCount: Int64 {
            switch self {
            case .stored(let range): range.upperBound - range.lowerBound
            case .inserted(let bytes): Int64(bytes.count)
            }
        }
    }

    /// A change of the stored file: bytes in place of a range, which may be empty.
    public struct Edit: Hashable, Sendable {
        /// What is left out of the stored file.
        public let range: Range<Int64>
        /// What stands there instead.
        public let bytes: [UInt8]

        /// An edit from its parts.
        public init(_ range: Range<Int64>, _ bytes: [UInt8]) {
            self.range = range
            self.bytes = bytes
        }
    }

    /// What it consists of, in order; none is empty.
    public let pieces: [Piece]
    /// How long it is.
    public let byteCount: Int64

    /// A stored file of that length with edits in ascending order. Nil when an edit lies outside the file or reaches into
    /// the one before it.
    public init?(of stored: Int64, _ edits: [Edit] = []) {
        var pieces: [Piece] = []
        var place: Int64 = 0
        for edit in edits {
            guard edit.range.lowerBound >= place, edit.range.upperBound <= stored else { return nil }
            pieces.append(.stored(place..<edit.range.lowerBound))
            pieces.append(.inserted(edit.bytes))
            place = edit.range.upperBound
        }
        guard stored >= place else { return nil }
        pieces.append(.stored(place..<stored))
        self.pieces = pieces.filter { $0.byteCount > 0 }
        byteCount = pieces.reduce(0) { $0 + $1.byteCount }
    }

    /// What a range of the file consists of; what of the range lies outside is left out.
    public func pieces(in range: Range<Int64>) -> [Piece] {
        var found: [Piece] = []
        var start: Int64 = 0
        for piece in pieces {
            let part = range.clamped(to: start..<(start + piece.byteCount))
            if !part.isEmpty {
                let (lower, upper) = (part.lowerBound - start, part.upperBound - start)
                switch piece {
                case .stored(let stored):
                    found.append(.stored((stored.lowerBound + lower)..<(stored.lowerBound + upper)))
                case .inserted(let bytes): found.append(.inserted(Array(bytes[Int(lower)..<Int(upper)])))
                }
            }
            start += piece.byteCount
        }
        return found
    }
}
