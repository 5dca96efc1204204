import ProductionModel

extension SetKind {
    /// The set built for a seed, and its plan of marks.
    func plan(seed: Int64) -> SetPlan {
        switch self {
        case .room: RoomSet.plan(seed: seed)
        case .street: StreetSet.plan(seed: seed)
        case .forest: ForestSet.plan(seed: seed)
        case .stage: StageSet.plan(seed: seed)
        }
    }
}
