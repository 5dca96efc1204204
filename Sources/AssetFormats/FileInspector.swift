/// Decides by content what a file is, before any other tool touches it.
public enum FileInspector {
    /// Reads as little of a file as settles its format, its kind and its facts.
    ///
    /// Of media some 130 KB and the heads of their parts are read, of weights the head, of text all of it. Throws a
    /// ``FormatRefusal`` for what the studio does not take, or what the source throws.
    public static func read(_ source: some ByteSource) throws -> FileReading {
        let file = try InspectedFile(source)
        guard file.byteCount > 0 else {
            throw FormatRefusal(.empty, "The file is empty: copy it again, or choose another one.")
        }
        if let signature = FileSignature(file) {
            try Polyglot.check(file, as: signature.format.title)
            return try signature.read(file)
        }
        if let refusal = RefusedSignature.refusal(of: file) { throw refusal }
        return try TextInspector.read(file)
    }
}
