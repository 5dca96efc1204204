import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import StudioAPI

/// A request as the declared endpoints read it.
struct HTTPRequestReader: IncomingRequest {
    let head: HTTPRequest
    let parameters: Parameters
    let uri: URI
    let body: [UInt8]

    init(_ request: Request, _ parameters: Parameters, body: [UInt8]) {
        head = request.head
        self.parameters = parameters
        uri = request.uri
        self.body = body
    }

    func pathValue(_ name: String) -> String? { parameters.get(name) }

    func queryValue(_ name: String) -> String? { uri.queryParameters[Substring(name)].map(String.init) }

    func headerValue(_ name: String) -> String? { HTTPField.Name(name).flatMap { head.headerFields[$0] } }
}
