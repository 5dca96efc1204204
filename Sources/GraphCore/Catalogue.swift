/// A type that ports carry, by name (`character`, `video`, …); the catalogue lists the types there are.
public struct PortType: Hashable, Sendable {
    /// The type's name.
    public let key: FieldKey
    /// What a person calls it.
    public let title: String

    /// A port type from its name.
    public init(key: FieldKey, title: String) {
        self.key = key
        self.title = title
    }
}

/// Which way a port faces.
public enum PortDirection: UInt8, Hashable, Sendable {
    case input = 0
    case output = 1
}

/// A port of a kind.
public final class PortSpec: Hashable, Sendable {
    /// The port's name in its kind and direction.
    public let key: FieldKey
    /// What a person calls it.
    public let title: String
    /// Input or output.
    public let direction: PortDirection
    /// The type it carries, a ``PortType`` key.
    public let type: FieldKey
    /// Takes any number of wires, in order.
    public let isRepeating: Bool
    /// An input without which the node cannot run.
    public let isRequired: Bool
    /// Who reads what enters this port. What nobody connected reads is in no payload and makes nothing stale.
    public let reader: FieldReader
    /// Fields that wires entering this port carry.
    public let wireFields: [FieldSpec]

    /// A port from its parts.
    public init(
        key: FieldKey, title: String, direction: PortDirection, type: FieldKey, isRepeating: Bool = false,
        isRequired: Bool = false, reader: FieldReader = .connected, wireFields: [FieldSpec] = []
    ) {
        self.key = key
        self.title = title
        self.direction = direction
        self.type = type
        self.isRepeating = isRepeating
        self.isRequired = isRequired
        self.reader = reader
        self.wireFields = wireFields
    }

    /// Equal when all parts are.
    public static func == (left: PortSpec, right: PortSpec) -> Bool {
        left.key == right.key && left.title == right.title && left.direction == right.direction
            && left.type == right.type && left.isRepeating == right.isRepeating && left.isRequired == right.isRequired
            && left.reader == right.reader && left.wireFields == right.wireFields
    }

    /// Feeds a part that equal values share.
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }

    /// Whether what enters here is read by something that is connected.
    public var isConnectedInput: Bool { direction == .input && reader == .connected }
}

/// One of the values a choice field may have.
public struct ChoiceSpec: Hashable, Sendable {
    /// The stored name.
    public let key: FieldKey
    /// What a person calls it.
    public let title: String

    /// A choice from its name.
    public init(key: FieldKey, title: String) {
        self.key = key
        self.title = title
    }
}

/// The shape of a field's values, with what is in range.
public indirect enum FieldType: Hashable, Sendable {
    case bool
    case integer(ClosedRange<Int64>)
    case decimal(from: Decimal, through: Decimal)
    case frames(ClosedRange<Int64>)
    /// At most so many bytes of UTF-8.
    case text(limit: Int, isMultiline: Bool)
    case choice([ChoiceSpec])
    case colour
    case vector
    case reference
    /// At most so many elements.
    case list(FieldType, limit: Int)
    case record([FieldSpec])
}

/// Who reads a field, or what enters a port, today.
public enum FieldReader: UInt8, Hashable, Sendable {
    /// Engines and screens that are connected read it.
    case connected = 0
    /// Stored and edited, and read once a generation engine is connected.
    case generation = 1
    /// Screens, the planner and exported files read it; no function does, so it makes no take stale.
    case studio = 2
}

/// A field of a kind or of a wire.
public final class FieldSpec: Hashable, Sendable {
    /// The stored name.
    public let key: FieldKey
    /// What a person calls it.
    public let title: String
    /// The shape and range of its values.
    public let type: FieldType
    /// The unit behind the number, such as `mm`; empty when there is none.
    public let unit: String
    /// What an absent field means.
    public let defaultValue: Value
    /// One sentence for the person who sets it.
    public let help: String
    /// Who reads it.
    public let reader: FieldReader

    /// A field from its parts.
    public init(
        key: FieldKey, title: String, type: FieldType, unit: String = "", defaultValue: Value, help: String,
        reader: FieldReader = .connected
    ) {
        self.key = key
        self.title = title
        self.type = type
        self.unit = unit
        self.defaultValue = defaultValue
        self.help = help
        self.reader = reader
    }

    /// Equal when all parts are.
    public static func == (left: FieldSpec, right: FieldSpec) -> Bool {
        left.key == right.key && left.title == right.title && left.type == right.type && left.unit == right.unit
            && left.defaultValue == right.defaultValue && left.help == right.help && left.reader == right.reader
    }

    /// Feeds a part that equal values share.
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// What a kind's nodes are to the nodes that stand in them.
public enum KindHolding: UInt8, Hashable, Sendable {
    /// They hold none.
    case nothing = 0
    /// A frame around them on the canvas; while it is folded, it stands for them.
    case frame = 1
    /// A canvas of its own, entered from this one, where it stands for them.
    case subgraph = 2
}

/// A kind of node.
public final class KindSpec: Hashable, Sendable {
    /// The stored name.
    public let key: FieldKey
    /// What a person calls it.
    public let title: String
    /// The palette's group.
    public let category: String
    /// The version of its fields.
    public let version: UInt16
    /// One sentence on what it is for.
    public let help: String
    /// Minted with the document, neither added nor removed nor drawn.
    public let isRoot: Bool
    /// What it is to the nodes that stand in it.
    public let holding: KindHolding
    /// Inputs and outputs, in the order they are drawn.
    public let ports: [PortSpec]
    /// Fields, in the order they are shown.
    public let fields: [FieldSpec]

    /// A kind from its parts.
    public init(
        key: FieldKey, title: String, category: String, version: UInt16 = 1, help: String, isRoot: Bool = false,
        holding: KindHolding = .nothing, ports: [PortSpec], fields: [FieldSpec]
    ) {
        self.key = key
        self.title = title
        self.category = category
        self.version = version
        self.help = help
        self.isRoot = isRoot
        self.holding = holding
        self.ports = ports
        self.fields = fields
    }

    /// Equal when all parts are.
    public static func == (left: KindSpec, right: KindSpec) -> Bool {
        left.key == right.key && left.title == right.title && left.category == right.category
            && left.version == right.version && left.help == right.help && left.isRoot == right.isRoot
            && left.holding == right.holding && left.ports == right.ports && left.fields == right.fields
    }

    /// Feeds a part that equal values share.
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// Port type and port type: a lossless step that a wire may take.
public struct PortConversion: Hashable, Sendable {
    /// What leaves the output.
    public let source: FieldKey
    /// What the input takes.
    public let target: FieldKey

    /// A conversion between two types.
    public init(source: FieldKey, target: FieldKey) {
        self.source = source
        self.target = target
    }
}

/// What can stand on a canvas: port types, conversions and kinds. Data, so that one core serves any catalogue.
public final class Catalogue: Hashable, Sendable {
    /// The types ports carry.
    public let portTypes: [PortType]
    /// The lossless conversions.
    public let conversions: [PortConversion]
    /// The kinds, in palette order.
    public let kinds: [KindSpec]

    /// A catalogue from its parts.
    public init(portTypes: [PortType], conversions: [PortConversion], kinds: [KindSpec]) {
        self.portTypes = portTypes
        self.conversions = conversions
        self.kinds = kinds
    }

    /// A catalogue that knows nothing, and so judges nothing.
    static let empty = Catalogue(portTypes: [], conversions: [], kinds: [])

    /// Equal when all parts are.
    public static func == (left: Catalogue, right: Catalogue) -> Bool {
        left.portTypes == right.portTypes && left.conversions == right.conversions && left.kinds == right.kinds
    }

    /// Feeds a part that equal values share.
    public func hash(into hasher: inout Hasher) { hasher.combine(kinds.count) }

    /// The kind of that name, if this catalogue has it.
    public func kind(_ key: FieldKey) -> KindSpec? { kinds.first { $0.key == key } }
}
