/// Why a command ended early: one sentence that says what, where, and what to do.
struct CommandFailure: Error, CustomStringConvertible {
    /// The sentence.
    let description: String

    init(_ sentence: String) { description = sentence }
}
