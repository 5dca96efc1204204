/// The points that a person leads a wire over, from its source on: a field that every wire may have, and no function
/// reads.
package enum WireRoute {
    /// The field's name.
    package static let key: FieldKey = "route"
    /// A wire is led over so many points at most.
    package static let limit = 32

    /// x and y of each point in turn, in eighths of a pixel.
    package static let spec = FieldSpec(
        key: key, title: "Route", type: .list(.integer(Int64(Int32.min)...Int64(Int32.max)), limit: 2 * limit),
        defaultValue: .list([]), help: "The points that the wire is led over.", reader: .studio)

    /// x and y of each point of a wire in turn; nothing where its field is something else.
    static func places(of wire: Wire) -> [Int32] {
        guard !wire.fields.isEmpty, case .list(let numbers)? = wire.fields[key] else { return [] }
        var places: [Int32] = []
        for case .integer(let number) in numbers.prefix(2 * limit) { places.append(Int32(clamping: number)) }
        if places.count % 2 == 1 { places.removeLast() }
        return places
    }
}
