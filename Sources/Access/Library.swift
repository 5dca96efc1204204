public import GraphCore

extension ProjectID {
    /// The library of the whole studio: what belongs to all films. It stands where a project does, has no canvas, and is
    /// in no list of projects.
    public static let library = ProjectID(Identifier128(high: 0, low: 0))
}
