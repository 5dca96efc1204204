/// Ids of 64 random bits.
protocol WordID: Hashable, Comparable, Sendable {
    init(_ rawValue: UInt64)
    var rawValue: UInt64 { get }
}

extension NodeID: WordID {}
extension WireID: WordID {}

/// Elements by id: a value whose copies share their storage until one of them is edited. The standard library's
/// dictionaries hash with SipHash, which random ids do not need, and are compiled anew for every type.
struct IDTable<ID: WordID, Element: Sendable>: Sendable {
    /// Changed only while one table has it, so that no other sees it.
    private final class Storage: @unchecked Sendable {
        var slots = SlotTable()
        var ids: [ID] = []
        var elements: [Element] = []

        init() {}

        init(copying other: Storage) {
            slots = other.slots
            ids = other.ids
            elements = other.elements
        }
    }

    // Changed only while it has one owner, so that no copy sees it.
    private var storage = Storage()

    var count: Int { storage.ids.count }

    /// The ids, in no order.
    var ids: [ID] { storage.ids }

    func contains(_ id: ID) -> Bool { storage.slots[id.rawValue] != nil }

    subscript(id: ID) -> Element? {
        get { storage.slots[id.rawValue].map { storage.elements[Int($0)] } }
        set {
            if let newValue { set(id, newValue) } else { _ = remove(id) }
        }
    }

    subscript(id: ID, default element: Element) -> Element { self[id] ?? element }

    @inline(never)
    private mutating func set(_ id: ID, _ element: Element) {
        own()
        if let slot = storage.slots[id.rawValue] {
            storage.elements[Int(slot)] = element
        } else {
            storage.slots[id.rawValue] = Int32(storage.ids.count)
            storage.ids.append(id)
            storage.elements.append(element)
        }
    }

    /// Takes an element away; nil if it is not there.
    @inline(never)
    mutating func remove(_ id: ID) -> Element? {
        guard let slot = storage.slots[id.rawValue].map({ Int($0) }) else { return nil }
        own()
        let element = storage.elements[slot]
        storage.slots[id.rawValue] = nil
        // The last one moves into the gap.
        let lastID = storage.ids.removeLast()
        let last = storage.elements.removeLast()
        if slot < storage.ids.count {
            storage.ids[slot] = lastID
            storage.elements[slot] = last
            storage.slots[lastID.rawValue] = Int32(slot)
        }
        return element
    }

    /// Edits an element where it stands, if it is there.
    mutating func edit(_ id: ID, _ body: (inout Element) -> Void) {
        guard let slot = storage.slots[id.rawValue] else { return }
        own()
        body(&storage.elements[Int(slot)])
    }

    private mutating func own() {
        if !isKnownUniquelyReferenced(&storage) { storage = Storage(copying: storage) }
    }
}

extension IDTable where Element: Equatable {
    func hasSameElements(as other: Self) -> Bool {
        storage === other.storage || count == other.count && ids.allSatisfy { self[$0] == other[$0] }
    }
}
