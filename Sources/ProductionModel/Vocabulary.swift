/// A closed list of film terms: the one place where its members, their stored names and their titles stand. Catalogue,
/// interchange and engines derive theirs from it.
public protocol Vocabulary: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
    /// What a film-maker calls it on the page.
    var title: String { get }
}
