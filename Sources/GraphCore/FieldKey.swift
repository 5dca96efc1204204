/// The name of a field, a port or a kind: `[a-z][a-z0-9_]*`, at most 64 bytes, so that its order and its bytes agree.
public struct FieldKey: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
    private let stored: KeyStorage

    /// The name.
    public var name: String { stored.name }

    /// Accepts only names of the stated form; anything else is nil.
    public init?(_ name: String) {
        guard FieldKey.isWellFormed(name) else { return nil }
        stored = KeyStorage(name)
    }

    /// A name written in our own source; a malformed literal is a programming error and traps.
    public init(stringLiteral name: String) {
        precondition(FieldKey.isWellFormed(name))
        stored = KeyStorage(name)
    }

    /// Orders by the bytes of the names.
    public static func < (left: Self, right: Self) -> Bool { left.stored < right.stored }

    /// Equal when the bytes of the names are.
    public static func == (left: Self, right: Self) -> Bool { left.stored == right.stored }

    /// Feeds the bytes of the name.
    public func hash(into hasher: inout Hasher) { stored.hash(into: &hasher) }

    private static func isWellFormed(_ name: String) -> Bool {
        name.withBytes { bytes in
            guard let first = bytes.first, (97...122).contains(first), bytes.count <= 64 else { return false }
            return bytes.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
        }
    }
}

#if hasFeature(Embedded)
    /// In the page, which has one thread, a name is its place in a list of all names there are: most of the core handles
    /// names, and numbers need neither counting of references nor comparing of bytes.
    private struct KeyStorage: Hashable, Sendable {
        private nonisolated(unsafe) static var names: [String] = []
        private nonisolated(unsafe) static var places = SlotTable()

        private let place: Int32

        init(_ name: String) {
            var hash = name.withBytes { Fingerprint.bits(of: $0) }
            // Names with the same hash follow each other.
            while let place = KeyStorage.places[hash] {
                if KeyStorage.names[Int(place)].hasSameBytes(as: name) {
                    self.place = place
                    return
                }
                hash &+= 1
            }
            place = Int32(KeyStorage.names.count)
            KeyStorage.names.append(name)
            KeyStorage.places[hash] = place
        }

        var name: String { KeyStorage.names[Int(place)] }

        static func < (left: Self, right: Self) -> Bool { left.name.compareBytes(to: right.name) < 0 }
    }
#else
    private struct KeyStorage: Hashable, Sendable {
        let name: String

        init(_ name: String) { self.name = name }

        // Names are ASCII, of which the order of characters is that of bytes.
        static func == (left: Self, right: Self) -> Bool { left.name == right.name }
        static func < (left: Self, right: Self) -> Bool { left.name < right.name }

        func hash(into hasher: inout Hasher) { name.withBytes { hasher.combine(bytes: $0) } }
    }
#endif
