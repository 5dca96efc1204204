/// Random access to a file's bytes, lent by whoever has the file.
public protocol ByteSource {
    /// How many bytes the file has.
    var byteCount: Int64 { get }

    /// So many bytes from an offset on, all of which lie inside the file by its size; fewer only if it has shrunk since.
    func read(_ count: Int, at offset: Int64) throws -> [UInt8]
}
