import Foundation
import GraphCore
import JSONText
import StudioAPI

/// What came of making a take again, in words.
enum VerifyText {
    /// The outcome, its measures and reasons, a line each.
    static func lines(_ result: VerificationBody, _ outcome: VerificationBody.Outcome) -> [String] {
        var lines: [String]
        switch outcome {
        case .equal: lines = ["Take \(result.number) is bit-equal: made again, every byte is the same."]
        case .alike:
            lines = ["Take \(result.number) is within the tolerance: made again, every picture looks the same."]
        case .different: lines = ["Take \(result.number) is different: made again, it does not look the same."]
        }
        if let ssim = result.ssim { lines.append("  SSIM \(measure(ssim, digits: 4, unit: ""))") }
        if let psnr = result.psnr { lines.append("  PSNR \(measure(psnr, digits: 1, unit: " dB"))") }
        if outcome == .different, result.ssim == nil {
            lines.append("  The two files cannot be held against each other picture by picture.")
        }
        lines += result.reasons.map { "  \($0)" }
        if outcome != .equal, result.reasons.isEmpty {
            lines.append("  Nothing that the recipe notes is another than it was.")
        }
        return lines.map(TextCells.plain)
    }

    private static func measure(_ likeness: LikenessBody, digits: Int, unit: String) -> String {
        func text(_ number: Double?) -> String {
            number.map { String(format: "%.\(digits)f", $0) + unit } ?? "without bound"
        }
        return "\(text(likeness.mean)), in the worst picture \(text(likeness.worst)); "
            + "the least that passes is \(likeness.tolerance.formatted(.number.locale(Locale(identifier: "en"))))\(unit)"
    }

    /// Why there is no outcome.
    static func failure(_ result: VerificationBody) -> CommandFailure {
        switch result.state {
        case .cancelled: CommandFailure("Somebody cancelled the verification of take \(result.number).")
        default:
            CommandFailure(
                "Take \(result.number) cannot be made again: \(result.message ?? "the studio does not say why.")")
        }
    }

    /// That a file does not hold any more what its take does.
    static func altered(_ carried: CarriedRecipe) -> String {
        TextCells.plain(
            "\(carried.file) is different: its recipe names take \(carried.take.text), but its media are not that take’s."
        )
    }

    /// The same as JSON.
    static func json(_ carried: CarriedRecipe) -> String {
        object([("take", carried.take.text), ("outcome", "different"), ("error", altered(carried))])
    }

    /// A failure as JSON.
    static func json(_ failure: CommandFailure) -> String { object([("error", failure.description)]) }

    private static func object(_ members: [(String, String)]) -> String {
        let value = JSONValue.object(members.map { JSONMember($0.0, .string($0.1)) })
        return String(decoding: value.bytes, as: UTF8.self)
    }
}
