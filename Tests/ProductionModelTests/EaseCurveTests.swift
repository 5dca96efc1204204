import ProductionModel
import Testing

struct EaseCurveTests {
    @Test func `it begins at nothing and ends at everything`() throws {
        let curve = try #require(EaseCurve(x1: 0.42, y1: -1, x2: 0.58, y2: 2))
        #expect(curve.share(at: 0) == 0)
        #expect(curve.share(at: 1) == 1)
        #expect(curve.share(at: -3) == 0)
        #expect(curve.share(at: 7) == 1)
    }

    @Test func `handles on the diagonal are a straight line`() throws {
        let curve = try #require(EaseCurve(x1: 0.2, y1: 0.2, x2: 0.7, y2: 0.7))
        for step in 0...100 {
            let time = Double(step) / 100
            #expect(abs(curve.share(at: time) - time) < 1e-9)
        }
    }

    /// `ease` of CSS (css-easing-1), and its symmetric `ease-in-out`.
    @Test func `the middle of a known curve is where it is known to be`() throws {
        let ease = try #require(EaseCurve(x1: 0.25, y1: 0.1, x2: 0.25, y2: 1))
        #expect(abs(ease.share(at: 0.5) - 0.802_403) < 1e-5)
        let symmetric = try #require(EaseCurve(x1: 0.42, y1: 0, x2: 0.58, y2: 1))
        #expect(abs(symmetric.share(at: 0.5) - 0.5) < 1e-9)
    }

    @Test func `a steep curve has one place for every moment`() throws {
        let curve = try #require(EaseCurve(x1: 1, y1: 0, x2: 0, y2: 1))
        var before = 0.0
        for step in 1...1_000 {
            let share = curve.share(at: Double(step) / 1_000)
            #expect(share >= before)
            before = share
        }
    }

    @Test func `handles outside of the shot’s time, or far off, make no curve`() {
        #expect(EaseCurve(x1: -0.1, y1: 0, x2: 1, y2: 1) == nil)
        #expect(EaseCurve(x1: 0, y1: 0, x2: 1.01, y2: 1) == nil)
        #expect(EaseCurve(x1: 0, y1: 2.1, x2: 1, y2: 1) == nil)
        #expect(EaseCurve(x1: 0, y1: 0, x2: 1, y2: -1.5) == nil)
        #expect(EaseCurve(x1: .nan, y1: 0, x2: 1, y2: 1) == nil)
    }
}
