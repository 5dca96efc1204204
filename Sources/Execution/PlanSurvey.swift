import GraphCore

/// The part of a document that a plan goes through: what is asked for and all that feeds it, numbered, so that every
/// further step walks over numbers.
struct PlanSurvey {
    /// A node with what enters it.
    struct Stop {
        let node: Node
        /// What its kind reads; nil when nobody here knows the kind.
        let reading: KindReading?
        /// What enters it, by port, each port's in their order.
        let wires: [Wire]
        /// Of each wire, the number of the stop at its other end.
        fileprivate(set) var sources: [Int] = []
    }

    private(set) var stops: [Stop] = []
    /// The stops in an order in which each stands behind what feeds it, inputs in wire order: a cut's shots come in the
    /// order of the cut.
    private(set) var inputsFirst: [Int] = []
    private var places: [NodeID: Int] = [:]

    /// Surveys what those nodes need; those that are not in the document are passed over.
    init(_ targets: [NodeID], in document: GraphDocument, _ planner: Planner) {
        places.reserveCapacity(targets.count)
        let asked = targets.compactMap { meet($0, in: document, planner) }
        var next = 0
        while next < stops.count {
            stops[next].sources = stops[next].wires.compactMap { meet($0.source.node, in: document, planner) }
            next += 1
        }
        order(from: asked)
    }

    /// The number of a node's stop.
    func place(of node: NodeID) -> Int? { places[node] }

    private mutating func meet(_ id: NodeID, in document: GraphDocument, _ planner: Planner) -> Int? {
        if let place = places[id] { return place }
        guard let node = document.node(id) else { return nil }
        let reading = planner.reading(of: node)
        let wires = document.wires(into: id)
        stops.append(Stop(node: node, reading: reading, wires: reading?.choose(from: wires) ?? wires))
        places[id] = stops.count - 1
        return stops.count - 1
    }

    /// Depth first without recursion. Nodes that others of those asked for need are met through those.
    private mutating func order(from asked: [Int]) {
        var isFed = Array(repeating: false, count: stops.count)
        for place in asked { for source in stops[place].sources { isFed[source] = true } }
        var isVisited = Array(repeating: false, count: stops.count)
        var path: [(place: Int, next: Int)] = []
        inputsFirst.reserveCapacity(stops.count)
        for start in asked.filter({ !isFed[$0] }) + asked where !isVisited[start] {
            isVisited[start] = true
            path.append((start, 0))
            while let (place, next) = path.last {
                guard next < stops[place].sources.count else {
                    inputsFirst.append(place)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let source = stops[place].sources[next]
                guard !isVisited[source] else { continue }
                isVisited[source] = true
                path.append((source, 0))
            }
        }
    }
}
