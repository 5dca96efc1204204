import Access
import Hummingbird
import MediaStorage
import Persistence
import StudioAPI
import SystemPackage

#if canImport(Glibc)
    import Glibc
#endif

/// Whether the process answers, and whether it can work.
struct HealthRoutes: Sendable {
    let studio: Studio

    func add(to routes: EndpointRoutes) {
        routes.raw(StudioEndpoints.live) { _, _, _ in Response(StudioEndpoints.live, LiveBody()) }
        routes.raw(StudioEndpoints.ready) { _, _, _ in
            let body = ReadyBody(storage: await storage(), media: media())
            return Response(StudioEndpoints.ready, body, status: body.status == .ready ? 200 : 503)
        }
    }

    private func storage() async -> ReadyBody.Status {
        let answer = try? await studio.store.newestEvent(of: .studio, as: studio.localPrincipal())
        return answer == nil ? .failing : .ready
    }

    private func media() -> ReadyBody.Status {
        studio.media.root.withPlatformString { access($0, R_OK | W_OK | X_OK) } == 0 ? .ready : .failing
    }
}
