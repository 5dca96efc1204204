/// Small numbers by 64-bit keys: open addressing with linear probing, and removal that closes the gap behind it
/// (D. E. Knuth, "The Art of Computer Programming", volume 3, section 6.4, algorithm R).
struct SlotTable: Sendable {
    // Nothing is allocated before the first key.
    private var keys: [UInt64] = []
    /// −1 where there is nothing.
    private var slots: [Int32] = []
    private(set) var count = 0

    subscript(key: UInt64) -> Int32? {
        get {
            guard count > 0 else { return nil }
            let slot = slots[place(of: key)]
            return slot < 0 ? nil : slot
        }
        set {
            guard let newValue else { return remove(key) }
            if 2 * (count + 1) > keys.count { grow() }
            let place = place(of: key)
            if slots[place] < 0 { count += 1 }
            keys[place] = key
            slots[place] = newValue
        }
    }

    /// Where the key stands, or would stand.
    @inline(never)
    private func place(of key: UInt64) -> Int {
        var place = home(of: key)
        while slots[place] >= 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
        return place
    }

    private func home(of key: UInt64) -> Int {
        let mixed = (key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 33) & (keys.count - 1)
    }

    @inline(never)
    private mutating func remove(_ key: UInt64) {
        guard count > 0 else { return }
        var hole = place(of: key)
        guard slots[hole] >= 0 else { return }
        count -= 1
        slots[hole] = -1
        var place = hole
        while true {
            place = (place + 1) & (keys.count - 1)
            guard slots[place] >= 0 else { return }
            // Whoever is as far from home as the hole, or farther, moves into it.
            let distance = (place - home(of: keys[place])) & (keys.count - 1)
            guard distance >= (place - hole) & (keys.count - 1) else { continue }
            keys[hole] = keys[place]
            slots[hole] = slots[place]
            slots[place] = -1
            hole = place
        }
    }

    @inline(never)
    private mutating func grow() {
        let (oldKeys, oldSlots) = (keys, slots)
        let size = max(8, 2 * oldKeys.count)
        keys = Array(repeating: 0, count: size)
        slots = Array(repeating: -1, count: size)
        for index in oldKeys.indices where oldSlots[index] >= 0 {
            let place = place(of: oldKeys[index])
            keys[place] = oldKeys[index]
            slots[place] = oldSlots[index]
        }
    }
}

/// Words by ids.
package struct WordTable: Sendable {
    private var slots = SlotTable()
    private var ids: [UInt64] = []
    private var words: [UInt64] = []

    package init() {}

    /// The ids that have a word, in no order.
    package var keys: [UInt64] { ids }

    package subscript(id: UInt64) -> UInt64? {
        get { slots[id].map { words[Int($0)] } }
        set {
            let slot = slots[id].map { Int($0) }
            if let newValue {
                if let slot {
                    words[slot] = newValue
                } else {
                    slots[id] = Int32(words.count)
                    ids.append(id)
                    words.append(newValue)
                }
            } else if let slot, let lastID = ids.popLast(), let lastWord = words.popLast() {
                slots[lastID] = Int32(slot)
                slots[id] = nil
                guard slot < words.count else { return }
                ids[slot] = lastID
                words[slot] = lastWord
            }
        }
    }
}
