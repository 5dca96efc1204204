/**
 * Sends one file by tus 1.0 (creation, checksum, termination): in pieces, each checked where the browser can; after a cut
 * it asks how far the studio came and goes on there. Knows no page; what it does is told through `TusParts.told`.
 */
import type { Upload, UploadOutcome } from "./types";
import type { Answer, Sending, Transport } from "./transport";

export interface TusFile {
    readonly name: string;
    readonly size: number;
    slice(start: number, end: number): Blob;
}

export type TusStep =
    | { is: "sending"; sent: number }
    /** Cut off; it goes on by itself. */
    | { is: "cut"; sent: number }
    /** All is there, and the studio looks what it is. */
    | { is: "checking" };

export interface TusResult {
    asset: string;
    outcome: UploadOutcome;
}

export interface TusParts {
    file: TusFile;
    /** Null: for the whole studio. */
    project: string | null;
    transport: Transport;
    told: (step: TusStep) => void;
    signal: AbortSignal;
    /** Comes after so long, or sooner when the network is back. */
    pause: (milliseconds: number) => Promise<void>;
    /** 0…1, so that many tabs do not come back at once. */
    random?: () => number;
    /** Where uploads are begun. */
    address?: string;
    pieceSize?: number;
}

/** The studio does not take the file, or it cannot be read: trying again by itself does not help. */
export class NotTaken extends Error {}
/** The person does not want it any more. */
export class Cancelled extends Error {}
/** Nobody is signed in. */
export class SignedOut extends NotTaken {}
/** The studio knows nothing of this upload any more. */
class Gone extends Error {}
/** Another offset than the one that was sent. */
class OutOfStep extends Error {}

interface Piece {
    body: ArrayBuffer;
    /** Undefined where the page may not compute one. */
    checksum: string | undefined;
}

const defaultPiece = 8 * 1024 * 1024;
const longestPause = 30_000;
/** So often the same thing may go wrong in a row, where nothing but chance could be the cause. */
const patience = 5;
/** What is said when the studio gives no reason. */
const unsaid = "The studio does not take this file.";

export class TusUpload {
    private place: string | undefined;
    private offset = 0;
    /** How often in a row nothing came of it. */
    private failures = 0;

    constructor(private readonly parts: TusParts) {}

    /** @throws NotTaken, Cancelled */
    async send(): Promise<TusResult> {
        if (this.parts.file.size === 0) throw new NotTaken(`“${this.parts.file.name}” is empty.`);
        let isKnown = true;
        for (;;) {
            try {
                if (this.place === undefined) await this.create();
                else if (!isKnown) await this.ask();
                return await this.pieces();
            } catch (error) {
                if (this.parts.signal.aborted) throw await this.terminate();
                if (error instanceof NotTaken) throw error;
                if (++this.failures > patience && (error instanceof Gone || error instanceof OutOfStep)) {
                    throw new NotTaken("The studio loses the file again and again while it is being sent.");
                }
                isKnown = false;
                if (error instanceof OutOfStep) continue;
                if (error instanceof Gone) this.place = undefined;
                if (!(error instanceof Gone)) await this.rest();
            }
        }
    }

    /** Waits 1, 2, 4 … 30 seconds, each spread over its upper half. */
    private async rest(): Promise<void> {
        this.parts.told({ is: "cut", sent: this.offset });
        const full = Math.min(longestPause, 1000 * 2 ** Math.min(10, this.failures - 1));
        await this.parts.pause(full * (0.5 + (this.parts.random ?? Math.random)() / 2));
        if (this.parts.signal.aborted) throw await this.terminate();
    }

    private async create(): Promise<void> {
        const { file, project, address = "/api/v1/uploads" } = this.parts;
        const metadata = [`filename ${base64(new TextEncoder().encode(file.name))}`];
        if (project !== null) metadata.push(`project ${base64(new TextEncoder().encode(project))}`);
        // Whoever cancels now has to know what to take back: the answer is waited for.
        const headers = { "Upload-Length": String(file.size), "Upload-Metadata": metadata.join(",") };
        const answer = await this.request("POST", address, headers, undefined, undefined, new AbortController().signal);
        if (answer.status !== 201) throw this.refusal(answer);
        const origin = /^https?:\/\/[^/]+/.exec(address)?.[0] ?? "";
        const location = answer.header("Location");
        this.place = location.startsWith("/") ? origin + location : location;
        this.offset = 0;
        if (this.parts.signal.aborted) throw new Cancelled();
    }

    /** How far the studio came. What it has refused meanwhile is over as what it has forgotten is, and only that has a reason. */
    private async ask(): Promise<void> {
        const answer = await this.request("HEAD", this.place ?? "");
        if (answer.status === 404 || answer.status === 410) {
            const known = await this.request("GET", this.place ?? "");
            const standing = known.status === 200 ? (JSON.parse(known.text) as Upload) : undefined;
            if (standing?.state === "refused") throw new NotTaken(standing.message ?? unsaid);
            if (standing?.state === "done") {
                this.offset = this.parts.file.size;
                return;
            }
        }
        if (answer.status !== 200) throw this.refusal(answer);
        this.offset = Number(answer.header("Upload-Offset"));
    }

    private async pieces(): Promise<TusResult> {
        const { size } = this.parts.file;
        if (this.offset >= size) return this.outcome();
        let ready = this.prepare(this.offset);
        for (;;) {
            const piece = await ready;
            const end = this.offset + piece.body.byteLength;
            // The next one is read and summed while this one is on its way; what goes wrong with it is heard in its turn.
            ready = end < size ? this.prepare(end) : ready;
            ready.catch(() => undefined);
            const answer = await this.piece(piece);
            this.failures = 0;
            this.offset = Number(answer.header("Upload-Offset"));
            const asset = answer.header("Upload-Asset");
            if (asset) return { asset, outcome: (answer.header("Upload-Outcome") || "new") as UploadOutcome };
            if (this.offset >= size) return this.outcome();
            if (this.offset !== end) ready = this.prepare(this.offset);
        }
    }

    private async prepare(start: number): Promise<Piece> {
        const body = await this.read(start, Math.min(this.parts.file.size, start + (this.parts.pieceSize ?? defaultPiece)));
        return { body, checksum: await checksumOf(body) };
    }

    /** Sends a piece, again when it arrives otherwise than it left. */
    private async piece({ body, checksum }: Piece): Promise<Answer> {
        const { file, told } = this.parts;
        for (let attempt = 1; ; attempt += 1) {
            told({ is: "sending", sent: this.offset });
            const answer = await this.request("PATCH", this.place ?? "", {
                "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(this.offset),
                ...(checksum ? { "Upload-Checksum": checksum } : {}),
            }, body, (bytes) => {
                const sent = this.offset + bytes;
                told(sent >= file.size ? { is: "checking" } : { is: "sending", sent });
            });
            if (answer.status === 204) return answer;
            if (answer.status !== 460) throw this.refusal(answer);
            if (attempt === patience) throw new NotTaken(`“${file.name}” arrives damaged every time. Something between here and the studio changes it.`);
        }
    }

    /** After a lost answer, or while the file is still being looked at. */
    private async outcome(): Promise<TusResult> {
        this.parts.told({ is: "checking" });
        for (;;) {
            const answer = await this.request("GET", this.place ?? "");
            if (answer.status !== 200) throw this.refusal(answer);
            const standing = JSON.parse(answer.text) as Upload;
            if (standing.state === "done" && standing.asset !== null) {
                return { asset: standing.asset, outcome: standing.outcome ?? "new" };
            }
            if (standing.state === "refused") throw new NotTaken(standing.message ?? unsaid);
            // All bytes are there, but nobody has begun to look at them: an empty piece asks for it.
            if (standing.state === "receiving") {
                const last = await this.piece(await this.prepare(this.offset));
                const asset = last.header("Upload-Asset");
                if (asset) return { asset, outcome: (last.header("Upload-Outcome") || "new") as UploadOutcome };
            }
            await this.parts.pause(1000);
            if (this.parts.signal.aborted) throw await this.terminate();
        }
    }

    private async read(start: number, end: number): Promise<ArrayBuffer> {
        try {
            return await this.parts.file.slice(start, end).arrayBuffer();
        } catch {
            throw new NotTaken(`“${this.parts.file.name}” can no longer be read here: it was moved or changed meanwhile.`);
        }
    }

    /** Tells the studio to forget it; what it says to that changes nothing. */
    private async terminate(): Promise<Cancelled> {
        const place = this.place;
        this.place = undefined;
        if (place !== undefined) {
            await this.request("DELETE", place, {}, undefined, undefined, new AbortController().signal).catch(() => undefined);
        }
        return new Cancelled();
    }

    private request(
        method: string, address: string, headers: Record<string, string> = {}, body?: ArrayBuffer,
        onSent?: Sending["onSent"], signal = this.parts.signal,
    ): Promise<Answer> {
        return this.parts.transport({ method, address, headers: { "Tus-Resumable": "1.0.0", ...headers }, body, signal, onSent });
    }

    /** What an answer that is no success means. */
    private refusal({ status, text }: Answer): Error {
        if (status === 409) return new OutOfStep();
        if (status === 404 || status === 410) return this.place === undefined ? new NotTaken(sentenceOf(text)) : new Gone();
        if (status === 401) return new SignedOut("Somebody must sign in again before this is sent.");
        // The studio is busy or ends; what it says of the file itself stands.
        if (status === 0 || status === 408 || status === 423 || status === 429 || (status >= 500 && status !== 507)) {
            return new Error(sentenceOf(text));
        }
        return new NotTaken(sentenceOf(text));
    }
}

/** The one sentence of a problem document. */
function sentenceOf(text: string): string {
    try {
        const { detail, title } = JSON.parse(text) as { detail?: string; title?: string };
        return detail ?? title ?? unsaid;
    } catch {
        return unsaid;
    }
}

/** Undefined where the page may not compute one: on a plain http address of another machine. */
async function checksumOf(body: ArrayBuffer): Promise<string | undefined> {
    const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle;
    return subtle && `sha256 ${base64(new Uint8Array(await subtle.digest("SHA-256", body)))}`;
}

function base64(bytes: Uint8Array): string {
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
}
