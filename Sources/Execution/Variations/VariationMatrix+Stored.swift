public import GraphCore
import ProductionModel

/// How a matrix is kept: `{node, axes: [[{node, field, values} or {tiers}]]}`.
extension VariationMatrix {
    private static let nodeKey: FieldKey = "node"
    private static let axesKey: FieldKey = "axes"
    private static let fieldKey: FieldKey = "field"
    private static let valuesKey: FieldKey = "values"
    private static let tiersKey: FieldKey = "tiers"

    /// The matrix as a value.
    public var value: Value {
        .record([
            Self.nodeKey: .reference(.node(node)),
            Self.axesKey: .list(axes.map { axis in .list(axis.tracks.map(Self.value)) }),
        ])
    }

    private static func value(of track: VariationTrack) -> Value {
        switch track {
        case .field(let node, let key, let values):
            .record([
                nodeKey: .reference(.node(node)), fieldKey: .text(key.name), valuesKey: .list(values),
            ])
        case .tier(let tiers): .record([tiersKey: .list(tiers.map { .text($0.rawValue) })])
        }
    }

    /// Reads what ``value`` is; nil for anything else.
    public init?(_ value: Value) {
        guard case .record(let parts) = value, case .reference(.node(let node))? = parts[Self.nodeKey],
            case .list(let axes)? = parts[Self.axesKey]
        else { return nil }
        var read: [VariationAxis] = []
        for axis in axes {
            guard case .list(let tracks) = axis else { return nil }
            let known = tracks.compactMap(Self.track)
            guard known.count == tracks.count else { return nil }
            read.append(VariationAxis(known))
        }
        do throws(VariationError) { try self.init(node: node, axes: read) } catch { return nil }
    }

    private static func track(_ value: Value) -> VariationTrack? {
        guard case .record(let parts) = value else { return nil }
        if case .list(let tiers)? = parts[tiersKey] {
            let known = tiers.compactMap { tier -> QualityTier? in
                if case .text(let name) = tier { QualityTier(rawValue: name) } else { nil }
            }
            return known.count == tiers.count ? .tier(known) : nil
        }
        guard case .reference(.node(let node))? = parts[nodeKey], case .text(let name)? = parts[fieldKey],
            let key = FieldKey(name), case .list(let values)? = parts[valuesKey]
        else { return nil }
        return .field(node, key, values: values)
    }
}
