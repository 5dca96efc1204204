import ProductionModel

extension FileReading {
    /// An MPEG-4 or QuickTime file.
    init(movie file: InspectedFile) throws {
        let brand = try MovieBrand(file)
        var boxes = BoxCursor(file, of: brand.format)
        var index: Box?
        while let box = try boxes.next() {
            if box.name == "moov", index == nil { index = box }
        }
        guard let index else {
            throw FormatRefusal(
                .damaged,
                "This video has no index (moov): its recording was broken off, so repair it in the program or the "
                    + "camera that recorded it.")
        }
        let survey = try MovieSurvey(index, in: file, of: brand.format)
        guard survey.hasTrack else { throw FormatRefusal.damaged(brand.format, "it has no tracks") }
        let sound: AssetKind = survey.isMusic ? .music : .audio
        switch brand {
        case .sound: self.init(.m4a, kind: sound)
        case .film: self.init(survey.hasPicture ? .mp4 : .m4a, kind: survey.hasPicture ? .video : sound)
        case .quickTime: self.init(.quickTime, kind: survey.hasPicture ? .video : sound)
        }
    }
}

/// What the first box says the file is for.
private enum MovieBrand {
    case film
    case sound
    case quickTime

    init(_ file: InspectedFile) throws {
        let head = file.head
        if head.has("styp", at: 4) {
            throw RefusedSignature.unsupported("a piece of a streamed film", "upload the whole film as one MP4")
        }
        guard head.has("ftyp", at: 4), let length = head.number(UInt32.self, at: 0, .big) else {
            self = .quickTime
            return
        }
        let end = min(Int(length), head.count, 512)
        let brands = Set(stride(from: 8, to: end, by: 4).compactMap { $0 == 12 ? nil : FourCC(head, at: $0) })
        guard let major = FourCC(head, at: 8) else { throw FormatRefusal.truncated(.mp4) }
        if let refusal = MovieBrand.refusal(major, brands) { throw refusal }
        switch major {
        case "qt  ": self = .quickTime
        case "M4A ", "M4B ": self = .sound
        default: self = .film
        }
    }

    /// The format that sentences name.
    var format: FileFormat {
        switch self {
        case .film: .mp4
        case .sound: .m4a
        case .quickTime: .quickTime
        }
    }

    private static let stills: Set<FourCC> = ["mif1", "msf1", "mif2", "miaf"]
    private static let heic: Set<FourCC> = ["heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs"]
    private static let avif: Set<FourCC> = ["avif", "avis"]

    private static func refusal(_ major: FourCC, _ brands: Set<FourCC>) -> FormatRefusal? {
        let isStill = stills.contains(major)
        if avif.contains(major) || (isStill && !avif.isDisjoint(with: brands)) {
            return RefusedSignature.unsupported("an AVIF image", "export it as PNG, JPEG or WebP")
        }
        if heic.contains(major) || isStill {
            return RefusedSignature.unsupported("an HEIC image", "export it as JPEG or PNG")
        }
        switch major {
        case "crx ": return RefusedSignature.unsupported("a camera raw image", "develop it, and export it as TIFF")
        case "jp2 ", "jpx ", "jxl ":
            return RefusedSignature.unsupported("a JPEG 2000 or JPEG XL image", "export it as PNG or JPEG")
        case "M4P ", "M4BP":
            return RefusedSignature.unsupported("a copy-protected recording", "use one without protection")
        default: return nil
        }
    }
}

/// What tracks and tags a film's index names.
private struct MovieSurvey {
    private(set) var hasTrack = false
    private(set) var hasPicture = false
    private(set) var isMusic = false
    private let file: InspectedFile
    private let format: FileFormat

    init(_ index: Box, in file: InspectedFile, of format: FileFormat) throws {
        self.file = file
        self.format = format
        var boxes = BoxCursor(index.body, in: file, of: format)
        var asked: Set<FourCC> = []
        while let box = try boxes.next() {
            switch box.name {
            case "trak": try survey(track: box)
            // Old QuickTime files may have a compressed index, which says nothing here.
            case "cmov": (hasTrack, hasPicture) = (true, true)
            case "udta", "meta":
                if asked.insert(box.name).inserted, try hasMusicTags(box) { isMusic = true }
            default: break
            }
        }
    }

    private mutating func survey(track: Box) throws {
        hasTrack = true
        var boxes = BoxCursor(track.body, in: file, of: format)
        guard let media = try boxes.first("mdia") else { return }
        var inner = BoxCursor(media.body, in: file, of: format)
        guard let handler = try inner.first("hdlr") else { return }
        let bytes = try file.bytes(upTo: 12, at: handler.body.lowerBound, before: handler.body.upperBound)
        if FourCC(bytes, at: 8) == "vide" { hasPicture = true }
    }

    /// Looks into user data, the first metadata in it, and the first list in that.
    private func hasMusicTags(_ box: Box) throws -> Bool {
        var body = box.body
        // Behind the name of MPEG-4's metadata stand four bytes of version; QuickTime's has none.
        if box.name == "meta", try file.bytes(upTo: 4, at: body.lowerBound, before: body.upperBound) == [0, 0, 0, 0] {
            body = body.lowerBound + 4..<body.upperBound
        }
        var boxes = BoxCursor(body, in: file, of: format)
        var deeper: Box?
        while let inner = try boxes.next() {
            if MusicTags.boxes.contains(inner.name), !inner.body.isEmpty { return true }
            if deeper == nil, inner.name == (box.name == "udta" ? "meta" : "ilst"), box.name != "ilst" {
                deeper = inner
            }
        }
        return try deeper.map { try hasMusicTags($0) } ?? false
    }
}
