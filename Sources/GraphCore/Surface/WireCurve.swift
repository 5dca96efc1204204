/// The cubic that a wire, or a piece of it between two points of its route, is drawn as: from (x1, y1) over (x1 + handle, y1) and (x2 − handle, y2) to (x2, y2), in eighths
/// of a pixel.
struct WireCurve {
    let x1: Int64
    let y1: Int64
    let x2: Int64
    let y2: Int64
    let handle: Int64

    init(x1: Int64, y1: Int64, x2: Int64, y2: Int64) {
        (self.x1, self.y1, self.x2, self.y2) = (x1, y1, x2, y2)
        // Half way when it leads to the right, and a wide swing when it leads back.
        let run = x2 - x1
        handle = min(max(run >= 0 ? run / 2 : 192 - run / 4, 192), 1600)
    }

    /// A piece of a wire that is led over points: it leaves and meets them level, and swings no wider than it is long.
    init(piece x1: Int64, _ y1: Int64, _ x2: Int64, _ y2: Int64) {
        (self.x1, self.y1, self.x2, self.y2) = (x1, y1, x2, y2)
        handle = min(max(abs(x2 - x1) / 2, min(abs(y2 - y1) / 4, 192)), 1600)
    }

    /// What the curve cannot leave: the hull of its four points.
    var bounds: CanvasRect {
        CanvasRect(
            left: min(x1, x2 - handle), top: min(y1, y2), right: max(x2, x1 + handle), bottom: max(y1, y2))
    }

    /// How far the point is from the curve drawn as 24 straight pieces, squared.
    func squaredDistance(x: Int64, y: Int64) -> Double {
        var nearest = Double.infinity
        var (fromX, fromY) = (Double(x1), Double(y1))
        for step in 1...24 {
            let (toX, toY) = point(at: Double(step) / 24)
            nearest = min(nearest, WireCurve.squared(Double(x), Double(y), fromX, fromY, toX, toY))
            (fromX, fromY) = (toX, toY)
        }
        return nearest
    }

    private func point(at part: Double) -> (x: Double, y: Double) {
        let rest = 1 - part
        let (first, second) = (rest * rest * rest, 3 * rest * rest * part)
        let (third, fourth) = (3 * rest * part * part, part * part * part)
        return (
            first * Double(x1) + second * Double(x1 + handle) + third * Double(x2 - handle) + fourth * Double(x2),
            (first + second) * Double(y1) + (third + fourth) * Double(y2)
        )
    }

    /// The squared distance of a point from a straight piece.
    private static func squared(
        _ x: Double, _ y: Double, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double
    ) -> Double {
        let (alongX, alongY) = (x2 - x1, y2 - y1)
        let length = alongX * alongX + alongY * alongY
        let along = length > 0 ? ((x - x1) * alongX + (y - y1) * alongY) / length : 0
        let part = min(max(along, 0), 1)
        let (gapX, gapY) = (x - x1 - part * alongX, y - y1 - part * alongY)
        return gapX * gapX + gapY * gapY
    }
}
