public import Access
public import Execution
import Foundation
public import GRDB
private import GRDBSQLite
public import GraphCore
public import Persistence
public import ProductionModel

/// A blob's bytes where SQLite keeps them until the next step, without a copy.
private func withBlob<T>(
    _ statement: SQLiteStatement, _ index: CInt, _ body: (UnsafeRawBufferPointer) -> T?
) -> T? {
    body(
        UnsafeRawBufferPointer(
            start: sqlite3_column_blob(statement, index), count: Int(sqlite3_column_bytes(statement, index))))
}

extension UnsafeRawBufferPointer {
    /// The big-endian word that begins there; the caller has looked at the count.
    fileprivate func word(at offset: Int) -> UInt64 {
        UInt64(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}

/// An id that a column holds as its 16 bytes, big-endian, so that rows sort as ids do.
public protocol RowID: DatabaseValueConvertible, StatementColumnConvertible {
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

    /// Reads a column where it stands.
    public init?(sqliteStatement: SQLiteStatement, index: CInt) {
        let bits = withBlob(sqliteStatement, index) { bytes in
            bytes.count == 16 ? Identifier128(high: bytes.word(at: 0), low: bytes.word(at: 8)) : nil
        }
        guard let bits else { return nil }
        self.init(bits)
    }
}

extension JobID: RowID {}
extension RunID: RowID {}
extension TakeID: RowID {}
extension WorkerID: RowID {}
extension ProjectID: RowID {}
extension UserID: RowID {}
extension ChangeID: RowID {}
extension AssetID: RowID {}

extension Identifier128 {
    /// The 16 bytes, big-endian.
    var bytes: Data {
        // The tuple's storage is exactly its two words, and `Data` copies it.
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Data($0) }
    }

    /// Reads exactly 16 bytes.
    init?(bytes: Data) {
        guard bytes.count == 16 else { return nil }
        self = bytes.withUnsafeBytes { Identifier128(high: $0.word(at: 0), low: $0.word(at: 8)) }
    }
}

extension Identifier128 {
    /// Not less than any id of a row: where paging from the newest on begins.
    static let last = Identifier128(high: .max, low: .max)
}

/// A word that a column holds as its 8 bytes, big-endian.
public protocol WordColumn: DatabaseValueConvertible, StatementColumnConvertible {
    /// The word.
    var rawValue: UInt64 { get }
    /// Wraps the word of a column.
    init(_ rawValue: UInt64)
}

extension WordColumn {
    /// What the column holds.
    public var databaseValue: DatabaseValue {
        // The storage is the one word, and `Data` copies it.
        withUnsafeBytes(of: rawValue.bigEndian) { Data($0) }.databaseValue
    }

    /// Reads what ``databaseValue`` writes; anything else is nil.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
        guard let bytes = Data.fromDatabaseValue(value), bytes.count == 8 else { return nil }
        return bytes.withUnsafeBytes { Self($0.word(at: 0)) }
    }

    /// Reads a column where it stands.
    public init?(sqliteStatement: SQLiteStatement, index: CInt) {
        let word = withBlob(sqliteStatement, index) { bytes in bytes.count == 8 ? bytes.word(at: 0) : nil }
        guard let word else { return nil }
        self.init(word)
    }
}

extension Fingerprint: WordColumn {}
extension NodeID: WordColumn {}

extension ContentHash: DatabaseValueConvertible, StatementColumnConvertible {
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

    /// Reads a column where it stands.
    public init?(sqliteStatement: SQLiteStatement, index: CInt) {
        let hash = withBlob(sqliteStatement, index) { bytes in
            bytes.count == 32
                ? ContentHash(words: (bytes.word(at: 0), bytes.word(at: 8), bytes.word(at: 16), bytes.word(at: 24)))
                : nil
        }
        guard let hash else { return nil }
        self = hash
    }
}

extension OrderKey: DatabaseValueConvertible, StatementColumnConvertible {
    /// What the column holds.
    public var databaseValue: DatabaseValue { Data(digits).databaseValue }

    /// Reads what ``databaseValue`` writes; anything else is nil.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> OrderKey? {
        Data.fromDatabaseValue(value).flatMap { OrderKey(digits: [UInt8]($0)) }
    }

    /// Reads a column where it stands.
    public init?(sqliteStatement: SQLiteStatement, index: CInt) {
        guard let key = withBlob(sqliteStatement, index, { OrderKey(digits: [UInt8]($0)) }) else { return nil }
        self = key
    }
}

extension Timestamp: DatabaseValueConvertible, StatementColumnConvertible {
    /// What the column holds.
    public var databaseValue: DatabaseValue { milliseconds.databaseValue }

    /// Reads what ``databaseValue`` writes; anything else is nil.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Timestamp? {
        Int64.fromDatabaseValue(value).map(Timestamp.init(milliseconds:))
    }

    /// Reads a column where it stands.
    public init(sqliteStatement: SQLiteStatement, index: CInt) {
        self.init(milliseconds: sqlite3_column_int64(sqliteStatement, index))
    }
}

/// A count that a column holds as an integer.
public protocol CountColumn: DatabaseValueConvertible, StatementColumnConvertible {
    /// The count.
    var number: UInt64 { get }
    /// Wraps the count of a column.
    init(_ number: UInt64)
}

extension CountColumn {
    /// What the column holds.
    public var databaseValue: DatabaseValue { Int64(clamping: number).databaseValue }

    /// Reads what ``databaseValue`` writes; anything else is nil.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
        Int64.fromDatabaseValue(value).flatMap(UInt64.init(exactly:)).map(Self.init)
    }

    /// Reads a column where it stands.
    public init?(sqliteStatement: SQLiteStatement, index: CInt) {
        guard let number = UInt64(exactly: sqlite3_column_int64(sqliteStatement, index)) else { return nil }
        self.init(number)
    }
}

extension Revision: CountColumn {}
extension FencingToken: CountColumn {}

extension FieldKey: DatabaseValueConvertible, StatementColumnConvertible {
    /// What the column holds.
    public var databaseValue: DatabaseValue { name.databaseValue }

    /// Reads what ``databaseValue`` writes; anything else is nil.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> FieldKey? {
        String.fromDatabaseValue(value).flatMap { FieldKey($0) }
    }

    /// Reads a column where it stands.
    public init?(sqliteStatement: SQLiteStatement, index: CInt) {
        self.init(String(sqliteStatement: sqliteStatement, index: index))
    }
}

extension JobState: DatabaseValueConvertible, StatementColumnConvertible {}
extension Determinism: DatabaseValueConvertible, StatementColumnConvertible {}
extension QualityTier: DatabaseValueConvertible, StatementColumnConvertible {}
extension PriorityClass: DatabaseValueConvertible, StatementColumnConvertible {}
extension MediaKind: DatabaseValueConvertible, StatementColumnConvertible {}
extension TakeVerdict: DatabaseValueConvertible, StatementColumnConvertible {}
extension Role: DatabaseValueConvertible, StatementColumnConvertible {}
extension RunPurpose: DatabaseValueConvertible, StatementColumnConvertible {}
extension AssetKind: DatabaseValueConvertible, StatementColumnConvertible {}
extension Arrival: DatabaseValueConvertible, StatementColumnConvertible {}

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
