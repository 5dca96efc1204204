import ProductionModel

/// Where in each pixel camera rays go through.
struct SamplePlan: Hashable {
    /// Places in the pixel, 0…1 from its left and top edge.
    let places: [SIMD2<Float>]
    /// Whether pixels on an edge get three more.
    let refinesEdges: Bool

    /// Draft: one in the middle, four on edges. Standard: four. High: sixteen.
    init(tier: QualityTier) {
        switch tier {
        case .draft:
            places = [[0.5, 0.5]]
            refinesEdges = true
        case .standard:
            places = SamplePlan.spread(4)
            refinesEdges = false
        case .high:
            places = SamplePlan.spread(16)
            refinesEdges = false
        }
    }

    /// Places of which no two share a row or column of the pixel: the plastic number's sequence (Martin Roberts, "The
    /// unreasonable effectiveness of quasirandom sequences", 2018), centred.
    private static func spread(_ count: Int) -> [SIMD2<Float>] {
        (0..<count).map { index in
            let x = (0.5 + 0.754_877_67 * Float(index)).truncatingRemainder(dividingBy: 1)
            let y = (0.5 + 0.569_840_3 * Float(index)).truncatingRemainder(dividingBy: 1)
            return [x, y]
        }
    }
}
