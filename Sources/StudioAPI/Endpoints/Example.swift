import Access
import GraphCore
import NodeCatalog
import ProductionModel

/// What the documentation shows; tests read every one of them back.
enum Example {
    static let moment = Moment(milliseconds: 1_795_000_000_123)
    static let secret = "bl_7m3k9q2xw8v4t6r1p5n0"
    static let user = UserID(row(9))
    static let projectID = ProjectID(row(2))
    static let shotID = NodeID(0x3C8A_51F0_9D27_E46B)
    static let rootID = NodeID(0x0F1E_2D3C_4B5A_6978)

    /// An id as the studio mints them, different for each number.
    static func row(_ number: UInt64) -> Identifier128 {
        Identifier128(high: 0x01A1_EDD1_0E7B_7000 | number, low: 0x8000_0000_0000_0000 | number)
    }

    static let hash = ContentHash(
        words: (0x9F86_D081_884C_7D65, 0x9A2F_EAA0_C55A_D015, 0xA3BF_4F1B_2B0B_822C, 0xD15D_6C15_B0F0_0A08))

    static let me = MeBody(user: UserBody(id: user, name: "Ada", role: .owner), version: "0.2.0", isNew: false)

    static let project = ProjectBody(
        id: projectID, title: "The Night Train", created: moment, changed: moment, head: Revision(12), shots: 8,
        finishedShots: 5, frames: 1440, rate: .fps24, aspect: .scope239, poster: PosterBody(media: hash, frames: 1440),
        people: [PersonBody(id: user, name: "Ada")])

    static let shot = Node(
        id: shotID, kind: .builtIn(FilmKind.shot.key), title: "1A", position: CanvasPoint(x: 640, y: -320),
        fields: [
            "duration": .frames(72), "framing": .choice("medium"),
            "focal_length": .decimal(Decimal(mantissa: 35)),
        ])

    static let document = DocumentBody(
        revision: Revision(12), root: rootID,
        nodes: [Node(id: rootID, kind: .builtIn(FilmKind.film.key), title: "The Night Train"), shot], wires: [])

    private static let operations: [GraphOperation] = [
        .setField(.node(shotID), key: "framing", value: .choice("close_up")), .rename(shotID, to: "1A close"),
    ]

    static let changeDraft = ChangeDraftBody(
        id: ChangeID(row(3)), base: Revision(12), label: "Set framing", operations: operations)

    static let loggedChange = LoggedChangeBody(
        revision: Revision(13), appended: moment,
        change: Change(
            id: ChangeID(row(3)), author: user, base: Revision(12), label: "Set framing", operations: operations,
            inverses: [
                .rename(shotID, to: "1A"), .setField(.node(shotID), key: "framing", value: .choice("medium")),
            ]))

    static let events = EventsBody(
        items: [
            EventBody(number: 41, moment: moment, .change(Revision(13))),
            EventBody(number: 42, moment: moment, .run(row(4))),
            EventBody(number: 43, moment: moment, .job(row(5), run: row(4), node: shotID, state: .ready)),
            EventBody(number: 44, moment: moment, .take(row(6), node: shotID, number: 2, job: row(5))),
        ], newest: 44)

    static let planRequest = PlanRequestBody(targets: .nodes([shotID]), tier: .draft)
    static let plan = PlanBody(
        revision: Revision(13), jobs: 9, renders: 2, cached: 7, seconds: 14,
        range: SecondsRangeBody(low: 11.2, high: 19),
        items: [
            PlanItemBody(
                node: shotID, function: "previs.shot", take: PlanTakeBody(id: row(6), number: 2), cached: true,
                seconds: 0)
        ],
        diagnostics: [
            DiagnosticBody(severity: .error, node: shotID, message: "“1A” has no scene; wire one into it.")
        ])

    static let runRequest = RunRequestBody(targets: .everything, tier: .standard, priority: .interactive)
    static let run = RunBody(
        id: row(4), project: projectID, revision: Revision(13), tier: .draft, submitted: moment,
        counts: [.succeeded: 3, .leased: 1, .waiting: 5], settled: false)

    static let job = JobBody(
        id: row(5), run: row(4), node: shotID, function: "previs.shot", tier: .draft, state: .succeeded, attempts: 0,
        cause: nil, message: nil, media: hash, take: row(6))

    static let attempt = AttemptBody(
        number: 1, worker: "workstation", kind: "transient", message: "The worker stopped answering.", moment: moment)

    static let waitingJob = queueJob(
        .ready, position: 4, wait: WaitBody(.turn, "3 jobs come first."), progress: nil, seconds: nil)

    static let doneJob = queueJob(.succeeded, position: nil, wait: nil, progress: nil, seconds: 6.204)

    private static let runningJob = queueJob(
        .leased, position: nil, wait: nil,
        progress: ProgressBody(stage: "Rendering", fraction: 0.5, framesDone: 36, framesTotal: 72, secondsLeft: 3),
        seconds: nil)

    private static func queueJob(
        _ state: JobBody.State, position: Int?, wait: WaitBody?, progress: ProgressBody?, seconds: Double?
    ) -> QueueJobBody {
        QueueJobBody(
            job: row(5), run: row(4), project: projectID, projectTitle: "The Night Train", node: shotID, title: "1A",
            function: "previs.shot", tier: .draft, state: state, priority: .interactive,
            person: PersonBody(id: user, name: "Ada"), submitted: moment, since: moment, attempts: 0,
            position: position, wait: wait, message: nil, progress: progress, seconds: seconds)
    }

    static let queue = QueueBody(
        event: 44, paused: false, pausedProjects: [projectID], counts: [.ready: 4, .waiting: 9, .leased: 1],
        workers: [
            WorkerBody(
                id: row(7), name: "workstation", slots: 2, joined: moment, paused: false, memory: 8 << 30,
                memoryUsed: 1 << 30, graphicsMemory: nil, graphicsMemoryUsed: 0,
                functions: [
                    WorkerFunctionBody(
                        function: "previs.shot", version: 2, standing: .resting, until: moment, failures: 1)
                ], jobs: [runningJob])
        ], perMinute: [0, 3, 2])

    static let take = TakeBody(
        id: row(6), node: shotID, number: 2, job: row(5), media: hash, kind: .video, byteCount: 482_113, frames: 72,
        tier: .draft, created: moment, fingerprint: 0x5BD1_E995_8A3C_20F7, remarks: ["KITCHEN is shown as a room."],
        recipe: ["engine": .text("previs"), "samples": .integer(1)])

    static let asset = AssetBody(
        id: row(8), project: projectID, kind: .image, name: "Platform at night", tags: ["night"],
        notes: "The light of the lamps.", rating: 4, licence: "CC BY 4.0", owner: PersonBody(id: user, name: "Ada"),
        file: AssetFileBody(
            hash: hash, byteCount: 2_084_113, format: "PNG image", mediaType: "image/png",
            kinds: AssetKind.image.alternatives, facts: assetFacts),
        pictures: AssetPicturesBody(thumbnail: hash), uses: 1, revision: 2, created: moment, changed: moment)

    private static let assetFacts: AssetFacts = {
        var facts = AssetFacts()
        (facts.width, facts.height, facts.codec) = (1920, 1080, "png")
        return facts
    }()

    static let assetDraft = AssetDraftBody(
        project: projectID, kind: .character, name: "Lina", fields: ["name": .text("LINA"), "age": .integer(34)])

    static let assetUses = AssetUsesBody(
        items: [
            AssetUseBody(
                project: projectID, projectTitle: "The Night Train", node: shotID, nodeTitle: "Lina",
                nodeKind: "character", follows: true, shots: 12)
        ], shots: 12)

    static let folder = AssetFolderBody(
        id: row(3), project: nil, name: "Night", query: AssetSearchBody(kinds: [.image], tag: "night"))

    static let upload = UploadBody(
        id: row(8), name: "Platform at night", state: .done, received: 2_084_113, byteCount: 2_084_113, asset: row(8),
        outcome: .new)

    /// One kind is enough to see the form.
    static let catalogue = Catalogue(
        portTypes: FilmCatalogue.catalogue.portTypes.filter { $0.key == FilmPort.character }, conversions: [],
        kinds: FilmCatalogue.catalogue.kinds.filter { $0.key == FilmKind.note.key })
}
