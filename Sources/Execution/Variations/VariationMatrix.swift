public import GraphCore
public import ProductionModel

/// What varies along an axis, with the values it takes in order.
public enum VariationTrack: Hashable, Sendable {
    /// A field of the node, or of a value that feeds it.
    case field(NodeID, FieldKey, values: [Value])
    /// How finely the node is rendered.
    case tier([QualityTier])

    /// How many values there are.
    public var count: Int {
        switch self {
        case .field(_, _, let values): values.count
        case .tier(let tiers): tiers.count
        }
    }
}

/// One axis of a matrix. Its tracks move together, each to its next value at every step (a zip).
public struct VariationAxis: Hashable, Sendable {
    /// What varies, all with the same number of values.
    public let tracks: [VariationTrack]

    /// An axis from its tracks.
    public init(_ tracks: [VariationTrack]) { self.tracks = tracks }

    /// How many steps it has.
    public var count: Int { tracks.first?.count ?? 0 }
}

/// Why there are no variations, as one sentence for the person who asked: what, where, what to do.
public struct VariationError: Error, Hashable, Sendable {
    /// The sentence.
    public let message: String

    /// An error from its sentence.
    public init(_ message: String) { self.message = message }
}

/// Variations of a node: every combination of the steps of up to four axes (their product), each one cell and one take.
/// The last axis moves fastest, as the columns of a contact sheet do.
public struct VariationMatrix: Hashable, Sendable {
    /// The most cells a matrix may have.
    public static let cellLimit = 500
    /// The most axes.
    public static let axisLimit = 4
    /// The most tracks along one axis.
    public static let trackLimit = 8

    /// What is varied.
    public let node: NodeID
    /// Its axes, 1…``axisLimit``.
    public let axes: [VariationAxis]
    /// How many cells there are, 1…``cellLimit``.
    public let count: Int

    /// A matrix from its parts.
    ///
    /// - Throws: a sentence when there are too many axes, tracks or cells, tracks of an axis that differ in length, or a
    ///   thing that varies twice.
    public init(node: NodeID, axes: [VariationAxis]) throws(VariationError) {
        guard !axes.isEmpty else { throw VariationError("Nothing varies yet: choose a field and its values.") }
        guard axes.count <= VariationMatrix.axisLimit else {
            throw VariationError("At most \(VariationMatrix.axisLimit) axes fit: let two fields vary together instead.")
        }
        var count = 1
        var overflows = false
        for (number, axis) in axes.enumerated() {
            try VariationMatrix.check(axis, called: "axis \(number + 1)")
            let (product, overflow) = count.multipliedReportingOverflow(by: axis.count)
            overflows = overflows || overflow
            count = product
        }
        guard !overflows, count <= VariationMatrix.cellLimit else {
            let size = overflows ? "more variations than can be counted" : "\(count.grouped) variations"
            throw VariationError(
                "That makes \(size); at most \(VariationMatrix.cellLimit) are made at once: take values away.")
        }
        try VariationMatrix.checkThatNothingVariesTwice(axes)
        self.node = node
        self.axes = axes
        self.count = count
    }

    private static func check(_ axis: VariationAxis, called name: String) throws(VariationError) {
        guard axis.count > 0 else { throw VariationError("There are no values along \(name): add one, or remove it.") }
        guard axis.tracks.count <= trackLimit else {
            throw VariationError("At most \(trackLimit) fields vary together; along \(name) are \(axis.tracks.count).")
        }
        guard let other = axis.tracks.first(where: { $0.count != axis.count }) else { return }
        throw VariationError(
            "What varies together needs as many values: along \(name) one has \(axis.count), another \(other.count).")
    }

    private static func checkThatNothingVariesTwice(_ axes: [VariationAxis]) throws(VariationError) {
        var seen: Set<VariationTrack> = []
        for track in axes.flatMap(\.tracks) {
            let (what, name): (VariationTrack, String) =
                switch track {
                case .field(let node, let key, _): (.field(node, key, values: []), "The field “\(key.name)”")
                case .tier: (.tier([]), "The tier")
                }
            guard seen.insert(what).inserted else { throw VariationError("\(name) varies twice: remove one of them.") }
        }
    }

    /// The step of each axis at a cell, 0 ≤ `cell` < ``count``.
    public func steps(of cell: Int) -> [Int] {
        var rest = cell
        var steps: [Int] = []
        for axis in axes.reversed() {
            steps.append(rest % axis.count)
            rest /= axis.count
        }
        return steps.reversed()
    }

    /// What is supposed at a cell, 0 ≤ `cell` < ``count``: every track with its one value there.
    public func tracks(of cell: Int) -> [VariationTrack] {
        zip(axes, steps(of: cell)).flatMap { axis, step in
            axis.tracks.map { track in
                switch track {
                case .field(let node, let key, let values): .field(node, key, values: [values[step]])
                case .tier(let tiers): .tier([tiers[step]])
                }
            }
        }
    }
}

extension Int {
    /// As a person reads it: `1,000,000`.
    fileprivate var grouped: String {
        let digits = Array(String(magnitude))
        let groups = stride(from: digits.count, to: 0, by: -3).map { end in String(digits[Swift.max(0, end - 3)..<end])
        }
        return groups.reversed().joined(separator: ",")
    }
}
