public import GraphCore
internal import ProductionModel

/// The take that a person chose for a node, in its field `take`.
public enum TakePin {
    /// The pin's field: empty, or one reference to the take's row.
    public static let key: FieldKey = "take"

    static let field = FilmField.list(
        FieldLabel(
            TakePin.key, "Take", help: "The take that stands for this; while none is chosen, the newest does.",
            reader: .studio),
        of: .reference, limit: 1)

    /// The row of the take that a node's fields choose; nil when they choose none.
    public static func take(in fields: [FieldKey: Value]) -> Identifier128? {
        guard case .list(let choice)? = fields[key], case .reference(.asset(let take))? = choice.first else {
            return nil
        }
        return take
    }
}
