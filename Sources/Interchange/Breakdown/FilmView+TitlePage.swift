public import NodeCatalog
internal import ProductionModel

extension FilmView {
    /// The film's settings as a title page states them: `Title`, and where given `Rate: 23.976` or `30000/1001` and
    /// `Aspect: 2.39`. What is absent or out of range keeps the standard setting.
    public init(titlePage screenplay: Screenplay) {
        self.init()
        if let title = screenplay.title { self.title = title.clipped(to: DraftLimits.title) }
        if let text = screenplay.titlePageValue("Rate"), let rate = Self.rate(text) { self.rate = rate }
        if let text = screenplay.titlePageValue("Aspect"), let aspect = Self.aspect(text) { self.aspect = aspect }
    }

    private static func rate(_ text: String) -> FrameRate? {
        let word = text.split(separator: " ").first.map(String.init) ?? text
        // The broadcast rates are written rounded and meant exactly (SMPTE ST 12-1).
        let rounded: [String: FrameRate?] = [
            "23.976": FrameRate(24_000, 1_001), "23.98": FrameRate(24_000, 1_001),
            "29.97": FrameRate(30_000, 1_001), "59.94": FrameRate(60_000, 1_001),
        ]
        if let rate = rounded[word] { return rate }
        let parts = word.split(separator: "/").map { Int32($0) }
        switch parts.count {
        case 1: return parts[0].flatMap { FrameRate($0, 1) }
        case 2: return parts[0].flatMap { top in parts[1].flatMap { FrameRate(top, $0) } }
        default: return nil
        }
    }

    private static func aspect(_ text: String) -> AspectRatio? {
        let word = text.split(separator: " ").first ?? ""
        let parts = word.split(whereSeparator: { $0 == ":" || $0 == "/" || $0 == "x" })
        if parts.count == 2, let width = Int32(parts[0]), let height = Int32(parts[1]) {
            return AspectRatio(width, height)
        }
        guard let first = parts.first, let quotient = Double(first), quotient > 0, quotient < 5 else { return nil }
        return AspectRatio(Int32((quotient * 100).rounded()), 100)
    }
}
