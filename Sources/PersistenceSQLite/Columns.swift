public import Access
public import Execution
import Foundation
public import GRDB
public import GraphCore
public import Persistence
public import ProductionModel

/// An id that a column holds as its 16 bytes, big-endian, so that rows sort as ids do.
public protocol RowID: DatabaseValueConvertible {
    /// The id's 128 bits.
    var bits: Identifier128 { get }
    /// Wraps the bits of a column.
    init(_ bits: Identifier128)
}

extension RowID {
    /// What the column holds.
    public var databaseValue: DatabaseValue { bits.bytes.databaseValue }

    /// Reads what ``databaseValue`` writes; anything else is nil.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
        Data.fromDatabaseValue(value).flatMap(Identifier128.init(bytes:)).map(Self.init)
    }
}

extension JobID: RowID {}
extension RunID: RowID {}
extension TakeID: RowID {}
extension WorkerID: RowID {}
extension ProjectID: RowID {}
extension UserID: RowID {}
extension ChangeID: RowID {}

extension Identifier128 {
    /// The 16 bytes, big-endian.
    var bytes: Data {
        // The tuple's storage is exactly its two words, and `Data` copies it.
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Data($0) }
    }

    /// Reads exactly 16 bytes.
    init?(bytes: Data) {
        guard bytes.count == 16 else { return nil }
        self.init(high: UInt64(bigEndianBytes: bytes.prefix(8)), low: UInt64(bigEndianBytes: bytes.suffix(8)))
    }
}

extension UInt64 {
    fileprivate init(bigEndianBytes bytes: Data) { self = bytes.reduce(0) { $0 << 8 | UInt64($1) } }
}

extension Identifier128 {
    /// Not less than any id of a row: where paging from the newest on begins.
    static let last = Identifier128(high: .max, low: .max)
}

extension Fingerprint: DatabaseValueConvertible {
    /// What the column holds.
    public var databaseValue: DatabaseValue {
        // The storage is the one word, and `Data` copies it.
        withUnsafeBytes(of: rawValue.bigEndian) { Data($0) }.databaseValue
    }

    /// Reads what ``databaseValue`` writes; anything else is nil.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Fingerprint? {
        guard let bytes = Data.fromDatabaseValue(value), bytes.count == 8 else { return nil }
        return Fingerprint(UInt64(bigEndianBytes: bytes))
    }
}

extension NodeID: DatabaseValueConvertible {
    /// What the column holds.
    public var databaseValue: DatabaseValue {
        // The storage is the one word, and `Data` copies it.
        withUnsafeBytes(of: rawValue.bigEndian) { Data($0) }.databaseValue
    }

    /// Reads what ``databaseValue`` writes; anything else is nil.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> NodeID? {
        guard let bytes = Data.fromDatabaseValue(value), bytes.count == 8 else { return nil }
        return NodeID(UInt64(bigEndianBytes: bytes))
    }
}

extension ContentHash: DatabaseValueConvertible {
    /// What the column holds.
    public var databaseValue: DatabaseValue {
        let words = (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
        // The tuple's storage is exactly its four words, and `Data` copies it.
        return withUnsafeBytes(of: words) { Data($0) }.databaseValue
    }

    /// Reads what ``databaseValue`` writes; anything else is nil.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> ContentHash? {
        Data.fromDatabaseValue(value).flatMap { ContentHash(bytes: $0) }
    }
}

extension OrderKey: DatabaseValueConvertible {
    /// What the column holds.
    public var databaseValue: DatabaseValue { Data(digits).databaseValue }

    /// Reads what ``databaseValue`` writes; anything else is nil.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> OrderKey? {
        Data.fromDatabaseValue(value).flatMap { OrderKey(digits: [UInt8]($0)) }
    }
}

extension Timestamp: DatabaseValueConvertible {
    /// What the column holds.
    public var databaseValue: DatabaseValue { milliseconds.databaseValue }

    /// Reads what ``databaseValue`` writes; anything else is nil.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Timestamp? {
        Int64.fromDatabaseValue(value).map(Timestamp.init(milliseconds:))
    }
}

extension Revision: DatabaseValueConvertible {
    /// What the column holds.
    public var databaseValue: DatabaseValue { Int64(clamping: number).databaseValue }

    /// Reads what ``databaseValue`` writes; anything else is nil.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Revision? {
        Int64.fromDatabaseValue(value).flatMap(UInt64.init(exactly:)).map(Revision.init)
    }
}

extension FencingToken: DatabaseValueConvertible {
    /// What the column holds.
    public var databaseValue: DatabaseValue { Int64(clamping: number).databaseValue }

    /// Reads what ``databaseValue`` writes; anything else is nil.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> FencingToken? {
        Int64.fromDatabaseValue(value).flatMap(UInt64.init(exactly:)).map(FencingToken.init)
    }
}

extension FieldKey: DatabaseValueConvertible {
    /// What the column holds.
    public var databaseValue: DatabaseValue { name.databaseValue }

    /// Reads what ``databaseValue`` writes; anything else is nil.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> FieldKey? {
        String.fromDatabaseValue(value).flatMap { FieldKey($0) }
    }
}

extension JobState: DatabaseValueConvertible {}
extension Determinism: DatabaseValueConvertible {}
extension QualityTier: DatabaseValueConvertible {}
extension PriorityClass: DatabaseValueConvertible {}
extension MediaKind: DatabaseValueConvertible {}
extension Role: DatabaseValueConvertible {}

extension EventStream: DatabaseValueConvertible {
    /// What the column holds.
    public var databaseValue: DatabaseValue {
        switch self {
        case .project(let project): project.databaseValue
        case .studio: Data().databaseValue
        }
    }

    /// Reads what ``databaseValue`` writes; anything else is nil.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> EventStream? {
        guard let bytes = Data.fromDatabaseValue(value) else { return nil }
        return bytes.isEmpty ? .studio : Identifier128(bytes: bytes).map { .project(ProjectID($0)) }
    }
}

/// A job's subject as its two columns.
extension JobSubject {
    var kindColumn: String {
        switch self {
        case .node: "node"
        case .media: "media"
        case .export: "export"
        }
    }

    var valueColumn: DatabaseValue {
        switch self {
        case .node(let node): node.databaseValue
        case .media(let hash): hash.databaseValue
        case .export(let id): id.bytes.databaseValue
        }
    }

    init?(kind: String, value: DatabaseValue) {
        switch kind {
        case "node":
            guard let node = NodeID.fromDatabaseValue(value) else { return nil }
            self = .node(node)
        case "media":
            guard let hash = ContentHash.fromDatabaseValue(value) else { return nil }
            self = .media(hash)
        case "export":
            guard let id = Data.fromDatabaseValue(value).flatMap(Identifier128.init(bytes:)) else { return nil }
            self = .export(id)
        default: return nil
        }
    }
}
