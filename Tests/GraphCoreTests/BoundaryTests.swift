import Foundation
import GraphCore
import GraphCoreWasm
import Testing

@Suite struct `The byte boundary` {
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `answers by pointer and length what the session answers`(seed: UInt64) {
        var corpus = BoundaryCorpus(seed: seed)
        corpus.draw(60)
        #expect(corpus.isFaithful)
        var session: UnsafeMutableRawPointer?
        for exchange in corpus.exchanges {
            #expect(answer(exchange, &session) == exchange.answer)
        }
        if let session { graphcoreFree(session) }
    }

    private func answer(_ exchange: BoundaryExchange, _ session: inout UnsafeMutableRawPointer?) -> [UInt8] {
        let request = graphcoreAllocate(UInt32(exchange.request.count))
        defer { graphcoreDeallocate(request) }
        request.update(from: exchange.request, count: exchange.request.count)
        let count = UInt32(exchange.request.count)
        guard let open = session else {
            var parts: [(UnsafePointer<UInt8>, UInt32)] = []
            var offset = 0
            while offset < exchange.request.count {
                let length = exchange.request[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
                parts.append((UnsafePointer(request + offset + 4), UInt32(length)))
                offset += 4 + length
            }
            let opened = graphcoreOpen(parts[0].0, parts[0].1, parts[1].0, parts[1].1, parts[2].0, parts[2].1)
            session = opened
            return Array(
                UnsafeBufferPointer(start: graphcoreAnswer(opened), count: Int(graphcoreAnswerCount(opened))))
        }
        guard exchange.call != BoundaryExchange.view else {
            let area = (0..<4).map { place in
                Int32(bitPattern: exchange.request[4 * place..<4 * place + 4].reduce(0) { $0 << 8 | UInt32($1) })
            }
            graphcoreLiftBy(open, 0, 0)
            let words = graphcoreView(open, area[0], area[1], area[2], area[3])
            return Array(UnsafeRawBufferPointer(start: graphcoreViewWords(open), count: 4 * Int(words)))
        }
        let answerCount = graphcoreCall(open, UInt32(exchange.call), request, count)
        return Array(UnsafeBufferPointer(start: graphcoreAnswer(open), count: Int(answerCount)))
    }

    @Test func `opens nothing from bytes it cannot read, and says so ever after`() {
        var answer: [UInt8] = []
        let session = GraphSession(catalogue: [0x4B], snapshot: [], context: [], answer: &answer)
        #expect(answer.prefix(2) == [GraphSession.Status.unreadable.rawValue, CodecError.Code.truncated.rawValue])
        for call in GraphCall.allCases {
            #expect(session.answer(call.rawValue, RequestParts().bytes) == [GraphSession.Status.closed.rawValue])
            #expect(session.answer(call.rawValue, [1]).first == GraphSession.Status.unreadable.rawValue)
        }
        #expect(session.view(left: 0, top: 0, right: 9, bottom: 9).prefix(2) == [0, 0])
    }

    /// Written for `Scripts/check-wasm-parity`, which lets the WebAssembly build answer the same requests.
    @Test func `of a corpus is written where the environment asks for it`() throws {
        guard let path = ProcessInfo.processInfo.environment["BACKLOT_WASM_CORPUS"] else { return }
        var file: [UInt8] = []
        for seed in 1_000..<1_100 as Range<UInt64> {
            var corpus = BoundaryCorpus(seed: seed)
            corpus.draw(80)
            #expect(corpus.isFaithful)
            for exchange in corpus.exchanges {
                file.append(exchange.call)
                file += bigEndian(UInt32(exchange.request.count)) + exchange.request
                file += bigEndian(UInt32(exchange.answer.count)) + exchange.answer
            }
        }
        try Data(file).write(to: URL(fileURLWithPath: path))
    }
}
