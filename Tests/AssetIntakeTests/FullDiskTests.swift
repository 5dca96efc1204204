import Access
import Foundation
import GraphCore
import Persistence
import PersistenceSQLite
import Testing

@testable import AssetIntake

/// A disk that fills up while a file arrives: a file system of one megabyte in memory, which takes root to mount.
@Suite(.enabled(if: geteuid() == 0 && canMount(), "mounting needs root"))
struct FullDiskTests {
    @Test func `a disk that fills up in mid-upload is said to be full, and nothing of the file stays`() async throws {
        var limits = IntakeLimits()
        limits.reserve = 0
        try await withIntake(limits) { fixture in
            let uploads = fixture.folder.path + "/media/uploads"
            try #require(mount("none", uploads, "tmpfs", 0, "size=1m,mode=700") == 0)
            defer { umount2(uploads, CInt(MNT_DETACH)) }
            let bytes = weights(3_000_000)
            let upload = try await fixture.desk.begin(
                called: "look", byteCount: Int64(bytes.count), to: .library, as: fixture.principal)
            do {
                _ = try await fixture.desk.receive(
                    Pieces(bytes, of: 100_000), of: upload.id, at: 0, stating: nil, as: fixture.principal)
                Issue.record("The disk took all of it.")
            } catch let refusal as IntakeRefusal {
                #expect(refusal.code == .noRoom && refusal.message.contains("make room"))
            }
            let files = try fixture.files
            let state = try await fixture.store.upload(upload.id, as: fixture.principal).state
            #expect(files == .init(stored: 0, staged: 0))
            guard case .refused = state else {
                Issue.record("The refusal was not kept.")
                return
            }
        }
    }
}

private func canMount() -> Bool {
    let folder = "/tmp/backlot-test-\(UInt64.random(in: .min ... .max))"
    guard mkdir(folder, 0o700) == 0 else { return false }
    defer { rmdir(folder) }
    guard mount("none", folder, "tmpfs", 0, "size=64k") == 0 else { return false }
    return umount(folder) == 0
}
