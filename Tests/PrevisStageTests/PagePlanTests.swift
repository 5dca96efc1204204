import Foundation
import ProductionModel
import Testing

@testable import PrevisStage

/// The page draws the camera's plan from above with the sets' own marks.
@Suite struct PagePlanTests {
    @Test(arguments: SetKind.allCases)
    func `the page has the marks, the lane and the bounds of every set`(_ kind: SetKind) throws {
        let page = try source()
        let plan = kind.plan(seed: 1)
        let start = try #require(page.range(of: "const \(kind.rawValue): StagePlan = {"))
        let end = try #require(page.range(of: "\n};", range: start.upperBound..<page.endIndex))
        let text = page[start.upperBound..<end.lowerBound]
        var place = text.startIndex
        for mark in plan.marks {
            let words = written(mark)
            let found = text.range(of: words, range: place..<text.endIndex)
            #expect(found != nil, "\(words) is missing, or not in its place")
            place = found?.upperBound ?? place
        }
        let written = ["stand(", "seat("].reduce(0) { $0 + text.components(separatedBy: $1).count - 1 }
        #expect(written == plan.marks.count)
        let lane = plan.lane
        #expect(
            text.contains(
                "from: [\(number(lane.from.x)), \(number(lane.from.z))], "
                    + "to: [\(number(lane.to.x)), \(number(lane.to.z))]"))
        let bounds = plan.cameraBounds
        #expect(
            text.contains(
                "left: \(number(bounds.minimum.x)), right: \(number(bounds.maximum.x)), "
                    + "back: \(number(bounds.minimum.z)), front: \(number(bounds.maximum.z))"))
    }

    private func source() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../")
        return try String(contentsOf: root.appending(path: "Web/src/film/stage.ts"), encoding: .utf8)
    }

    private func written(_ mark: StageMark) -> String {
        let spot = "\(number(mark.spot.x)), \(number(mark.spot.z)), \(heading(mark.heading))"
        guard let seat = mark.seat else { return "stand(\(spot))" }
        return "seat(\(spot), [\(number(seat.x)), \(number(seat.z))], \(number(seat.y)))"
    }

    private func heading(_ angle: Float) -> String {
        abs(abs(angle) - .pi / 2) < 1e-5 ? (angle < 0 ? "-quarter" : "quarter") : number(angle)
    }

    /// To the millimetre, as one writes it.
    private func number(_ value: Float) -> String {
        let thousandths = Int((Double(value) * 1_000).rounded())
        let (whole, behind) = (abs(thousandths) / 1_000, abs(thousandths) % 1_000)
        var digits = String(1_000 + behind).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(thousandths < 0 ? "-" : "")\(whole)\(digits.isEmpty ? "" : ".\(digits)")"
    }
}
