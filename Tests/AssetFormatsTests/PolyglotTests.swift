import AssetFormats
import Testing

/// Files that are two things at once.
struct PolyglotTests {
    @Test(arguments: Samples.all) func `an archive behind any file is found`(sample: Sample) {
        let bytes = sample.bytes
        for archive in [
            ZIPArchive.bytes(behind: bytes.count), ZIPArchive.bytes(isAdjusted: false),
            ZIPArchive.bytes(behind: bytes.count, comment: 40_000),
        ] {
            let refusal = refusal(of: bytes + archive)
            if sample.format == .fountain || sample.format == .cubeLUT {
                #expect([.polyglot, .unknown].contains(refusal?.code))
            } else {
                #expect(refusal?.code == .polyglot)
                #expect(refusal?.message.contains("ZIP archive") == true)
            }
        }
    }

    @Test func `four letters of an archive's end do not make one`() throws {
        let end = Array("PK\u{5}\u{6}".utf8)
        for tail in [end, end + [UInt8](repeating: 7, count: 18), end + [UInt8](repeating: 0xFF, count: 18)] {
            #expect(throws: Never.self) { try reading(of: (Samples.files["s.gif"] ?? []) + tail) }
        }
        let many = [[UInt8]](repeating: end, count: 65).joined()
        #expect(refusal(of: (Samples.files["s.gif"] ?? []) + many)?.code == .polyglot)
    }

    @Test(arguments: [
        "%PDF-1.7", "<HTML>", "<ScRiPt>alert(1)</script>", "<!DOCTYPE html>", "<svg onload=x>", "<?php system(1);",
    ])
    func `another format's beginning inside a picture is found`(text: String) throws {
        let jpeg = Samples.files["s.jpg"] ?? []
        let comment: [UInt8] = [0xFF, 0xFE] + .big(UInt64(text.utf8.count + 2), 2) + Array(text.utf8)
        let refusal = refusal(of: Array(jpeg.prefix(2)) + comment + jpeg.dropFirst(2))
        #expect(refusal?.code == .polyglot)
        // Beyond what other programs look at it is a picture's own business.
        let padding: [UInt8] = [0xFF, 0xFE] + .big(1_100, 2) + [UInt8](repeating: 0x20, count: 1_098)
        #expect(throws: Never.self) { try reading(of: Array(jpeg.prefix(2)) + padding + comment + jpeg.dropFirst(2)) }
    }

    @Test func `an archive whose head stands inside a picture is found`() {
        let bmp = Samples.files["s.bmp"] ?? []
        #expect(refusal(of: bmp.patched(Array("ustar".utf8), at: 257))?.code == .polyglot)
    }

    @Test func `a screenplay with a script in it is refused`() {
        #expect(refusal(of: Array("INT. HOUSE - DAY\n\n<script>alert(1)</script>\n".utf8))?.code == .polyglot)
    }
}
