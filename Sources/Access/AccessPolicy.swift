public import GraphCore

/// The roles a user holds, as stored: one for the studio as a whole, and those given for single projects.
public struct RoleGrants: Hashable, Sendable {
    /// The role everywhere, if the user has one.
    public let studio: Role?
    /// Roles in single projects; they add to the studio's role and never take from it.
    public let projects: [ProjectID: Role]

    /// Grants from their parts.
    public init(studio: Role? = nil, projects: [ProjectID: Role] = [:]) {
        self.studio = studio
        self.projects = projects
    }

    /// No role anywhere.
    public static let none = RoleGrants()
}

/// The one place that decides who may do what. Pure: the caller fetches the grants.
public enum AccessPolicy {
    /// Whether the principal may do that, in that project or, with nil, in the studio.
    ///
    /// The person at the machine's own command line is always the owner. A role in one project gives no permission
    /// over the studio, but whoever has one may look into the library of all.
    public static func permits(
        _ principal: Principal, holding grants: RoleGrants, _ permission: Permission, in project: ProjectID? = nil
    ) -> Bool {
        if principal.credential == .local { return true }
        let asGuest: Role? = project == .library && !grants.projects.isEmpty ? .viewer : nil
        let roles = [grants.studio, project.flatMap { grants.projects[$0] }, asGuest]
        guard let role = roles.compactMap(\.self).max() else { return false }
        return role >= leastRole(for: permission)
    }

    /// The least role that carries a permission.
    public static func leastRole(for permission: Permission) -> Role {
        switch permission {
        case .viewProject, .viewStudio: .viewer
        case .editProject, .runProject: .editor
        case .createProject, .executeJobs, .operateStudio: .owner
        }
    }
}
