#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#else
    private import Darwin
#endif

/// The engines of a worker, by the function they execute.
public struct EngineTable: Sendable {
    private let engines: [FunctionName: any Engine]

    /// A table from its entries.
    public init(_ engines: [FunctionName: any Engine]) { self.engines = engines }

    /// The functions that can be executed.
    public var functions: Set<FunctionName> { Set(engines.keys) }

    /// The engine of exactly that function at exactly that version.
    public subscript(function: FunctionName) -> (any Engine)? { engines[function] }

    /// How many processors the machine offers; the usual number of slots.
    public static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
