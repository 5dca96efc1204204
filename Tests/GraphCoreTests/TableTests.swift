import Testing

@testable import GraphCore

@Suite struct `The tables` {
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `hold what a dictionary holds, also with keys that crowd`(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        var slots = SlotTable()
        var words = WordTable()
        var table = IDTable<NodeID, [UInt64]>()
        var model: [UInt64: Int32] = [:]
        let isCrowded = generator.oneIn(2)
        for step in 0..<4000 as Range<Int32> {
            let key = isCrowded ? generator.next() % 300 << 32 : generator.next() % 700
            let value: Int32? = generator.oneIn(3) ? nil : step
            model[key] = value
            slots[key] = value
            words[key] = value.map { UInt64($0) }
            table[NodeID(key)] = value.map { [UInt64($0)] }
        }
        #expect(slots.count == model.count && table.count == model.count)
        #expect(Set(words.keys) == Set(model.keys) && Set(table.ids.map { $0.rawValue }) == Set(model.keys))
        for key in 0..<700 as Range<UInt64> {
            for key in [key, key << 32] {
                #expect(slots[key] == model[key])
                #expect(words[key] == model[key].map { UInt64($0) })
                #expect(table[NodeID(key)] == model[key].map { [UInt64($0)] })
            }
        }
    }

    @Test func `do not let an edit of one copy reach the other`() {
        var first = IDTable<NodeID, [Int]>()
        first[NodeID(1)] = [1]
        let second = first
        first.edit(NodeID(1)) { $0.append(2) }
        first[NodeID(2)] = []
        #expect(second[NodeID(1)] == [1] && second.count == 1)
        #expect(first[NodeID(1)] == [1, 2])
        var node = Sample.node(7, "shot", "One")
        let copy = node
        node.title = "Two"
        node.fields["rain"] = .bool(true)
        #expect(copy.title == "One" && copy.fields.isEmpty && copy != node)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `find rectangles as looking at all of them does`(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        var grid = LooseGrid()
        var marks = SlotMarks()
        var model: [Int: CanvasRect] = [:]
        let draw = { (generator: inout SplitMix) -> CanvasRect in
            let size = Int64(1) << Int64(generator.next() % 34)
            let left = Int64(Int32(truncatingIfNeeded: generator.next() >> (generator.next() % 30)))
            let top = Int64(Int32(truncatingIfNeeded: generator.next() >> (generator.next() % 30)))
            return CanvasRect(left: left, top: top, right: left + size, bottom: top + size / 3)
        }
        for _ in 0..<600 {
            let slot = Int(generator.next() % 200)
            if generator.oneIn(4) {
                grid.remove(slot)
                model[slot] = nil
            } else {
                let rect = draw(&generator)
                grid.place(slot, rect)
                model[slot] = rect
            }
            let area = draw(&generator)
            var found: [Int] = []
            grid.mark(area, in: &marks)
            marks.forEach { found.append($0) }
            #expect(found == model.keys.filter { model[$0]?.intersects(area) == true }.sorted())
        }
        #expect(grid.count == model.count)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `are put in order, and equals stay as they were`(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        let numbers = (0..<generator.next() % 300).map { _ in generator.next() % 40 }
        #expect(numbers.ascending() == numbers.sorted())
        #expect(numbers.ascendingOnce() == Set(numbers).sorted())
        let places = orderedPlaces(numbers.count) { numbers[$0] < numbers[$1] }
        #expect(places == numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) })
    }
}
