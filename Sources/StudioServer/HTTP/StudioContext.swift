import Access
import Hummingbird

/// What the studio knows of a request while it answers it.
struct StudioContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The request's name in logs and error answers.
    var request: Access.RequestID?
    /// Who sent it, once that is known.
    var principal: Principal?

    init(source: ApplicationRequestContextSource) { coreContext = .init(source: source) }
}
