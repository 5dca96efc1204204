import Execution
import Foundation
import Logging
import NIOCore
import PersistenceSQLite
import ServiceLifecycle
import StudioAPI
import StudioServer
import SystemPackage
import UnixSignals

/// Runs a studio's server and its worker until it is asked to stop.
struct StudioHost: Sendable {
    let options: ServeOptions

    /// Serves until SIGINT or SIGTERM, then hands leases back. `alongside` runs beside the server from the moment it
    /// answers; what it throws ends the studio.
    func run(
        alongside: @escaping @Sendable (OpenStudio, AsyncStream<RunnerEvent>) async throws -> Void = { _, _ in }
    ) async throws {
        signal(SIGPIPE, SIG_IGN)
        let page = try options.page()
        let folder = try DataFolder(owning: options.folder)
        do {
            let studio = try await OpenStudio(
                in: folder.path, workers: options.workers ?? EngineTable.processorCount, lines: options.lines)
            try await serve(studio, page, in: folder.path, alongside)
        } catch {
            folder.close()
            throw error
        }
        folder.close()
    }

    private func serve(
        _ studio: OpenStudio, _ page: PageBundle, in folder: FilePath,
        _ alongside: @escaping @Sendable (OpenStudio, AsyncStream<RunnerEvent>) async throws -> Void
    ) async throws {
        let logger = Logger(label: "backlot") { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = options.verbose ? .info : .warning
            return handler
        }
        let server = StudioServer(
            studio: Studio(
                store: studio.store, media: studio.media, intake: studio.intake, planner: studio.planner,
                localUser: studio.store.localUser,
                version: BacklotCommand.version, slots: studio.workers),
            address: StudioAddress(
                host: options.host, port: options.port, names: Set(options.allowedHosts),
                localSocket: localSocket(in: folder)),
            page: page, logger: logger)
        let (events, teller) = AsyncStream.makeStream(of: RunnerEvent.self, bufferingPolicy: .bufferingNewest(256))
        let (starts, starter) = AsyncStream.makeStream(of: Int.self)
        let processor = studio.processor { event in
            server.observe(event)
            teller.yield(event)
        }
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
            .init(service: Work { try await processor.run() })
        ]
        services += try await server.services(isRunning: { starter.yield($0) }).map { .init(service: $0) }
        services.append(
            .init(
                service: Work {
                    for await port in starts {
                        try await announce(port, studio, server)
                        try await alongside(studio, events)
                    }
                }))
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(15)
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw CommandFailure(
                "Port \(options.port) of \(options.host) is in use by another program: end that one, or choose another port with --port."
            )
        } catch let error as IOError where error.errnoCode == EACCES || error.errnoCode == EADDRNOTAVAIL {
            throw CommandFailure(
                "The studio cannot listen on port \(options.port) of \(options.host): choose others with --host and --port."
            )
        }
    }

    private func announce(_ port: Int, _ studio: OpenStudio, _ server: StudioServer) async throws {
        let url = StudioAddress(host: options.host, port: port).url(port: port)
        let desk = AccountDesk(store: studio.store, principal: studio.store.localPrincipal(), url: url)
        Terminal.print("Backlot is at \(url)")
        Terminal.print("Sign in, once within 15 minutes: \(try await desk.makeLink().url)")
    }

    /// A stale socket of an owner that is gone is in the way; the folder's lock says that nobody uses it. The system's
    /// addresses have room for 107 bytes.
    private func localSocket(in folder: FilePath) -> FilePath? {
        let path = LocalStudioSocket.path(in: folder)
        guard path.string.utf8.count <= 107 else {
            Terminal.error(
                "The data folder's path is too long for a local socket; backlot key works when the studio is stopped.")
            return nil
        }
        unlink(path.string)
        return path
    }
}

/// Work as a service: it ends when the studio is asked to stop, and waits for that when it is done before.
private struct Work: Service {
    let work: @Sendable () async throws -> Void

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown(work)
            try await gracefulShutdown()
        } catch is CancellationError {}
    }
}
