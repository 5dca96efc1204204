import StudioAPI

/// Prints one of the files that are generated from the declared endpoints: `api-types openapi` or `api-types typescript`.
@main
struct APITypes {
    static func main() {
        switch CommandLine.arguments.dropFirst().first {
        case "openapi": print(OpenAPIDocument.text, terminator: "")
        case "typescript": print(TypeScriptFile.text, terminator: "")
        default: fatalError("Say openapi or typescript.")
        }
    }
}
