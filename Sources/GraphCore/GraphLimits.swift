/// The sizes that documents and messages keep to, so that malformed input exhausts neither memory nor stack.
public enum GraphLimits {
    /// Lists and records inside each other.
    public static let valueDepth = 128
    /// Bytes of UTF-8 in one text, and of a value that is not understood.
    public static let textBytes = 1 << 20
    /// Bytes of UTF-8 in a title or in a change's label.
    public static let titleBytes = 1024
    /// Fields of one node, wire or record, and elements of one list.
    public static let elements = 1 << 16
    /// Nodes of a document.
    public static let nodes = 1 << 18
    /// Wires of a document.
    public static let wires = 1 << 19
    /// Operations of a change.
    public static let operations = 1 << 20
    /// Bytes of an encoded message.
    public static let messageBytes = 1 << 28
}

extension Value {
    /// Whether the value keeps to the limits and its bytes would be read back as the same value.
    public var isStorable: Bool { isStorable(depth: 1) }

    private func isStorable(depth: Int) -> Bool {
        guard depth <= GraphLimits.valueDepth else { return false }
        return switch self {
        case .bool, .integer, .decimal, .frames, .choice, .colour, .vector, .reference: true
        case .text(let text): text.byteCount <= GraphLimits.textBytes
        case .list(let values):
            values.count <= GraphLimits.elements
                && values.allSatisfy { $0.isStorable(depth: depth + 1) }
        case .record(let fields):
            fields.count <= GraphLimits.elements
                && fields.values.allSatisfy { $0.isStorable(depth: depth + 1) }
        case .unknown(let tag, let bytes): ValueTag(rawValue: tag) == nil && bytes.count <= GraphLimits.textBytes
        }
    }
}
