import Execution
import Foundation
import GraphCore
import Persistence

/// How something was made, as the one column of takes and cache rows: a record of `recipe` and `remarks`.
struct OutputColumn {
    let recipe: [FieldKey: Value]
    let remarks: [String]

    init(_ output: JobOutput) {
        recipe = output.recipe
        remarks = output.remarks
    }

    init(bytes: Data) throws {
        let value = try decoding { () throws(CodecError) in try Value(decoding: [UInt8](bytes)) }
        guard case .record(let fields) = value, case .record(let recipe)? = fields["recipe"],
            case .list(let remarks)? = fields["remarks"]
        else { throw StoreError(.unavailable, "A take's recipe cannot be read.", in: "take") }
        self.recipe = recipe
        self.remarks = remarks.compactMap { remark in
            guard case .text(let text) = remark else { return nil }
            return text
        }
    }

    var bytes: Data {
        Data(Value.record(["recipe": .record(recipe), "remarks": .list(remarks.map(Value.text))]).encoded)
    }
}

/// Runs a decoding and words its error for the store's callers.
func decoding<T>(_ body: () throws(CodecError) -> T) throws(StoreError) -> T {
    do {
        return try body()
    } catch {
        throw StoreError(
            .unavailable, "The database holds something that this version cannot read.", cause: error.message,
            in: "decode")
    }
}
