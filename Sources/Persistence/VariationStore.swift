public import Access
public import Execution
public import GraphCore

/// A run of variations with what came of each cell.
public struct VariationSheet: Hashable, Sendable {
    /// A cell: its job, and the take that shows its result.
    public struct Cell: Hashable, Sendable {
        /// The job.
        public let job: JobSummary
        /// The take, once there is one; one that was deleted is there, and says so.
        public let take: Take?

        /// A cell from its parts.
        public init(job: JobSummary, take: Take?) {
            self.job = job
            self.take = take
        }
    }

    /// The run.
    public let run: RunSummary
    /// What varies.
    public let matrix: VariationMatrix
    /// The cells in the matrix's order.
    public let cells: [Cell]

    /// A sheet from its parts.
    public init(run: RunSummary, matrix: VariationMatrix, cells: [Cell]) {
        self.run = run
        self.matrix = matrix
        self.cells = cells
    }
}

/// Runs of variations, as people look at them.
public protocol VariationStore: Sendable {
    /// A run of variations with its cells, all of one moment.
    func variations(of run: RunID, as principal: Principal) async throws -> VariationSheet
    /// A project's runs of variations, of one node or of all, newest first, at most `limit`, those before a run when one
    /// is given.
    func variations(
        in project: ProjectID, of node: NodeID?, before: RunID?, limit: Int, as principal: Principal
    ) async throws -> [RunSummary]
}
