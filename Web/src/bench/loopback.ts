/**
 * A connection to nobody: it answers what an open project says with what a studio would say, from memory. Every change
 * is confirmed at once and stays in this tab.
 */
import { liveFrames } from "../api/types";
import type { NodeState, StudioMessage } from "../live/messages";
import type { ProjectConnection } from "../live/project";
import { Listeners } from "../ui/store";

export class Loopback implements ProjectConnection {
    readonly greeted = new Listeners<{ version: string; instance: string }>();
    readonly texts = new Listeners<StudioMessage>();
    readonly binaries = new Listeners<Uint8Array>();
    readonly isLive = true;
    private revision = 1;

    constructor(
        private readonly project: string, private readonly document: Uint8Array,
        private readonly nodes: readonly NodeState[],
    ) {}

    send(message: object | Uint8Array): boolean {
        // As from a network: never before the one who sends has done.
        queueMicrotask(() => {
            if (message instanceof Uint8Array) this.confirm(message.subarray(1));
            else this.open();
        });
        return true;
    }

    private open(): void {
        this.binaries.call(framed(liveFrames.document, [this.revision], this.document));
        this.texts.call({ type: "state", project: this.project, event: 1, nodes: this.nodes, runs: [] });
    }

    private confirm(change: Uint8Array): void {
        this.revision += 1;
        this.binaries.call(framed(liveFrames.change, [this.revision, Date.now()], change));
    }
}

function framed(kind: number, words: readonly number[], rest: Uint8Array): Uint8Array {
    const bytes = new Uint8Array(1 + 8 * words.length + rest.length);
    const view = new DataView(bytes.buffer);
    bytes[0] = kind;
    words.forEach((word, index) => view.setBigUint64(1 + 8 * index, BigInt(word)));
    bytes.set(rest, 1 + 8 * words.length);
    return bytes;
}
