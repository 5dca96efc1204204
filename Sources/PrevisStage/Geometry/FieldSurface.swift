/// The surface of a distance field as triangles: dual contouring on a grid whose three axes have their own spacing.
///
/// Each grid cell that the surface crosses holds one vertex, each crossed grid edge gives one quad between its four
/// cells; vertices are then moved onto the surface along the slope, and normals are the slope's direction.
struct FieldSurface: Sendable {
    private(set) var positions: [StagePoint] = []
    private(set) var normals: [StagePoint] = []
    private(set) var indices: [UInt32] = []
    /// Whether the solid reaches beyond the grid, which then cuts it flat.
    private(set) var isClipped = false

    /// A box and a spacing for each axis; the box must hold the whole solid.
    struct Grid: Sendable {
        var minimum: StagePoint
        var maximum: StagePoint
        var spacing: StagePoint
        /// Where that spacing holds; elsewhere, on each axis, cells are longer by ``coarsening``. Nil is everywhere.
        var fine: (low: StagePoint, high: StagePoint)?
        /// How much longer cells are away from the fine region.
        var coarsening: Float = 1.8

        /// The grid's planes on one axis, with an empty cell on each side that closes the surface.
        func planes(_ axis: Int) -> [Float] {
            var planes = [minimum[axis] - spacing[axis]]
            while planes[planes.count - 1] < maximum[axis] + spacing[axis] {
                let at = planes[planes.count - 1]
                let isFine = fine.map { at >= $0.low[axis] && at <= $0.high[axis] } ?? true
                planes.append(at + spacing[axis] * (isFine ? 1 : coarsening))
            }
            planes.append(planes[planes.count - 1] + spacing[axis])
            return planes
        }
    }

    private let field: DistanceField
    private let planes: [[Float]]
    private let count: SIMD3<Int>
    private let reach: Float
    private var values: [Float] = []

    init(of field: DistanceField, on grid: Grid) {
        self.field = field
        planes = (0..<3).map { grid.planes($0) }
        count = [planes[0].count, planes[1].count, planes[2].count]
        let longest = max(grid.spacing.x, max(grid.spacing.y, grid.spacing.z))
        reach = longest * 0.5 * (grid.fine == nil ? 1 : grid.coarsening)
        sample()
        let cells = placeVertices()
        weaveQuads(cells)
        settle()
        values = []
    }

    @inline(__always)
    private func index(_ x: Int, _ y: Int, _ z: Int) -> Int { (z * count.y + y) * count.x + x }

    private mutating func sample() {
        values.reserveCapacity(count.x * count.y * count.z)
        for z in 0..<count.z {
            for y in 0..<count.y {
                for x in 0..<count.x {
                    let border = x == 0 || y == 0 || z == 0 || x == count.x - 1 || y == count.y - 1 || z == count.z - 1
                    let p = StagePoint(planes[0][x], planes[1][y], planes[2][z])
                    let value = field.value(at: p)
                    if border, value < 0 { isClipped = true }
                    values.append(border ? max(value, 1e-4) : value)
                }
            }
        }
    }

    /// A vertex at the mean of each crossed cell's edge crossings; gives the vertex of each cell, or −1.
    private mutating func placeVertices() -> [Int32] {
        var cells = [Int32](repeating: -1, count: values.count)
        for z in 0..<count.z - 1 {
            for y in 0..<count.y - 1 {
                for x in 0..<count.x - 1 {
                    guard let mean = crossing(x, y, z) else { continue }
                    cells[index(x, y, z)] = Int32(positions.count)
                    let low = StagePoint(planes[0][x], planes[1][y], planes[2][z])
                    let high = StagePoint(planes[0][x + 1], planes[1][y + 1], planes[2][z + 1])
                    positions.append(low + (high - low) * mean)
                }
            }
        }
        return cells
    }

    private static let edges: [(Int, Int)] = [
        (0, 1), (2, 3), (4, 5), (6, 7), (0, 2), (1, 3), (4, 6), (5, 7), (0, 4), (1, 5), (2, 6), (3, 7),
    ]

    private func crossing(_ x: Int, _ y: Int, _ z: Int) -> StagePoint? {
        var corner = SIMD8<Float>()
        for place in 0..<8 { corner[place] = values[index(x + place & 1, y + place >> 1 & 1, z + place >> 2)] }
        let inside = corner .< SIMD8(repeating: 0)
        if inside == SIMDMask(repeating: false) || inside == SIMDMask(repeating: true) { return nil }
        var sum = StagePoint.zero
        var crossings: Float = 0
        for (a, b) in Self.edges where inside[a] != inside[b] {
            let share = corner[a] / (corner[a] - corner[b])
            let from = StagePoint(Float(a & 1), Float(a >> 1 & 1), Float(a >> 2))
            let to = StagePoint(Float(b & 1), Float(b >> 1 & 1), Float(b >> 2))
            sum += mix(from, to, share)
            crossings += 1
        }
        return sum / crossings
    }

    private mutating func weaveQuads(_ cells: [Int32]) {
        for z in 0..<count.z - 1 {
            for y in 0..<count.y - 1 {
                for x in 0..<count.x - 1 {
                    let here = values[index(x, y, z)] < 0
                    func c(_ dx: Int, _ dy: Int, _ dz: Int) -> Int32 { cells[index(x - dx, y - dy, z - dz)] }
                    if y > 0, z > 0, here != (values[index(x + 1, y, z)] < 0) {
                        quad(c(0, 1, 1), c(0, 0, 1), c(0, 0, 0), c(0, 1, 0), outward: here)
                    }
                    if x > 0, z > 0, here != (values[index(x, y + 1, z)] < 0) {
                        quad(c(1, 0, 1), c(1, 0, 0), c(0, 0, 0), c(0, 0, 1), outward: here)
                    }
                    if x > 0, y > 0, here != (values[index(x, y, z + 1)] < 0) {
                        quad(c(1, 1, 0), c(0, 1, 0), c(0, 0, 0), c(1, 0, 0), outward: here)
                    }
                }
            }
        }
    }

    /// Two triangles, split along the shorter diagonal.
    private mutating func quad(_ a: Int32, _ b: Int32, _ c: Int32, _ d: Int32, outward: Bool) {
        let ring = (outward ? [a, b, c, d] : [d, c, b, a]).map { UInt32(bitPattern: $0) }
        let p = ring.map { positions[Int($0)] }
        if length(p[0] - p[2]) <= length(p[1] - p[3]) {
            indices += [ring[0], ring[1], ring[2], ring[0], ring[2], ring[3]]
        } else {
            indices += [ring[0], ring[1], ring[3], ring[1], ring[2], ring[3]]
        }
    }

    /// Moves each vertex onto the surface, no further than half a cell, and takes the slope as its normal.
    private mutating func settle() {
        normals.reserveCapacity(positions.count)
        for place in positions.indices {
            var p = positions[place]
            let start = p
            for _ in 0..<2 {
                let (value, slope) = field.sample(at: p)
                let steep = dot(slope, slope)
                guard steep > 0.05 else { break }
                p -= slope * (value / steep)
            }
            if length(p - start) < reach { positions[place] = p }
            normals.append(normalised(field.sample(at: positions[place]).slope))
        }
    }
}
