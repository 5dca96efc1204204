import Execution
import Foundation
import GRDB
import GraphCore
import Persistence
import ProductionModel

/// Tags as the one column of an asset: a list of texts.
struct TagsColumn {
    let tags: [String]

    init(_ tags: [String]) { self.tags = tags }

    init(bytes: Data) throws {
        guard case .list(let values) = try decodedValue(bytes) else { throw unreadableAsset("tags") }
        tags = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    var bytes: Data { Data(Value.list(tags.map(Value.text)).encoded) }
}

/// Fields as one column: a record.
struct FieldsColumn {
    let fields: [FieldKey: Value]

    init(_ fields: [FieldKey: Value]) { self.fields = fields }

    init(bytes: Data) throws {
        guard case .record(let fields) = try decodedValue(bytes) else { throw unreadableAsset("fields") }
        self.fields = fields
    }

    var bytes: Data { Data(Value.record(fields).encoded) }
}

/// What is known of a file as one column: a record of what there is.
struct FactsColumn {
    private static var numbers: [(FieldKey, WritableKeyPath<AssetFacts, Int64?>)] {
        [
            ("width", \.width), ("height", \.height), ("duration", \.duration), ("channels", \.channels),
            ("sample_rate", \.sampleRate), ("tensors", \.tensors), ("parameters", \.parameters), ("rank", \.rank),
            ("size", \.size), ("scenes", \.scenes),
        ]
    }
    private static var texts: [(FieldKey, WritableKeyPath<AssetFacts, String?>)] {
        [("codec", \.codec), ("base_model", \.baseModel), ("title", \.title)]
    }
    private static var flags: [(FieldKey, WritableKeyPath<AssetFacts, Bool?>)] {
        [("has_picture", \.hasPicture), ("has_sound", \.hasSound)]
    }

    let facts: AssetFacts

    init(_ facts: AssetFacts) { self.facts = facts }

    init(bytes: Data) throws {
        let fields = try FieldsColumn(bytes: bytes).fields
        var facts = AssetFacts()
        for (key, path) in FactsColumn.numbers {
            if case .integer(let number)? = fields[key] { facts[keyPath: path] = number }
        }
        for (key, path) in FactsColumn.texts { if case .text(let text)? = fields[key] { facts[keyPath: path] = text } }
        for (key, path) in FactsColumn.flags { if case .bool(let flag)? = fields[key] { facts[keyPath: path] = flag } }
        if case .text(let text)? = fields["rate"] { facts.rate = FrameRate(text: text) }
        if case .list(let words)? = fields["triggers"] {
            facts.triggers = words.compactMap { if case .text(let text) = $0 { text } else { nil } }
        }
        self.facts = facts
    }

    var bytes: Data {
        var fields: [FieldKey: Value] = [:]
        for (key, path) in FactsColumn.numbers { fields[key] = facts[keyPath: path].map(Value.integer) }
        for (key, path) in FactsColumn.texts { fields[key] = facts[keyPath: path].map(Value.text) }
        for (key, path) in FactsColumn.flags { fields[key] = facts[keyPath: path].map(Value.bool) }
        if let rate = facts.rate { fields["rate"] = .text("\(rate.numerator)/\(rate.denominator)") }
        if !facts.triggers.isEmpty { fields["triggers"] = .list(facts.triggers.map(Value.text)) }
        return FieldsColumn(fields).bytes
    }
}

/// A named search as one column: a record of what it asks for.
struct QueryColumn {
    let query: AssetQuery

    init(_ query: AssetQuery) { self.query = query }

    init(bytes: Data) throws {
        let fields = try FieldsColumn(bytes: bytes).fields
        var query = AssetQuery(in: [])
        if case .text(let text)? = fields["text"] { query.text = text }
        if case .text(let tag)? = fields["tag"] { query.tag = tag }
        if case .integer(let rating)? = fields["rating"] { query.rating = Int(clamping: rating) }
        if case .list(let kinds)? = fields["kinds"] {
            query.kinds = kinds.compactMap { if case .text(let kind) = $0 { AssetKind(rawValue: kind) } else { nil } }
        }
        self.query = query
    }

    var bytes: Data {
        var fields: [FieldKey: Value] = [:]
        if !query.text.isEmpty { fields["text"] = .text(query.text) }
        fields["tag"] = query.tag.map(Value.text)
        if query.rating > 0 { fields["rating"] = .integer(Int64(query.rating)) }
        if !query.kinds.isEmpty { fields["kinds"] = .list(query.kinds.map { .text($0.rawValue) }) }
        return FieldsColumn(fields).bytes
    }
}

private func decodedValue(_ bytes: Data) throws -> Value {
    try decoding { () throws(CodecError) in try Value(decoding: [UInt8](bytes)) }
}

private func unreadableAsset(_ what: String) -> StoreError {
    StoreError(.unavailable, "The \(what) of an asset cannot be read.", in: "asset")
}
