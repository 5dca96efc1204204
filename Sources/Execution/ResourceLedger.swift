/// What one worker offers, and what the jobs in its hands take of it. Never gives out more than there is, and what is
/// given back is there again.
public struct ResourceLedger: Hashable, Sendable {
    /// Whether a job has room on the worker.
    public enum Fit: Hashable, Sendable {
        /// There is room.
        case now
        /// There would be, were other jobs done.
        case whenRoomIsFree
        /// It needs more than the worker has in all.
        case never
    }

    /// What a worker is given.
    public struct Choice<Candidate> {
        /// The candidates that are now in its hands, in their order.
        public let taken: [Candidate]
        /// The candidate that waits until there is room, behind which nothing was taken.
        public let waitsForRoom: Candidate?
    }

    /// How many jobs the worker does at once.
    public let slots: Int
    /// The memory it offers.
    public let offered: ResourceNeeds
    /// What each job in its hands takes.
    public private(set) var taken: [JobID: ResourceNeeds]
    // Wider than the parts, so that no sum overflows, whatever was leased under an earlier and greater offer.
    private var memoryTaken: Int128 = 0
    private var graphicsMemoryTaken: Int128 = 0

    /// The ledger of a worker that has those jobs in its hands. They may take more than it offers, when it had offered
    /// more before; then nothing has room until enough is given back.
    public init(slots: Int, offered: ResourceNeeds = .unlimited, taken: [JobID: ResourceNeeds] = [:]) {
        self.slots = max(0, slots)
        self.offered = offered
        self.taken = taken
        for needs in taken.values { add(needs, times: 1) }
    }

    /// Whether a job of those needs has room.
    public func fits(_ needs: ResourceNeeds) -> Fit {
        let memory = Self.fit(needs.memory, taken: memoryTaken, of: offered.memory)
        let graphics = Self.fit(needs.graphicsMemory, taken: graphicsMemoryTaken, of: offered.graphicsMemory)
        if slots == 0 || memory == .never || graphics == .never { return .never }
        return taken.count < slots && memory == .now && graphics == .now ? .now : .whenRoomIsFree
    }

    /// Puts a job into the worker's hands. False, and nothing has changed, when there is no room or it is there already.
    @discardableResult
    public mutating func take(_ job: JobID, _ needs: ResourceNeeds) -> Bool {
        guard taken[job] == nil, fits(needs) == .now else { return false }
        taken[job] = needs
        add(needs, times: 1)
        return true
    }

    /// Takes a job out of the worker's hands. False, and nothing has changed, when it is not there.
    @discardableResult
    public mutating func giveBack(_ job: JobID) -> Bool {
        guard let needs = taken.removeValue(forKey: job) else { return false }
        add(needs, times: -1)
        return true
    }

    /// Puts up to `limit` candidates into the worker's hands, in the order they come.
    ///
    /// One that can never fit is passed over, since it waits for another worker; so is one that is in the worker's hands
    /// already. The first that has to wait for room ends the choice: were smaller ones let by, a big job would wait for
    /// ever. `describe` says of a candidate which job it is and what it needs.
    public mutating func choose<Candidate>(
        from candidates: some Sequence<Candidate>, limit: Int,
        _ describe: (Candidate) -> (job: JobID, needs: ResourceNeeds)
    ) -> Choice<Candidate> {
        var chosen: [Candidate] = []
        guard limit > 0 else { return Choice(taken: [], waitsForRoom: nil) }
        for candidate in candidates {
            let (job, needs) = describe(candidate)
            guard taken[job] == nil else { continue }
            switch fits(needs) {
            case .never: continue
            case .whenRoomIsFree: return Choice(taken: chosen, waitsForRoom: candidate)
            case .now:
                take(job, needs)
                chosen.append(candidate)
            }
            if chosen.count == limit { break }
        }
        return Choice(taken: chosen, waitsForRoom: nil)
    }

    private static func fit(_ need: Int64, taken: Int128, of offered: Int64) -> Fit {
        if need <= 0 || offered == ResourceNeeds.unlimited.memory { return .now }
        if need > offered { return .never }
        return taken + Int128(need) <= Int128(offered) ? .now : .whenRoomIsFree
    }

    private mutating func add(_ needs: ResourceNeeds, times sign: Int128) {
        memoryTaken += sign * Int128(max(0, needs.memory))
        graphicsMemoryTaken += sign * Int128(max(0, needs.graphicsMemory))
    }
}

extension ResourceLedger.Choice: Sendable where Candidate: Sendable {}
