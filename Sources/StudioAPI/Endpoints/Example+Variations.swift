import GraphCore
import ProductionModel

extension Example {
    static let variations = VariationsBody(
        node: shotID,
        axes: [
            [
                .field(
                    VariedFieldBody(node: shotID, key: "framing", values: [.choice("medium"), .choice("close_up")]))
            ],
            [.tier([.draft, .high])],
        ])

    static let variationRun = RunBody(
        id: row(4), project: projectID, revision: Revision(13), tier: .draft, submitted: moment,
        counts: [.succeeded: 1, .leased: 1, .ready: 2], settled: false, varies: shotID)

    static let variationSheet = VariationSheetBody(
        run: variationRun, variations: variations, cells: [VariationCellBody(job: job, take: take)])
}
