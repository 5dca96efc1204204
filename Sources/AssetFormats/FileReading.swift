public import ProductionModel

/// What a file is, by its content.
public struct FileReading: Hashable, Sendable {
    /// The format.
    public let format: FileFormat
    /// What such a file usually is; ``AssetKind/alternatives`` are what it may be filed under.
    public let kind: AssetKind
    /// What its head says.
    public let facts: FileFacts

    /// A reading from its parts.
    public init(format: FileFormat, kind: AssetKind, facts: FileFacts) {
        self.format = format
        self.kind = kind
        self.facts = facts
    }

    init(_ format: FileFormat, kind: AssetKind? = nil, _ facts: FileFacts = .media) {
        self.init(format: format, kind: kind ?? format.kinds[0], facts: facts)
    }
}
