public import GraphCore
public import ProductionModel

extension Requests {
    /// Which libraries are looked into.
    public enum Scope: String, CaseIterable, Sendable {
        case all, project, studio
    }

    /// In which order assets are listed.
    public enum AssetOrder: String, CaseIterable, Sendable {
        case newest, name
    }

    /// A page of a library.
    public struct Assets: Hashable, Sendable {
        /// The film.
        public let project: ProjectID?
        /// Which libraries.
        public let scope: Scope?
        /// Only these kinds; nil for all.
        public let kinds: [AssetKind]?
        /// Words to look for.
        public let text: String?
        /// Only with this tag.
        public let tag: String?
        /// Only rated so well or better.
        public let rating: Int?
        /// Those out of sight.
        public let deleted: Bool?
        /// In which order.
        public let order: AssetOrder?
        /// Which part of the list.
        public let page: Page

        init(
            project: ProjectID?, scope: Scope?, kinds: [AssetKind]?, text: String?, tag: String?, rating: Int?,
            deleted: Bool?, order: AssetOrder?, count: Int, cursor: Cursor?
        ) {
            self.project = project
            self.scope = scope
            self.kinds = kinds
            self.text = text
            self.tag = tag
            self.rating = rating
            self.deleted = deleted
            self.order = order
            page = Page(count: count, cursor: cursor)
        }
    }

    /// A change of an asset.
    public struct AssetChange: Hashable, Sendable {
        /// The asset.
        public let asset: Identifier128
        /// The change.
        public let body: AssetChangeBody
    }

    /// An upload to begin.
    public struct NewUpload: Hashable, Sendable {
        /// How many bytes it has.
        public let length: Int64
        /// What its sender says of it: `filename`, and the `project` it is for.
        public let metadata: [String: String]
    }

    /// A piece of an upload; its bytes are the body.
    public struct UploadPiece: Hashable, Sendable {
        /// The upload.
        public let upload: Identifier128
        /// Where the piece begins.
        public let offset: Int64
        /// What its bytes must give.
        public let checksum: UploadChecksum?
    }

    /// The digest of a piece, as its sender states it.
    public struct UploadChecksum: Hashable, Sendable {
        /// `sha1` or `sha256`.
        public let algorithm: String
        /// The digest.
        public let digest: [UInt8]
    }
}

extension TextForm where Content == Requests.Scope {
    static var scope: TextForm { .word() }
}

extension TextForm where Content == Requests.AssetOrder {
    static var assetOrder: TextForm { .word() }
}

extension TextForm where Content: CaseIterable & RawRepresentable & Sendable, Content.RawValue == String {
    /// One of a few words.
    fileprivate static func word() -> TextForm {
        let words = Content.allCases.map(\.rawValue)
        let pattern = "^(" + words.joined(separator: "|") + ")$"
        return TextForm(
            shape: .string(StringShape(minimum: 1, limit: 32, pattern: pattern)),
            expectation: "one of \(words.joined(separator: ", "))", pattern: pattern,
            parse: { Content(rawValue: $0) }, print: { $0.rawValue })
    }
}

extension TextForm where Content == [AssetKind] {
    /// Kinds of assets, divided by commas.
    static var kinds: TextForm {
        let one = "(" + AssetKind.allCases.map(\.rawValue).joined(separator: "|") + ")"
        let pattern = "^\(one)(,\(one)){0,11}$"
        return TextForm(
            shape: .string(StringShape(minimum: 1, limit: 200, pattern: pattern)),
            expectation: "kinds of assets, divided by commas, such as image,video", pattern: pattern,
            parse: { text in
                let words = text.split(separator: ",", omittingEmptySubsequences: false)
                let kinds = words.compactMap { AssetKind(rawValue: String($0)) }
                return kinds.count == words.count && (1...12).contains(kinds.count) ? kinds : nil
            }, print: { $0.map(\.rawValue).joined(separator: ",") })
    }
}

extension TextForm where Content == String {
    /// A tag.
    static var tag: TextForm {
        TextForm(
            shape: .string(StringShape(minimum: 1, limit: 64)), expectation: "a tag of at most 64 bytes", pattern: "",
            parse: { (1...64).contains($0.utf8.count) ? $0 : nil }, print: { $0 })
    }
}

extension TextForm where Content == Bool {
    /// `true` or `false`.
    static var flag: TextForm {
        let pattern = "^(true|false)$"
        return TextForm(
            shape: .string(StringShape(minimum: 4, limit: 5, pattern: pattern)), expectation: "true or false",
            pattern: pattern, parse: { $0 == "true" ? true : $0 == "false" ? false : nil },
            print: { $0 ? "true" : "false" })
    }
}

extension TextForm where Content == Int {
    /// A rating.
    static var rating: TextForm { .number(0...5, expecting: "a rating from 0 to 5") }
}
