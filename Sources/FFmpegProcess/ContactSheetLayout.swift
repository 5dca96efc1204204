/// Where things stand on a contact sheet, in pixels from its top left.
struct ContactSheetLayout {
    let width: Int
    let height: Int
    private let unit: Double
    private let left: Int
    private let top: Int
    private let stepX: Int
    private let stepY: Int
    private let columnWidth: Int

    /// A line of text and where it is drawn.
    struct Text: Equatable {
        enum Alignment { case left, centre, right }
        let text: String
        /// The left end, the middle or the right end, by the alignment.
        let x: Int
        let baseline: Int
        let size: Int
        let colour: String
        let isBold: Bool
        let alignment: Alignment
    }

    private static let ground: (UInt8, UInt8, UInt8) = (0x0e, 0x0f, 0x12)
    private static let bright = "0xE8EAED"
    private static let dim = "0xB3BAC4"

    /// Sizes follow the pictures' width, so that a sheet of small pictures has small type.
    init(_ sheet: ContactSheet) {
        unit = min(2, max(0.75, Double(sheet.pictureWidth) / 384))
        let unit = unit
        func scaled(_ length: Double) -> Int { Int((length * unit).rounded()) }
        let lines = sheet.cells.map(\.captions.count).max() ?? 0
        let headerWidth = sheet.rowHeaders.map { Int(CaptionMetrics.width($0, size: 15 * unit)) }.max() ?? 0
        left = scaled(44) + (sheet.rowHeaders.isEmpty ? 0 : headerWidth + scaled(20))
        top =
            scaled(sheet.subtitle.isEmpty ? 92 : 118) + (sheet.columnHeaders.isEmpty ? 0 : scaled(30))
        stepX = sheet.pictureWidth + scaled(24)
        stepY = sheet.pictureHeight + (lines == 0 ? scaled(24) : scaled(34) + lines * scaled(21))
        columnWidth = sheet.pictureWidth
        let rows = (sheet.cells.count + sheet.columns - 1) / sheet.columns
        width = left + sheet.columns * stepX - scaled(24) + scaled(44)
        height = top + rows * stepY + scaled(lines == 0 ? 20 : 24)
    }

    private func scaled(_ length: Double) -> Int { Int((length * unit).rounded()) }

    private func origin(_ index: Int, _ sheet: ContactSheet) -> (x: Int, y: Int) {
        (left + index % sheet.columns * stepX, top + index / sheet.columns * stepY)
    }

    /// The ground with the pictures on it.
    func canvas(_ sheet: ContactSheet) -> [UInt8] {
        var canvas = [UInt8](repeating: 0, count: width * height * 3)
        for pixel in 0..<width * height {
            canvas[3 * pixel] = Self.ground.0
            canvas[3 * pixel + 1] = Self.ground.1
            canvas[3 * pixel + 2] = Self.ground.2
        }
        let rowBytes = sheet.pictureWidth * 3
        for (index, cell) in sheet.cells.enumerated() {
            guard let picture = cell.picture else { continue }
            let (x, y) = origin(index, sheet)
            for row in 0..<sheet.pictureHeight {
                let place = ((y + row) * width + x) * 3
                canvas.replaceSubrange(
                    place..<place + rowBytes, with: picture[row * rowBytes..<(row + 1) * rowBytes])
            }
        }
        return canvas
    }

    /// Every line of text, cut to its room.
    func texts(_ sheet: ContactSheet) -> [Text] {
        var texts = [
            text(sheet.title, x: scaled(44), baseline: scaled(62), size: 30, room: width - scaled(88), isBold: true),
            text(sheet.subtitle, x: scaled(44), baseline: scaled(90), size: 15, room: width - scaled(88), isDim: true),
        ]
        for (column, header) in sheet.columnHeaders.prefix(sheet.columns).enumerated() {
            texts.append(
                text(
                    header, x: left + column * stepX + columnWidth / 2, baseline: top - scaled(14), size: 15,
                    room: columnWidth, isDim: true, alignment: .centre))
        }
        for (row, header) in sheet.rowHeaders.enumerated() {
            texts.append(
                text(
                    header, x: left - scaled(20), baseline: top + row * stepY + sheet.pictureHeight / 2 + scaled(5),
                    size: 15, room: left, isDim: true, alignment: .right))
        }
        for (index, cell) in sheet.cells.enumerated() {
            let (x, y) = origin(index, sheet)
            for (line, caption) in cell.captions.enumerated() {
                texts.append(
                    text(
                        caption, x: x, baseline: y + sheet.pictureHeight + scaled(24) + line * scaled(21),
                        size: line == 0 ? 16 : 14, room: columnWidth, isDim: line > 0, isBold: line == 0))
            }
        }
        return texts
    }

    private func text(
        _ text: String, x: Int, baseline: Int, size: Double, room: Int, isDim: Bool = false, isBold: Bool = false,
        alignment: Text.Alignment = .left
    ) -> Text {
        let size = size * unit
        return Text(
            text: CaptionMetrics.fitting(text, size: size * (isBold ? 1.05 : 1), room: Double(room)), x: x,
            baseline: baseline, size: Int(size.rounded()), colour: isDim ? Self.dim : Self.bright, isBold: isBold,
            alignment: alignment)
    }
}

extension ContactSheetLayout.Text {
    /// The drawing as a filter. Only numbers, constants and the given name of our own are in it; the text is in the
    /// file, and `expansion=none` keeps it from being read as a template.
    func filter(textFile: String) -> String {
        let x =
            switch alignment {
            case .left: "\(self.x)"
            case .centre: "\(self.x)-text_w/2"
            case .right: "\(self.x)-text_w"
            }
        let font = SheetFont.option(isBold: isBold)
        return "drawtext=\(font):textfile=\(textFile):expansion=none:fontsize=\(size):fontcolor=\(colour)"
            + ":x=\(x):y=\(baseline)-ascent"
    }
}
