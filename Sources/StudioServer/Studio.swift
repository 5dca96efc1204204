import Access
public import AssetIntake
public import Execution
public import GraphCore
public import MediaStorage
public import Persistence

/// What a studio's server stands on; the composition root gives it.
public struct Studio: Sendable {
    /// Everything that is kept in the database.
    public let store: any StudioStore
    /// Everything that is kept as files.
    public let media: MediaStore
    /// Receives files for the library.
    public let intake: IntakeDesk
    /// Turns documents into plans.
    public let planner: Planner
    /// The rules of documents.
    public let catalogue: Catalogue
    /// The person at this machine.
    public let localUser: UserID
    /// The program's version.
    public let version: String
    /// How many jobs are worked on at once.
    public let slots: Int
    let ids = RowIDMint()

    /// A studio from its parts.
    public init(
        store: any StudioStore, media: MediaStore, intake: IntakeDesk, planner: Planner, localUser: UserID,
        version: String, slots: Int
    ) {
        self.store = store
        self.media = media
        self.intake = intake
        self.planner = planner
        catalogue = planner.catalogue
        self.localUser = localUser
        self.version = version
        self.slots = max(1, slots)
    }

    /// A new row's id.
    func mint() -> Identifier128 { ids.next(at: Timestamp.now()) }

    /// The person at this machine, for work that nobody else asked for.
    func localPrincipal() -> Principal {
        Principal(user: localUser, credential: .local, request: Access.RequestID(mint()))
    }
}
