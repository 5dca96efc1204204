import Access
import GraphCore
import Testing

struct AccessPolicyTests {
    private let user = UserID(Identifier128(high: 1, low: 2))
    private let project = ProjectID(Identifier128(high: 3, low: 4))
    private let other = ProjectID(Identifier128(high: 3, low: 5))

    private func principal(_ credential: Credential) -> Principal {
        Principal(user: user, credential: credential, request: RequestID(Identifier128(high: 5, low: 6)))
    }

    private var session: Principal { principal(.session(Identifier128(high: 7, low: 8))) }

    @Test func `the person at the machine may do everything`() {
        for permission in Permission.allCases {
            #expect(AccessPolicy.permits(principal(.local), holding: .none, permission))
        }
    }

    @Test func `whoever holds no role may do nothing`() {
        for permission in Permission.allCases {
            #expect(!AccessPolicy.permits(session, holding: .none, permission, in: project))
        }
    }

    @Test func `a greater role permits whatever a lesser one does`() {
        for permission in Permission.allCases {
            let permitted = Role.allCases.sorted().map {
                AccessPolicy.permits(session, holding: RoleGrants(studio: $0), permission, in: project)
            }
            #expect(permitted == permitted.sorted { !$0 && $1 })
        }
    }

    @Test func `a viewer sees and does not change`() {
        let viewer = RoleGrants(studio: .viewer)
        #expect(AccessPolicy.permits(session, holding: viewer, .viewProject, in: project))
        #expect(!AccessPolicy.permits(session, holding: viewer, .editProject, in: project))
        #expect(!AccessPolicy.permits(session, holding: viewer, .runProject, in: project))
    }

    @Test func `a role in one project counts neither in another nor in the studio`() {
        let grants = RoleGrants(projects: [project: .owner])
        #expect(AccessPolicy.permits(session, holding: grants, .editProject, in: project))
        #expect(!AccessPolicy.permits(session, holding: grants, .viewProject, in: other))
        #expect(!AccessPolicy.permits(session, holding: grants, .operateStudio))
    }

    @Test func `a role in a project takes nothing from the role in the studio`() {
        let grants = RoleGrants(studio: .editor, projects: [project: .viewer])
        #expect(AccessPolicy.permits(session, holding: grants, .editProject, in: project))
    }
}
