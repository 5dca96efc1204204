extension FileReading {
    /// The largest screenplay that is read: more than ten films of 120 pages.
    static let screenplayLimit: Int64 = 4 << 20

    /// A screenplay in Fountain: UTF-8 with at least one scene heading.
    init(screenplay file: InspectedFile) throws {
        guard file.byteCount <= FileReading.screenplayLimit else {
            throw FormatRefusal(
                .tooLarge,
                "This text has \(file.byteCount.grouped) bytes, and a screenplay may have "
                    + "\(FileReading.screenplayLimit.grouped): is it the right file?")
        }
        var bytes = try file.bytes(Int(file.byteCount), at: 0, of: .fountain)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard !bytes.contains(0) else {
            throw FormatRefusal(
                .damaged,
                "This text has bytes in it that no text has: save it again from the editor it was written with.")
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw FormatRefusal(
                .encoding, "This text is not UTF-8 (it may be Latin-1 or Windows-1252): save it as UTF-8.")
        }
        let outline = FountainOutline(bytes)
        guard outline.sceneCount > 0 else {
            throw FormatRefusal(
                .plainText,
                "This text is no screenplay, for it has no scene heading: write one such as INT. KITCHEN - DAY, or "
                    + "upload another file.")
        }
        self.init(.fountain, .screenplay(ScreenplayFacts(title: outline.title, sceneCount: outline.sceneCount)))
    }
}
