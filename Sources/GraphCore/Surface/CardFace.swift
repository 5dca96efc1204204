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

/// The computed geometry of a kind's cards, in eighths of a pixel from the upper left corner.
package struct CardFace: Hashable, Sendable {
    /// The first port's centre below the header, and the distance from port to port.
    static let firstPort: Int32 = 16 * 8
    static let portPitch: Int32 = 24 * 8
    /// How far from its centre a port is still the port.
    static let portRadius: Int64 = 6 * 8

    /// A port at an edge of the card.
    package struct Port: Hashable, Sendable {
        package let spec: PortSpec
        /// The place of its type in the catalogue; −1 for a type that is not there.
        package let type: Int32
        package let y: Int32
    }

    package let kind: FieldKey?
    package let width: Int32
    package let height: Int32
    /// Each part begins where the one before ends; the header at the top.
    package let header: Int32
    package let picture: Int32
    package let line: Int32
    package let body: Int32
    /// At the left edge.
    package let inputs: [Port]
    /// At the right edge.
    package let outputs: [Port]

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
        let lowest = max(inputs.last?.y ?? 0, outputs.last?.y ?? 0)
        self.height = max(header + picture + line + body, lowest > 0 ? lowest + CardFace.firstPort : 0)
    }

    private static func ports(
        _ direction: PortDirection, of kind: KindSpec?, _ measures: CardMeasures, _ catalogue: Catalogue
    ) -> [Port] {
        var ports: [Port] = []
        for spec in kind?.ports ?? [] where spec.direction == direction {
            let type = catalogue.portTypes.firstIndex { $0.key == spec.type }
            let y = measures.header + firstPort + Int32(ports.count) * portPitch
            ports.append(Port(spec: spec, type: Int32(type ?? -1), y: y))
        }
        return ports
    }

    /// The ports of one side.
    func ports(_ direction: PortDirection) -> [Port] { direction == .input ? inputs : outputs }

    /// Where a wire meets the card, and the type of its port; a port that the kind does not have is met beside the title.
    func end(_ port: FieldKey, _ direction: PortDirection) -> (y: Int32, type: Int32) {
        let port = ports(direction).first { $0.spec.key == port }
        return port.map { ($0.y, $0.type) } ?? (header / 2, -1)
    }
}
