/** A small real server that speaks tus, and goes wrong where a test wants it to. */
import { createHash, randomUUID } from "node:crypto";
import { createServer } from "node:http";

const problem = (response, status, detail) => {
    response.writeHead(status, { "Content-Type": "application/problem+json" });
    response.end(JSON.stringify({ type: "/problems/test", title: "No", detail }));
};

export async function tusServer() {
    const uploads = new Map();
    const log = [];
    /** Called before each request is answered; what it answers instead of undefined ends the matter. */
    const it = { uploads, log, meddle: () => undefined, judge: () => ({ outcome: "new" }), address: "" };
    const server = createServer((request, response) => void answer(request, response).catch((error) => {
        if (!response.headersSent) problem(response, 500, String(error));
    }));

    async function answer(request, response) {
        log.push(`${request.method} ${request.headers["upload-offset"] ?? ""}`.trim());
        if (it.meddle(request, response) !== undefined) return;
        if (request.headers["tus-resumable"] !== "1.0.0") return problem(response, 412, "Another version.");
        const id = request.url.split("/")[4];
        if (request.method === "POST") return create(request, response);
        const upload = uploads.get(id);
        if (!upload) return problem(response, 404, "There is no such upload.");
        if (request.method === "HEAD") {
            response.writeHead(200, { "Upload-Offset": upload.bytes.length, "Upload-Length": upload.length });
            return response.end();
        }
        if (request.method === "DELETE") {
            uploads.delete(id);
            response.writeHead(204);
            return response.end();
        }
        if (request.method === "GET") {
            response.writeHead(200, { "Content-Type": "application/json" });
            return response.end(JSON.stringify({ state: "receiving", asset: null, message: null, ...upload.standing }));
        }
        return patch(request, response, upload);
    }

    function create(request, response) {
        const metadata = Object.fromEntries(request.headers["upload-metadata"].split(",").map((pair) => {
            const [key, value] = pair.split(" ");
            return [key, Buffer.from(value, "base64").toString()];
        }));
        const id = randomUUID();
        uploads.set(id, { id, length: Number(request.headers["upload-length"]), bytes: Buffer.alloc(0), metadata });
        response.writeHead(201, { Location: `/api/v1/uploads/${id}` });
        response.end();
    }

    async function patch(request, response, upload) {
        if (Number(request.headers["upload-offset"]) !== upload.bytes.length) return problem(response, 409, "Another offset.");
        const parts = [];
        for await (const part of request) parts.push(part);
        const piece = Buffer.concat(parts);
        const sum = request.headers["upload-checksum"];
        if (sum && sum !== `sha256 ${createHash("sha256").update(piece).digest("base64")}`) {
            return problem(response, 460, "The checksum does not match.");
        }
        upload.bytes = Buffer.concat([upload.bytes, piece]);
        const head = { "Upload-Offset": upload.bytes.length };
        if (upload.bytes.length === upload.length) {
            const verdict = it.judge(upload);
            if (verdict.sentence) {
                uploads.delete(upload.id);
                return problem(response, 422, verdict.sentence);
            }
            upload.standing = verdict.keeps ? upload.standing : { state: "done", asset: "A1", outcome: verdict.outcome };
            if (verdict.answerIsLost) return request.socket.destroy();
            Object.assign(head, { "Upload-Asset": "A1", "Upload-Outcome": verdict.outcome });
        }
        response.writeHead(204, head);
        response.end();
    }

    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    it.address = `http://127.0.0.1:${server.address().port}/api/v1/uploads`;
    it.close = () => {
        server.closeAllConnections();
        server.close();
    };
    return it;
}
