internal import GraphCore

/// Reads typed contents out of a node's or wire's fields; knows where it stands, for errors.
struct FieldRecord {
    let values: [FieldKey: Value]
    let path: String

    init(_ values: [FieldKey: Value], path: String) {
        self.values = values
        self.path = path
    }

    /// The field's content, or its default when it is absent.
    func read<Content>(_ field: FilmField<Content>) throws(PayloadError) -> Content {
        guard let value = values[field.key] else { return field.defaultContent }
        guard let content = field.decode(value) else {
            throw error(.badField, field.spec, "\(field.spec.title) must be \(field.allowed).")
        }
        return content
    }

    /// An error that names a field of this record.
    func error(_ code: PayloadError.Code, _ spec: FieldSpec, _ message: String) -> PayloadError {
        PayloadError(code, path: path.appending(spec.key.name), message: message)
    }
}

/// Collects fields for storing; what equals its default is left out.
struct FieldWriter {
    private(set) var fields: [FieldKey: Value] = [:]

    mutating func write<Content>(_ field: FilmField<Content>, _ content: Content) {
        let value = field.encode(content)
        if value != field.spec.defaultValue { fields[field.key] = value }
    }
}
