/// What is in view, as one list of 32-bit integers; `Web/src/wasm/view.ts` names its places.
extension CanvasSurface {
    static let headSize = 9
    static let cardSize = 12
    static let lineSize = 12

    /// Finds what is in view; ``write(to:version:)`` then writes it.
    ///
    /// - Returns: how many integers the list has.
    package mutating func cull(_ area: CanvasRect) -> Int {
        let area = CanvasSurface.withinReach(area)
        visibleCards.removeAll(keepingCapacity: true)
        visibleLines.removeAll(keepingCapacity: true)
        cullCards(area)
        cullLines(area)
        return CanvasSurface.headSize + visibleCards.count * CanvasSurface.cardSize
            + pieceCount * CanvasSurface.lineSize
    }

    /// How many records the lines in view have: one for each piece.
    private var pieceCount: Int {
        var count = visibleLines.count
        for slot in visibleLines { count += turnCount(ofLine: Int(slot)) }
        return count
    }

    /// Cut down to somewhat more than a canvas of 32 bits.
    static func withinReach(_ area: CanvasRect) -> CanvasRect {
        let reach: Int64 = 1 << 34
        return CanvasRect(
            left: min(max(area.left, -reach), reach), top: min(max(area.top, -reach), reach),
            right: min(max(area.right, -reach), reach), bottom: min(max(area.bottom, -reach), reach))
    }

    private mutating func cullCards(_ area: CanvasRect) {
        cardGrid.mark(area.grown(by: CardFace.portRadius), in: &marks)
        var raised: [Int32] = []
        var frames: [Int32] = []
        marks.forEach { slot in
            let flags = cards[slot].flags
            if flags & CardFlag.lifted != 0 { return }
            if flags & CardFlag.frame != 0 {
                frames.append(Int32(slot))
            } else if flags & CardFlag.selected != 0 {
                raised.append(Int32(slot))
            } else {
                visibleCards.append(Int32(slot))
            }
        }
        visibleCards += raised
        if !frames.isEmpty {
            visibleCards =
                orderedPlaces(frames.count) { isBehind(frames[$0], frames[$1]) }.map { frames[$0] } + visibleCards
        }
        for slot in lifted where rect(of: Int(slot)).intersects(area) { visibleCards.append(slot) }
    }

    private mutating func cullLines(_ area: CanvasRect) {
        lineGrid.mark(area, in: &marks)
        marks.forEach { slot in
            if lines[slot].flags & LineFlag.lifted == 0 { visibleLines.append(Int32(slot)) }
        }
        for slot in liftedLines where bounds(ofLine: Int(slot)).intersects(area) { visibleLines.append(slot) }
    }

    /// Writes what the last ``cull(_:)`` found.
    package func write(to words: UnsafeMutablePointer<Int32>, version: Int32) {
        let linesAt = CanvasSurface.headSize + visibleCards.count * CanvasSurface.cardSize
        words[0] = Int32(visibleCards.count)
        words[1] = Int32(pieceCount)
        words[2] = Int32(CanvasSurface.headSize)
        words[3] = Int32(linesAt)
        words[4] = Int32(cardCount)
        words[5] = Int32(lineCount)
        words[6] = version
        words[7] = faceVersion
        words[8] = Int32(faces.count)
        var place = words + CanvasSurface.headSize
        for slot in visibleCards {
            write(card: Int(slot), to: place)
            place += CanvasSurface.cardSize
        }
        for slot in visibleLines {
            for piece in 0...turnCount(ofLine: Int(slot)) {
                write(line: Int(slot), piece, to: place)
                place += CanvasSurface.lineSize
            }
        }
    }

    private func write(card slot: Int, to words: UnsafeMutablePointer<Int32>) {
        let card = cards[slot]
        let isLifted = card.flags & CardFlag.lifted != 0
        words[0] = Int32(slot)
        words[1] = Int32(truncatingIfNeeded: card.id.rawValue >> 32)
        words[2] = Int32(truncatingIfNeeded: card.id.rawValue)
        words[3] = isLifted ? CanvasSurface.word(Int64(card.x) + liftX) : card.x
        words[4] = isLifted ? CanvasSurface.word(Int64(card.y) + liftY) : card.y
        words[5] = card.width
        words[6] = card.height
        words[7] = card.face
        words[8] = card.flags
        words[9] = card.stamp
        words[10] = faces[Int(card.face)].kind == nil ? -1 : kindPlace(of: card.face)
        words[11] = card.wired
    }

    private func write(line slot: Int, _ piece: Int, to words: UnsafeMutablePointer<Int32>) {
        let line = lines[slot]
        let curve = curve(of: slot, piece: piece)
        words[0] = Int32(slot)
        words[1] = Int32(truncatingIfNeeded: line.id.rawValue >> 32)
        words[2] = Int32(truncatingIfNeeded: line.id.rawValue)
        words[3] = CanvasSurface.word(curve.x1)
        words[4] = CanvasSurface.word(curve.y1)
        words[5] = CanvasSurface.word(curve.x2)
        words[6] = CanvasSurface.word(curve.y2)
        words[7] = CanvasSurface.word(curve.handle)
        words[8] = line.type
        words[9] = piece < turnCount(ofLine: slot) ? line.flags | LineFlag.turns : line.flags
        words[10] = line.source
        words[11] = line.target
    }

    private func kindPlace(of face: Int32) -> Int32 {
        if Int(face) < catalogue.kinds.count { return face }
        let kind = faces[Int(face)].kind
        return Int32(catalogue.kinds.firstIndex { $0.key == kind } ?? -1)
    }

    /// The nearest 32-bit integer.
    static func word(_ number: Int64) -> Int32 { Int32(clamping: number) }
}
