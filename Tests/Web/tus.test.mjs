import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { request as nodeRequest } from "node:http";
import test from "node:test";
import { load } from "./load.mjs";
import { tusServer } from "./tus-server.mjs";

const { TusUpload, NotTaken, SignedOut, Cancelled, fetchTransport } = await load("../../Tests/Web/tus-parts.ts");

const pieceSize = 64 * 1024;

/** An upload of so many random bytes to a server of its own; `run` gets both. */
async function with_(size, run, more = {}) {
    const server = await tusServer();
    const content = randomBytes(size);
    const steps = [];
    const pauses = [];
    const ending = new AbortController();
    const make = (extra = {}) => new TusUpload({
        file: Object.assign(new Blob([content]), { name: "plate – night.png" }), project: "P1", transport: fetchTransport,
        told: (step) => steps.push(step), signal: ending.signal, random: () => 1, address: server.address, pieceSize,
        pause: async (milliseconds) => void pauses.push(milliseconds), ...more, ...extra,
    });
    try {
        await run({ server, content, steps, pauses, ending, make });
    } finally {
        server.close();
    }
}

/** Sends only the first bytes of a piece and then tears the connection, as a cable does. */
const torn = (bytes) => ({ method, address, headers, body }) => new Promise((_, reject) => {
    const request = nodeRequest(address, { method, headers: { ...headers, "Content-Length": body.byteLength } });
    request.on("error", () => reject(new Error("No answer came.")));
    request.write(Buffer.from(body).subarray(0, bytes), () => setTimeout(() => request.destroy(new Error("torn")), 20));
});

test("a file goes over in pieces and says what became of it", () => with_(3 * pieceSize + 17, async ({ server, content, steps, make }) => {
    assert.deepEqual(await make().send(), { asset: "A1", outcome: "new" });
    const [upload] = server.uploads.values();
    assert.deepEqual(upload.metadata, { filename: "plate – night.png", project: "P1" });
    assert.ok(upload.bytes.equals(content));
    assert.deepEqual(server.log, ["POST", "PATCH 0", "PATCH 65536", "PATCH 131072", "PATCH 196608"]);
    assert.equal(steps.at(-1).is, "checking");
    const sent = steps.filter(({ is }) => is === "sending").map((step) => step.sent);
    assert.deepEqual(sent, [...sent].sort((a, b) => a - b), "progress never goes back");
}));

test("without a project it is the whole studio's", () => with_(10, async ({ server, make }) => {
    await make({ project: null }).send();
    assert.deepEqual(Object.keys([...server.uploads.values()][0].metadata), ["filename"]);
}));

test("a connection cut in the middle of a piece goes on from what the studio kept", () => with_(2 * pieceSize, async (it) => {
    let cuts = 0;
    const transport = (sending) => sending.method === "PATCH" && sending.headers["Upload-Offset"] === "65536" && cuts++ < 2
        ? torn(1000)(sending) : fetchTransport(sending);
    const result = await it.make({ transport }).send();
    assert.equal(result.outcome, "new");
    assert.ok([...it.server.uploads.values()][0].bytes.equals(it.content));
    assert.equal(it.server.log.filter((line) => line === "HEAD").length, 2, it.server.log.join());
    assert.deepEqual(it.pauses, [1000, 2000]);
    assert.equal(it.steps.filter(({ is }) => is === "cut").length, 2);
}));

test("pauses double to thirty seconds, spread over their upper half, and begin anew after a success", () =>
    with_(2 * pieceSize, async (it) => {
        let failures = 7;
        const transport = (sending) => sending.method !== "POST" && failures-- > 0
            ? Promise.reject(new Error("No answer came.")) : fetchTransport(sending);
        await it.make({ transport }).send();
        assert.deepEqual(it.pauses, [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
        it.pauses.length = 0;
        failures = 2;
        await it.make({ transport, random: () => 0 }).send();
        assert.deepEqual(it.pauses, [500, 1000]);
    }));

test("a studio that is busy is asked again later", () => with_(10, async (it) => {
    let busy = 1;
    it.server.meddle = (request, response) => {
        if (request.method !== "POST" || busy-- <= 0) return undefined;
        response.writeHead(503);
        return response.end();
    };
    assert.equal((await it.make().send()).outcome, "new");
    assert.deepEqual(it.pauses, [1000]);
}));

test("a piece whose checksum does not match is sent again, and given up when it never does", () => with_(2 * pieceSize, async (it) => {
    let wrong = 2;
    it.server.meddle = (request, response) => {
        if (request.method !== "PATCH" || wrong-- <= 0) return undefined;
        request.resume();
        response.writeHead(460);
        return response.end();
    };
    assert.equal((await it.make().send()).outcome, "new");
    assert.ok([...it.server.uploads.values()][0].bytes.equals(it.content));
    assert.equal(it.pauses.length, 0);
    wrong = Infinity;
    await assert.rejects(it.make().send(), (error) => error instanceof NotTaken && /arrives damaged/.test(error.message));
}));

test("the checksum that is sent is the piece's own", () => with_(pieceSize + 1, async (it) => {
    const sums = [];
    it.server.meddle = (request) => void (request.method === "PATCH" && sums.push(request.headers["upload-checksum"]));
    await it.make().send();
    assert.equal(sums.length, 2);
    assert.ok(sums.every((sum) => /^sha256 [A-Za-z0-9+/]{43}=$/.test(sum)));
    assert.notEqual(sums[0], sums[1]);
}));

test("after a wrong offset it asks how far the studio is, without waiting", () => with_(3 * pieceSize, async (it) => {
    let once = true;
    it.server.meddle = (request) => {
        if (!once || request.headers["upload-offset"] !== "65536") return undefined;
        // A piece arrived whose answer was lost, and the studio has more than the page knows.
        const [upload] = it.server.uploads.values();
        upload.bytes = it.content.subarray(0, 2 * pieceSize);
        once = false;
        return undefined;
    };
    assert.equal((await it.make().send()).outcome, "new");
    assert.ok([...it.server.uploads.values()][0].bytes.equals(it.content));
    assert.deepEqual(it.server.log, ["POST", "PATCH 0", "PATCH 65536", "HEAD", "PATCH 131072"]);
    assert.equal(it.pauses.length, 0);
}));

test("an upload that the studio has forgotten is begun anew", () => with_(2 * pieceSize, async (it) => {
    let once = true;
    it.server.meddle = (request, response) => {
        if (!once || request.headers["upload-offset"] !== "65536") return undefined;
        once = false;
        it.server.uploads.clear();
        request.resume();
        response.writeHead(410);
        return response.end();
    };
    assert.equal((await it.make().send()).outcome, "new");
    assert.ok([...it.server.uploads.values()][0].bytes.equals(it.content));
    assert.deepEqual(it.server.log.filter((line) => line === "POST").length, 2);
    it.server.meddle = (request, response) => {
        if (request.method !== "PATCH") return undefined;
        request.resume();
        response.writeHead(404);
        return response.end();
    };
    await assert.rejects(it.make().send(), /loses the file again and again/);
}));

test("what the studio does not take is its own sentence, and is not sent again", () => with_(10, async (it) => {
    it.server.judge = () => ({ sentence: "“plate.png” is cut off in the middle." });
    await assert.rejects(it.make().send(), (error) => error instanceof NotTaken && error.message === "“plate.png” is cut off in the middle.");
    it.server.meddle = (request, response) => {
        if (request.method !== "POST") return undefined;
        response.writeHead(413, { "Content-Type": "application/problem+json" });
        return response.end(JSON.stringify({ title: "Too large", detail: "It is larger than 64 GB." }));
    };
    await assert.rejects(it.make().send(), { message: "It is larger than 64 GB." });
    assert.equal(it.pauses.length, 0);
}));

test("somebody who is no longer signed in is told so", () => with_(10, async (it) => {
    it.server.meddle = (_, response) => {
        response.writeHead(401);
        return response.end();
    };
    await assert.rejects(it.make().send(), (error) => error instanceof SignedOut);
}));

test("when the last answer is lost the outcome is asked for", () => with_(pieceSize, async (it) => {
    it.server.judge = () => ({ outcome: "known", answerIsLost: true });
    assert.deepEqual(await it.make().send(), { asset: "A1", outcome: "known" });
    assert.deepEqual(it.server.log, ["POST", "PATCH 0", "HEAD", "GET"]);
}));

test("a refusal whose answer was lost is heard afterwards, and the file is not sent again", () => with_(pieceSize, async (it) => {
    it.server.judge = (upload) => {
        upload.standing = { state: "refused", asset: null, message: "“plate.png” is cut off in the middle." };
        return { answerIsLost: true, keeps: true };
    };
    it.server.meddle = (request, response) => {
        if (request.method !== "HEAD") return undefined;
        response.writeHead(410);
        return response.end();
    };
    await assert.rejects(it.make().send(), { message: "“plate.png” is cut off in the middle." });
    assert.deepEqual(it.server.log, ["POST", "PATCH 0", "HEAD", "GET"]);
    // And one that went well although the studio calls it over.
    it.server.judge = () => ({ outcome: "known", answerIsLost: true });
    assert.deepEqual(await it.make().send(), { asset: "A1", outcome: "known" });
}));

test("bytes that arrived before the studio restarted are looked at when an empty piece asks for it", () => with_(pieceSize, async (it) => {
    let once = true;
    it.server.meddle = (request) => {
        if (!once || request.method !== "PATCH") return undefined;
        once = false;
        const [upload] = it.server.uploads.values();
        upload.bytes = it.content;
        return request.socket.destroy();
    };
    assert.equal((await it.make().send()).outcome, "new");
    assert.deepEqual(it.server.log, ["POST", "PATCH 0", "HEAD", "GET", "PATCH 65536"]);
}));

test("what is cancelled while it is being announced is taken back as well", () => with_(pieceSize, async (it) => {
    it.server.meddle = (request) => {
        if (request.method === "POST") it.ending.abort();
        return undefined;
    };
    await assert.rejects(it.make().send(), (error) => error instanceof Cancelled);
    assert.equal(it.server.uploads.size, 0);
    assert.deepEqual(it.server.log, ["POST", "DELETE"]);
}));

test("cancelling ends it at once and lets the studio forget it", () => with_(4 * pieceSize, async (it) => {
    it.server.meddle = (request) => {
        if (request.headers["upload-offset"] !== "65536") return undefined;
        it.ending.abort();
        return "never answered";
    };
    await assert.rejects(it.make().send(), (error) => error instanceof Cancelled);
    assert.equal(it.server.uploads.size, 0);
    assert.equal(it.server.log.at(-1), "DELETE");
}));

test("cancelling while it waits for the network ends it too", () => with_(pieceSize, async (it) => {
    const transport = (sending) => sending.method === "PATCH" ? Promise.reject(new Error("No answer came.")) : fetchTransport(sending);
    const pause = async () => it.ending.abort();
    await assert.rejects(it.make({ transport, pause }).send(), (error) => error instanceof Cancelled);
    assert.equal(it.server.uploads.size, 0);
}));

test("an empty file and one that cannot be read are no uploads", () => with_(0, async (it) => {
    await assert.rejects(it.make().send(), /“plate – night.png” is empty./);
    const file = { name: "moved.mov", size: 10, slice: () => ({ arrayBuffer: () => Promise.reject(new Error("NotReadableError")) }) };
    await assert.rejects(it.make({ file }).send(), /moved or changed meanwhile/);
}));
