/// A name to show, made from a file name that a stranger sent. It is never a path.
public struct AssetName: Hashable, Sendable, CustomStringConvertible {
    /// The most bytes of a name, in UTF-8.
    public static let byteLimit = 200
    /// The name of what has none.
    public static let untitled = "Untitled"

    /// The name: one line, not empty.
    public let text: String

    /// A name from the last part of a file's name or path, without the ending that its format usually has.
    public init(fileName: String, format: FileFormat? = nil) {
        let parts = fileName.unicodeScalars.split { $0 == "/" || $0 == "\\" }
        let part = parts.last.map { DisplayText.cleaned(Substring($0)) } ?? ""
        var name = Substring(part.unicodeScalars.drop { $0 == "." || $0 == " " })
        if let format, let ending = AssetName.ending(of: name, format) { name = name.dropLast(ending.count + 1) }
        let text = DisplayText.line(name, byteLimit: AssetName.byteLimit)
        self.text = text.isEmpty ? AssetName.untitled : text
    }

    /// The name.
    public var description: String { text }

    /// The format's ending that the name has behind a dot, in whatever case.
    private static func ending(of name: Substring, _ format: FileFormat) -> String? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        return format.fileExtensions.first { $0 == ending }
    }
}
