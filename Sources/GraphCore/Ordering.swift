/// The places 0 ..< `count` in an order; places that neither precede the other stay as they were.
///
/// A merge sort that is compiled once: the standard library's is generic, and the page would load a copy of it for
/// every type that is sorted.
@inline(never)
func orderedPlaces(_ count: Int, _ precedes: (Int, Int) -> Bool) -> [Int] {
    var places = Array(0..<count)
    // Ids and wires mostly come in order.
    if !places.dropFirst().contains(where: { precedes($0, $0 - 1) }) { return places }
    guard count > 12 else {
        // Few are put in their places one by one.
        for next in 1..<count {
            var gap = next
            while gap > 0, precedes(next, places[gap - 1]) {
                places[gap] = places[gap - 1]
                gap -= 1
            }
            places[gap] = next
        }
        return places
    }
    var merged = places
    var width = 1
    while width < count {
        var start = 0
        while start < count {
            let middle = min(start + width, count)
            let end = min(start + 2 * width, count)
            var left = start
            var right = middle
            for target in start..<end {
                let takesLeft = left < middle && (right == end || !precedes(places[right], places[left]))
                merged[target] = takesLeft ? places[left] : places[right]
                if takesLeft { left += 1 } else { right += 1 }
            }
            start = end
        }
        swap(&places, &merged)
        width *= 2
    }
    return places
}

extension Array {
    /// The elements in an order; those that neither precede the other stay as they were.
    func ordered(by precedes: (Element, Element) -> Bool) -> [Element] {
        orderedPlaces(count) { precedes(self[$0], self[$1]) }.map { self[$0] }
    }
}

extension Array where Element: Comparable {
    /// The elements in ascending order.
    func ascending() -> [Element] { ordered(by: <) }

    /// The elements in ascending order, each once.
    package func ascendingOnce() -> [Element] {
        var once: [Element] = []
        for element in ascending() where element != once.last { once.append(element) }
        return once
    }
}
