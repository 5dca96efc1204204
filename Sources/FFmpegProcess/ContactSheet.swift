public import SystemPackage

/// Pictures in a grid with captions, on a dark ground: a film's shots, or a table of framings and angles.
public struct ContactSheet: Sendable {
    /// A picture with the lines under it.
    public struct Cell: Sendable {
        /// Red, green, blue, eight bits each, row by row without padding; nil leaves the cell empty.
        public var picture: [UInt8]?
        /// The lines under it; the first is brighter. They are cut with an ellipsis where the cell ends.
        public var captions: [String]

        /// A cell from its parts.
        public init(picture: [UInt8]?, captions: [String] = []) {
            self.picture = picture
            self.captions = captions
        }
    }

    /// Above the grid, large.
    public var title: String
    /// Under the title.
    public var subtitle: String
    /// Width of every picture, 16…2048 pixels.
    public var pictureWidth: Int
    /// Height of every picture, 16…2048 pixels.
    public var pictureHeight: Int
    /// Cells in a row.
    public var columns: Int
    /// Over the columns; empty draws none.
    public var columnHeaders: [String]
    /// Left of the rows; empty draws none.
    public var rowHeaders: [String]
    /// The cells, row by row.
    public var cells: [Cell]

    /// A sheet from its parts; without a number of columns the grid is about square.
    public init(
        title: String, subtitle: String = "", pictureWidth: Int, pictureHeight: Int, columns: Int? = nil,
        columnHeaders: [String] = [], rowHeaders: [String] = [], cells: [Cell]
    ) {
        self.title = title
        self.subtitle = subtitle
        self.pictureWidth = pictureWidth
        self.pictureHeight = pictureHeight
        self.columns = columns ?? max(1, Int(Double(cells.count).squareRoot().rounded(.up)))
        self.columnHeaders = columnHeaders
        self.rowHeaders = rowHeaders
        self.cells = cells
    }

    /// Draws the sheet as a PNG; the same sheet gives the same bytes on the same machine and installation.
    ///
    /// Captions may hold anything: they travel in files and are never part of a command.
    public func draw(with tools: FFmpeg, to file: FilePath) async throws {
        try validate()
        let layout = ContactSheetLayout(self)
        let canvas = layout.canvas(self)
        let texts = layout.texts(self).filter { !$0.text.isEmpty }
        try await ScratchFolder.with { folder in
            for (index, text) in texts.enumerated() {
                try ScratchFolder.write(Array(text.text.utf8), to: folder.appending("\(index).txt"))
            }
            let graph = texts.enumerated().map { $1.filter(textFile: "\($0).txt") }
            try ScratchFolder.write(
                Array(graph.isEmpty ? "null".utf8 : graph.joined(separator: ",\n").utf8), to: folder.appending("graph"))
            let arguments =
                FFmpeg.commonArguments + [
                    "-f", "rawvideo", "-pixel_format", "rgb24", "-video_size", "\(layout.width)x\(layout.height)",
                    "-i", "pipe:0", "-filter_script:v", "graph", "-frames:v", "1", "-c:v", "png", "-pix_fmt", "rgb24",
                    "-pred", "mixed", "-threads", "1", "-flags:v", "+bitexact", "-fflags", "+bitexact",
                    "-map_metadata", "-1", "-f", "image2", "-update", "1", FFmpeg.argument(for: file),
                ]
            try await ToolRun(tool: tools.ffmpeg, arguments: arguments, folder: folder)
                .writing(frameByteCount: canvas.count) { try await $0.write(canvas) }
        }
    }

    private func validate() throws {
        guard (16...2048).contains(pictureWidth), (16...2048).contains(pictureHeight), columns > 0, !cells.isEmpty
        else { throw FFmpegError(.badSettings, "A contact sheet needs pictures of 16 to 2048 pixels a side.") }
        for cell in cells {
            if let picture = cell.picture, picture.count != pictureWidth * pictureHeight * 3 {
                throw FFmpegError(
                    .badSettings,
                    "A picture of \(picture.count) bytes was given where \(pictureWidth * pictureHeight * 3) are needed."
                )
            }
        }
        let layout = ContactSheetLayout(self)
        guard layout.width <= 16_384, layout.height <= 65_500, layout.width * layout.height <= 1 << 28 else {
            throw FFmpegError(
                .badSettings,
                "A contact sheet of \(layout.width) × \(layout.height) pixels is too large: use smaller pictures.")
        }
    }
}
