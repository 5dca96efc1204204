public import Execution
public import GraphCore
public import ProductionModel
public import SystemPackage

/// What the intake needs of the tools that read media; the composition root gives it.
public struct IntakeTools: Sendable {
    /// Looks into a file as a demuxer of FFmpeg's, in a process of little memory and time, and tells what it found.
    /// Throws ``IntakeRefusal`` for a file that cannot be read.
    public let probe: @Sendable (_ file: FilePath, _ demuxer: String) async throws -> AssetFacts
    /// The jobs that make of a file what screens show of it.
    public let derive: @Sendable (ContentHash, AssetKind, AssetFacts) -> [PlannedJob]

    /// Tools from their parts.
    public init(
        probe: @escaping @Sendable (_ file: FilePath, _ demuxer: String) async throws -> AssetFacts,
        derive: @escaping @Sendable (ContentHash, AssetKind, AssetFacts) -> [PlannedJob]
    ) {
        self.probe = probe
        self.derive = derive
    }
}
