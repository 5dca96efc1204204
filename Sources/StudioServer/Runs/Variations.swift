import Execution
import Persistence
import StudioAPI

extension VariationMatrix {
    /// The matrix of a request. Throws a `Problem` with a sentence when it is none.
    init(checking body: VariationsBody) throws {
        do throws(VariationError) {
            try self.init(node: body.node, axes: body.axes.map { VariationAxis($0.map(VariationTrack.init)) })
        } catch {
            throw Problem(.badRequest, error.message)
        }
    }
}

extension VariationTrack {
    fileprivate init(_ body: VariationTrackBody) {
        switch body {
        case .field(let field): self = .field(field.node, field.key, values: field.values)
        case .tier(let tiers): self = .tier(tiers)
        }
    }
}

extension VariationSheetBody {
    init(_ sheet: VariationSheet) {
        self.init(
            run: RunBody(sheet.run), variations: VariationsBody(sheet.matrix),
            cells: sheet.cells.map { VariationCellBody(job: JobBody($0.job), take: $0.take.map(TakeBody.init)) })
    }
}

extension VariationsBody {
    fileprivate init(_ matrix: VariationMatrix) {
        self.init(
            node: matrix.node,
            axes: matrix.axes.map { axis in
                axis.tracks.map(VariationTrackBody.init)
            })
    }
}

extension VariationTrackBody {
    init(_ track: VariationTrack) {
        switch track {
        case .field(let node, let key, let values):
            self = .field(VariedFieldBody(node: node, key: key, values: values))
        case .tier(let tiers): self = .tier(tiers)
        }
    }
}
