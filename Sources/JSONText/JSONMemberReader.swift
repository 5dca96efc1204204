/// Reads one JSON object member by member, so that an object of very many members is never held as a whole.
///
/// It refuses what ``JSONReader`` refuses. Only the names are remembered, to find one that stands twice.
package struct JSONMemberReader {
    private var reader: JSONReader
    private var names: Set<[UInt8]> = []
    private let valueLimit: Int
    private var hasEnded = false

    /// A reader that stands before the first member of a text that is an object.
    ///
    /// A member of more than so many values, counting those inside it, is refused.
    package init(_ bytes: [UInt8], valueLimit: Int) throws(JSONError) {
        self.valueLimit = valueLimit
        reader = JSONReader(bytes: bytes)
        reader.skipBlank()
        guard reader.current == UInt8(ascii: "{") else { throw reader.error("An object must stand here.") }
        try reader.open(1)
        if reader.closes(UInt8(ascii: "}")) { try end() }
    }

    /// The next member; nil behind the last one, when nothing but blanks follows the object.
    package mutating func next() throws(JSONError) -> JSONMember? {
        if hasEnded { return nil }
        let start = reader.offset
        let name = try reader.memberName()
        guard names.insert(Array(name.utf8)).inserted else { throw reader.nameTwice(name, at: start) }
        reader.valuesLeft = valueLimit
        let value: JSONValue
        do throws(JSONError) { value = try reader.value(depth: 1) } catch { throw error.inside(name) }
        if try reader.isLast(UInt8(ascii: "}"), "A comma or the object’s end must stand here.") { try end() }
        return JSONMember(name, value)
    }

    private mutating func end() throws(JSONError) {
        reader.skipBlank()
        guard reader.current == nil else { throw reader.error("There is something behind the JSON text's end.") }
        hasEnded = true
    }
}
