/// What the page wants on a kind's card, from above: header, picture, line, room for something else. In eighths of a
/// pixel, but for the aspect.
package struct CardContent: Hashable, Sendable {
    /// The aspect of a picture over the whole width; 0 for none.
    package var pictureWidth: Int32
    package var pictureHeight: Int32
    /// Whether there is a quiet line below.
    package var hasLine: Bool
    /// The height of the room below; 0 for none.
    package var body: Int32

    package init(pictureWidth: Int32 = 0, pictureHeight: Int32 = 0, hasLine: Bool = false, body: Int32 = 0) {
        self.pictureWidth = pictureWidth
        self.pictureHeight = pictureHeight
        self.hasLine = hasLine
        self.body = body
    }
}

/// What all cards have in common, in eighths of a pixel.
package struct CardMeasures: Hashable, Sendable {
    package var width: Int32
    package var header: Int32
    package var line: Int32

    package init(width: Int32 = 208 * 8, header: Int32 = 28 * 8, line: Int32 = 24 * 8) {
        self.width = width
        self.header = header
        self.line = line
    }
}

/// The computed geometry of cards, in eighths of a pixel from the upper left corner: one for each kind, and one of their
/// own for those that a person has sized and for closed groups, whose ports are those of what they hold.
package struct CardFace: Equatable, Sendable {
    /// The first port's centre below the header, and the distance from port to port.
    static let firstPort: Int32 = 16 * 8
    static let portPitch: Int32 = 24 * 8
    /// How far from its centre a port is still the port.
    static let portRadius: Int64 = 6 * 8

    /// A port at an edge of the card.
    package struct Port: Equatable, Sendable {
        package let key: FieldKey
        package let title: String
        /// The place of its type in the catalogue; −1 for a type that is not there.
        package let type: Int32
        package let y: Int32
        package let isRepeating: Bool
        package let isRequired: Bool
        /// On a closed group, the ports of what it holds that it stands for; wires can be drawn when it is one. Empty
        /// for a node's own port.
        package let ends: [PortReference]

        /// Equal when all parts are; titles by their bytes.
        package static func == (left: Self, right: Self) -> Bool {
            left.key == right.key && left.type == right.type && left.y == right.y
                && left.isRepeating == right.isRepeating && left.isRequired == right.isRequired
                && left.ends == right.ends && left.title.hasSameBytes(as: right.title)
        }

        /// The port that a wire would be drawn to or from, on a node's card; nil where several could be meant.
        func end(on node: NodeID) -> PortReference? {
            if ends.isEmpty { return PortReference(node: node, port: key) }
            return ends.count == 1 ? ends[0] : nil
        }
    }

    package let kind: FieldKey?
    package private(set) var width: Int32
    package private(set) var height: Int32
    /// Each part begins where the one before ends; the header at the top.
    package let header: Int32
    package private(set) var picture: Int32
    package private(set) var line: Int32
    package private(set) var body: Int32
    /// At the left edge.
    package private(set) var inputs: [Port]
    /// At the right edge.
    package private(set) var outputs: [Port]

    init(_ kind: KindSpec?, _ content: CardContent, _ measures: CardMeasures, catalogue: Catalogue) {
        self.kind = kind?.key
        width = measures.width
        header = measures.header
        let aspect = content.pictureWidth > 0 && content.pictureHeight > 0
        let height =
            aspect ? Int64(measures.width) &* Int64(content.pictureHeight) / Int64(content.pictureWidth) : 0
        // No picture is taller than ten cards are wide, whatever a film says its aspect is.
        picture = Int32(min(height, 10 &* Int64(measures.width)))
        line = content.hasLine ? measures.line : 0
        body = content.body
        inputs = CardFace.ports(.input, of: kind, measures, catalogue)
        outputs = CardFace.ports(.output, of: kind, measures, catalogue)
        self.height = 0
        self.height = max(header + picture + line + body, lowestPort)
    }

    /// The face in a size that a person gave it; never so small that its header, its line or a port has no room.
    func sized(width: Int32, height: Int32) -> CardFace {
        var face = self
        face.width = max(width, 12 * header / 4)
        face.picture = 0
        face.body = max(height - header - line, 0)
        face.height = max(header + line + face.body, lowestPort)
        return face
    }

    /// The face of a closed group.
    func closed(inputs: [Port], outputs: [Port], measures: CardMeasures) -> CardFace {
        var face = self
        face.width = measures.width
        face.body = 0
        face.inputs = inputs
        face.outputs = outputs
        face.height = max(header + picture + line, face.lowestPort)
        return face
    }

    private var lowestPort: Int32 {
        let lowest = max(inputs.last?.y ?? 0, outputs.last?.y ?? 0)
        return lowest > 0 ? lowest + CardFace.firstPort : 0
    }

    private static func ports(
        _ direction: PortDirection, of kind: KindSpec?, _ measures: CardMeasures, _ catalogue: Catalogue
    ) -> [Port] {
        var ports: [Port] = []
        for spec in kind?.ports ?? [] where spec.direction == direction {
            let type = catalogue.portTypes.firstIndex { $0.key == spec.type }
            ports.append(
                Port(
                    key: spec.key, title: spec.title, type: Int32(type ?? -1), y: y(ports.count, measures.header),
                    isRepeating: spec.isRepeating, isRequired: spec.isRequired, ends: []))
        }
        return ports
    }

    /// Where the port of a place is, from above.
    static func y(_ place: Int, _ header: Int32) -> Int32 { header + firstPort + Int32(place) * portPitch }

    /// The ports of one side.
    func ports(_ direction: PortDirection) -> [Port] { direction == .input ? inputs : outputs }

    /// The place of the port that stands for an end, on the card of a node.
    func place(of end: PortReference, _ direction: PortDirection, on node: NodeID) -> Int? {
        ports(direction).firstIndex { port in
            port.ends.isEmpty ? end.node == node && port.key == end.port : port.ends.contains(end)
        }
    }

    /// Where a wire meets the card of a node, and the type of its port; a port that the card does not have is met beside
    /// the title.
    func meeting(_ end: PortReference, _ direction: PortDirection, on node: NodeID) -> (y: Int32, type: Int32) {
        guard let place = place(of: end, direction, on: node) else { return (header / 2, -1) }
        let port = ports(direction)[place]
        return (port.y, port.type)
    }
}
