import JSONText

extension Schema {
    /// A list of at most `limit` elements.
    public static func list<Element>(_ element: Schema<Element>, limit: Int) -> Schema where Content == [Element] {
        list(element, count: 0...limit)
    }

    /// A list of so many elements.
    public static func list<Element>(
        _ element: Schema<Element>, count: ClosedRange<Int>
    ) -> Schema where Content == [Element] {
        Schema(
            shape: .list(element.shape, count: count),
            reads: { value, reading in
                guard case .array(let values) = value else {
                    return reading.fail("Must be a list, not \(value.kind).")
                }
                guard count.contains(values.count) else {
                    return reading.fail(objection(to: values.count, count))
                }
                var content: [Element] = []
                content.reserveCapacity(values.count)
                for (index, value) in values.enumerated() where !reading.isFull {
                    if let element = reading.inside(index: index, { element.reads(value, &$0) }) {
                        content.append(element)
                    }
                }
                return content.count == values.count ? content : nil
            },
            writes: { content, writer in
                writer.beginArray()
                for value in content {
                    writer.nextElement()
                    element.writes(value, &writer)
                }
                writer.endArray()
            })
    }

    private static func objection(to count: Int, _ range: ClosedRange<Int>) -> String {
        if range.lowerBound == range.upperBound { return "Has \(count) elements; it must be \(range.lowerBound)." }
        if count < range.lowerBound { return count == 0 ? "Must not be empty." : "Has only \(count) elements." }
        return "Has \(count) elements; at most \(range.upperBound) are accepted."
    }

    /// An object with names of one form, written in ascending order, at most `limit` of them.
    public static func map<Key: Hashable & Comparable & Sendable, Element>(
        _ names: TextForm<Key>, _ element: Schema<Element>, limit: Int
    ) -> Schema where Content == [Key: Element] {
        Schema(
            shape: .map(names: names.pattern, element.shape),
            reads: { value, reading in
                guard case .object(let members) = value else {
                    return reading.fail("Must be an object, not \(value.kind).")
                }
                guard members.count <= limit else {
                    return reading.fail("Has \(members.count) members; at most \(limit) are accepted.")
                }
                return readMembers(members, names, element, &reading)
            },
            writes: { content, writer in
                writer.beginObject()
                for (key, value) in content.sorted(by: { $0.key < $1.key }) {
                    writer.name(names.print(key))
                    element.writes(value, &writer)
                }
                writer.endObject()
            })
    }

    private static func readMembers<Key: Hashable & Sendable, Element>(
        _ members: [JSONMember], _ names: TextForm<Key>, _ element: Schema<Element>, _ reading: inout SchemaReading
    ) -> [Key: Element]? where Content == [Key: Element] {
        var content: [Key: Element] = [:]
        content.reserveCapacity(members.count)
        for member in members where !reading.isFull {
            reading.inside(member: member.name) { reading -> Void? in
                guard let key = names.parse(member.name) else {
                    return reading.fail("The name must be \(names.expectation).")
                }
                guard let value = element.reads(member.value, &reading) else { return nil }
                // Two spellings of one id, such as upper and lower case.
                guard content.updateValue(value, forKey: key) == nil else {
                    return reading.fail("The name stands twice, in another spelling.")
                }
                return ()
            }
        }
        return content.count == members.count ? content : nil
    }
}
