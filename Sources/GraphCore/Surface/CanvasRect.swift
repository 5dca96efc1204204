/// A rectangle of the canvas in eighths of a pixel, its edges included. 64 bits wide, because a card at the end of the
/// 32-bit canvas reaches beyond it.
package struct CanvasRect: Hashable, Sendable {
    package var left: Int64
    package var top: Int64
    package var right: Int64
    package var bottom: Int64

    package init(left: Int64, top: Int64, right: Int64, bottom: Int64) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    func intersects(_ other: CanvasRect) -> Bool {
        left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom
    }

    func contains(_ x: Int64, _ y: Int64) -> Bool { left <= x && x <= right && top <= y && y <= bottom }

    func encloses(_ other: CanvasRect) -> Bool {
        left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
    }

    func grown(by margin: Int64) -> CanvasRect {
        CanvasRect(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
    }

    func moved(x: Int64, y: Int64) -> CanvasRect {
        CanvasRect(left: left + x, top: top + y, right: right + x, bottom: bottom + y)
    }

    func union(_ other: CanvasRect) -> CanvasRect {
        CanvasRect(
            left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
            bottom: max(bottom, other.bottom))
    }
}
