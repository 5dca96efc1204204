/// What a program may use that looks at files from outside, set on its process before it starts (`prlimit` of
/// util-linux; `setrlimit(2)`).
public struct ToolLimits: Hashable, Sendable {
    /// Bytes of address space.
    public var addressSpace: Int64
    /// Seconds of processor time.
    public var processorSeconds: Int
    /// Bytes of the largest file it may write.
    public var fileSize: Int64

    /// Limits from their parts.
    public init(addressSpace: Int64, processorSeconds: Int, fileSize: Int64) {
        self.addressSpace = addressSpace
        self.processorSeconds = processorSeconds
        self.fileSize = fileSize
    }

    /// For a look into a file that nobody has looked into: it may write nothing.
    public static let probing = ToolLimits(addressSpace: 3 << 30, processorSeconds: 20, fileSize: 0)
    /// For making something to look at of a file that was looked into.
    public static let deriving = ToolLimits(addressSpace: 6 << 30, processorSeconds: 4 * 3600, fileSize: 64 << 30)

    /// What stands before the program and its arguments.
    var arguments: [String] {
        [
            "--as=\(addressSpace)", "--cpu=\(processorSeconds)", "--fsize=\(fileSize)", "--core=0", "--nofile=64",
            "--",
        ]
    }
}
