/// Finds the rectangles in a part of the canvas. Each stands in one cell of a grid whose cells are at least as large as
/// it is, so it reaches at most into the next cell, and long wires crowd no cell of small ones. The grids' cells are
/// 512, 1024, 2048, … pixels wide.
struct LooseGrid {
    /// The finest cells are 2^12 eighths of a pixel wide.
    private static let finest: Int64 = 12
    private static let coarsest: Int64 = 34

    /// By cell: the first slot that stands in it; the others follow in `next`.
    private var cells = SlotTable()
    private var next: [Int32] = []
    private var previous: [Int32] = []
    /// By slot: its cell, or nothing.
    private var cellOfSlot: [UInt64] = []
    private(set) var rects: [CanvasRect] = []
    private var countAtLevel: [Int32] = Array(repeating: 0, count: Int(coarsest) + 1)
    private(set) var count = 0

    private static let none = UInt64.max

    /// Puts a slot where it belongs now.
    mutating func place(_ slot: Int, _ rect: CanvasRect) {
        while rects.count <= slot {
            rects.append(CanvasRect(left: 0, top: 0, right: 0, bottom: 0))
            cellOfSlot.append(LooseGrid.none)
            next.append(-1)
            previous.append(-1)
        }
        rects[slot] = rect
        let level = LooseGrid.level(of: rect)
        let cell = LooseGrid.cell(level, rect.left >> level, rect.top >> level)
        guard cellOfSlot[slot] != cell else { return }
        remove(slot)
        cellOfSlot[slot] = cell
        let first = cells[cell] ?? -1
        next[slot] = first
        previous[slot] = -1
        if first >= 0 { previous[Int(first)] = Int32(slot) }
        cells[cell] = Int32(slot)
        countAtLevel[Int(level)] += 1
        count += 1
    }

    /// Whether a slot stands exactly there.
    func holds(_ slot: Int, at rect: CanvasRect) -> Bool {
        slot < rects.count && cellOfSlot[slot] != LooseGrid.none && rects[slot] == rect
    }

    /// Takes a slot away, if it is there.
    mutating func remove(_ slot: Int) {
        guard slot < cellOfSlot.count, cellOfSlot[slot] != LooseGrid.none else { return }
        let (before, after) = (previous[slot], next[slot])
        if before >= 0 { next[Int(before)] = after } else { cells[cellOfSlot[slot]] = after >= 0 ? after : nil }
        if after >= 0 { previous[Int(after)] = before }
        countAtLevel[Int(cellOfSlot[slot] >> 58)] -= 1
        cellOfSlot[slot] = LooseGrid.none
        count -= 1
    }

    /// Marks the slots whose rectangles touch a part of the canvas.
    func mark(_ area: CanvasRect, in marks: inout SlotMarks) {
        marks.clear(rects.count)
        guard cellsToVisit(area) <= Int64(count / 2) else {
            for slot in rects.indices where cellOfSlot[slot] != LooseGrid.none && rects[slot].intersects(area) {
                marks.insert(slot)
            }
            return
        }
        for level in LooseGrid.finest...LooseGrid.coarsest where countAtLevel[Int(level)] > 0 {
            let (columns, rows) = LooseGrid.cells(level, area)
            for row in rows {
                for column in columns {
                    var slot = cells[LooseGrid.cell(level, column, row)] ?? -1
                    while slot >= 0 {
                        if rects[Int(slot)].intersects(area) { marks.insert(Int(slot)) }
                        slot = next[Int(slot)]
                    }
                }
            }
        }
    }

    private func cellsToVisit(_ area: CanvasRect) -> Int64 {
        var sum: Int64 = 0
        for level in LooseGrid.finest...LooseGrid.coarsest where countAtLevel[Int(level)] > 0 {
            let (columns, rows) = LooseGrid.cells(level, area)
            // The whole canvas has at most 2^22 columns and rows, so nothing overflows (checked products of 64 bits need
            // a function that 32-bit targets lack).
            sum += (columns.upperBound - columns.lowerBound + 1) &* (rows.upperBound - rows.lowerBound + 1)
        }
        return sum
    }

    /// The columns and rows in which rectangles that touch the area can stand.
    private static func cells(
        _ level: Int64, _ area: CanvasRect
    ) -> (columns: ClosedRange<Int64>, rows: ClosedRange<Int64>) {
        let left = (area.left >> level) - 1
        let top = (area.top >> level) - 1
        return (left...max(left, area.right >> level), top...max(top, area.bottom >> level))
    }

    private static func level(of rect: CanvasRect) -> Int64 {
        let extent = max(rect.right - rect.left, rect.bottom - rect.top)
        var level = finest
        while level < coarsest, 1 << level < extent { level += 1 }
        return level
    }

    /// Six bits of level and 29 of column and row each.
    private static func cell(_ level: Int64, _ column: Int64, _ row: Int64) -> UInt64 {
        let mask: Int64 = 1 << 29 - 1
        return UInt64(bitPattern: level << 58 | (column & mask) << 29 | row & mask)
    }
}

/// A set of slots that is walked through in ascending order.
struct SlotMarks {
    private var words: [UInt64] = []

    mutating func clear(_ count: Int) {
        let size = (count + 63) / 64
        if words.count == size {
            for index in words.indices { words[index] = 0 }
        } else {
            words = Array(repeating: 0, count: size)
        }
    }

    mutating func insert(_ slot: Int) { words[slot >> 6] |= 1 << UInt64(slot & 63) }

    func forEach(_ body: (Int) -> Void) {
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                body(index << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }
}
