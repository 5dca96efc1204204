import HTTPTypes
import StudioAPI

/// What a request presents to prove who sends it.
enum PresentedCredential {
    /// The session cookie's name.
    static let cookie = StudioEndpoints.sessionCookie

    /// A key in `Authorization` (RFC 6750), else the session's cookie (RFC 6265).
    static func secret(in fields: HTTPFields) -> String? {
        if let authorization = fields.first(where: { $0.name == .authorization })?.value {
            guard authorization.prefix(7).lowercased() == "bearer " else { return nil }
            return String(authorization.dropFirst(7).drop { $0 == " " })
        }
        for field in fields[values: .cookie] {
            for pair in field.split(separator: ";") {
                let halves = pair.split(separator: "=", maxSplits: 1)
                if halves.count == 2, halves[0].drop(while: { $0 == " " }) == cookie[...] { return String(halves[1]) }
            }
        }
        return nil
    }

    /// The `Set-Cookie` that gives a browser its session, out of reach of scripts and of other sites.
    static func setCookie(_ secret: String, seconds: Int64) -> String {
        "\(cookie)=\(secret); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict"
    }

    /// The `Set-Cookie` that takes it away.
    static let clearCookie = "\(cookie)=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict"
}
