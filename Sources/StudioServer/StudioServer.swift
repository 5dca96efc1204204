import Access
import AssetIntake
public import Execution
import Foundation
import HTTPTypes
import Hummingbird
public import Logging
import NIOCore
import NIOPosix
import Persistence
public import ServiceLifecycle
import StudioAPI
public import SystemPackage
import WebSocketChannel

/// Where and for whom a studio listens.
public struct StudioAddress: Sendable {
    /// The host name or address to bind.
    public var host: String
    /// The port, 0 for any free one.
    public var port: Int
    /// Names by which the studio answers, beside addresses and `localhost`.
    public var names: Set<String>
    /// Where the local socket goes, through which the machine's user speaks without a key; nil for none.
    public var localSocket: FilePath?

    /// An address from its parts.
    public init(host: String, port: Int, names: Set<String> = [], localSocket: FilePath? = nil) {
        self.host = host
        self.port = port
        self.names = names
        self.localSocket = localSocket
    }

    /// The address as a browser is given it; whoever listens everywhere is found at the machine itself.
    public func url(port: Int) -> String {
        let everywhere = host == "0.0.0.0" || host == "::"
        let name = everywhere ? "127.0.0.1" : host.contains(":") ? "[\(host)]" : host
        return "http://\(name):\(port)"
    }
}

/// A studio on the network: its page, its requests, its live connections.
public struct StudioServer: Sendable {
    private let studio: Studio
    private let address: StudioAddress
    private let page: PageBundle
    private let logger: Logger
    private let pingInterval: TimeAmount
    private let credentials = CredentialDirectory(now: Timestamp.now)
    private let live: LiveStudio
    private let cards: ProjectCards
    private let group: SocketGroup<LiveSession, LiveTopic>

    /// A server of that studio. Nothing listens until its services run. A socket that does not answer a ping before the
    /// next one is due is closed.
    public init(
        studio: Studio, address: StudioAddress, page: PageBundle, logger: Logger,
        pingEvery pingInterval: Duration = .seconds(25)
    ) {
        self.pingInterval = TimeAmount(pingInterval)
        self.studio = studio
        self.address = address
        self.page = page
        self.logger = logger
        cards = ProjectCards(studio: studio)
        group = SocketGroup(eventLoopGroup: MultiThreadedEventLoopGroup.singleton)
        live = LiveStudio(studio: studio, cards: cards, group: group, logger: logger)
    }

    /// Takes what the studio's own runner tells; give it to the runner as its observer.
    public var observe: @Sendable (RunnerEvent) -> Void { live.observe }

    /// Everything that runs, in the order in which to start it. `isRunning` is called with the port once requests are
    /// answered.
    public func services(isRunning: @escaping @Sendable (Int) async -> Void) async throws -> [any Service] {
        // A socket is an open file; the soft limit of a login shell leaves room for few.
        _ = OpenFileLimit.raise()
        try await studio.intake.sweep(as: studio.localPrincipal())
        credentials.fill(with: try await studio.store.credentials(as: studio.localPrincipal()))
        let network = Doorkeeper(
            door: .network(HostPolicy(names: address.names.union([address.host]))), credentials: credentials)
        var services: [any Service] = [live]
        if let socket = address.localSocket {
            let machine = Doorkeeper(door: .machine(studio.localUser), credentials: credentials)
            services.append(
                application(machine, at: .unixDomainSocket(path: socket.string)) { _ in
                    chmod(socket.string, 0o600)
                })
        }
        services.append(
            application(network, at: .hostname(address.host, port: address.port)) { channel in
                await isRunning(channel.localAddress?.port ?? address.port)
            })
        return services
    }

    private func application(
        _ doorkeeper: Doorkeeper, at bind: BindAddress, running: @escaping @Sendable (any Channel) async -> Void
    ) -> some Service {
        var configuration = SocketConfiguration(path: "/api/v1/socket")
        configuration.pingInterval = pingInterval
        // What the framework says of a start that fails is said by whoever started it, in one sentence.
        var quiet = logger
        quiet.logLevel = .critical
        configuration.full = Refusal(
            Problem(.unavailable, "The studio has no room for another connection: try again later."))
        configuration.malformed = Refusal(Problem(.badRequest, "This is not a request of HTTP/1.1."))
        return Application(
            router: router(doorkeeper),
            server: .httpAndSockets(
                configuration: configuration, handler: LiveSockets(live: live, doorkeeper: doorkeeper), group: group),
            configuration: ApplicationConfiguration(address: bind, serverName: nil, backlog: 4096),
            onServerRunning: running, logger: logger.logLevel <= .info ? logger : quiet)
    }

    private func router(_ doorkeeper: Doorkeeper) -> Router<StudioContext> {
        let router = Router(context: StudioContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SecurityHeaders())
        router.add(middleware: ProblemAnswers(mint: { Access.RequestID(studio.mint()) }))
        router.add(middleware: NameCheck(doorkeeper: doorkeeper))
        let routes = EndpointRoutes(router: router, doorkeeper: doorkeeper)
        HealthRoutes(studio: studio).add(to: routes)
        AccountRoutes(
            studio: studio, credentials: credentials, address: address.url(port: address.port),
            endSockets: { [group] credential in
                group.forEachSocket { socket in
                    guard socket.session.principal.credential == credential else { return }
                    socket.close(.policyViolation, reason: "Signed out.")
                }
            }, forgetNames: cards.forget
        ).add(to: routes)
        ProjectRoutes(studio: studio, cards: cards).add(to: routes)
        TemplateRoutes(studio: studio).add(to: routes)
        RunRoutes(studio: studio).add(to: routes)
        TakeRoutes(studio: studio).add(to: routes)
        QueueRoutes(studio: studio, desk: live.desk).add(to: routes)
        MediaRoutes(studio: studio).add(to: routes)
        AssetRoutes(studio: studio).add(to: routes)
        UploadRoutes(studio: studio).add(to: routes)
        CatalogueRoutes(studio: studio).add(to: routes)
        router.get("/api/v1/socket") { _, _ -> Response in
            var response = Response(Problem(.upgradeRequired))
            response.headers[.upgrade] = "websocket"
            response.headers[.connection] = "close"
            return response
        }
        let shell = PageResponder(bundle: page)
        router.get("/") { request, _ in try shell.respond(to: request) }
        router.get("/**") { request, _ in try shell.respond(to: request) }
        return router
    }
}

extension Refusal {
    init(_ problem: Problem) {
        self.init(
            status: .init(code: problem.status), contentType: Problem.mediaType,
            body: String(decoding: problem.encoded, as: UTF8.self))
    }
}
