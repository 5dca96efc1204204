/** The studio's binary messages, taken apart. Numbers are big-endian. */
import { liveFrames } from "../api/types";
import { idText } from "../wasm/core";
import { bytesText } from "../wasm/ids";
import type { PreviewPicture } from "./messages";

/** The first byte says what a message is. */
export const Binary = liveFrames;

export interface DocumentMessage {
    revision: number;
    document: Uint8Array;
}

export interface CommittedMessage {
    revision: number;
    moment: number;
    change: Uint8Array;
}

export interface PreviewMessage {
    node: string;
    job: string;
    picture: PreviewPicture;
}

export function readDocument(message: Uint8Array): DocumentMessage {
    return { revision: word(message, 1), document: message.subarray(9) };
}

export function readCommitted(message: Uint8Array): CommittedMessage {
    return { revision: word(message, 1), moment: word(message, 9), change: message.subarray(17) };
}

/** Undefined when the pixels are not as many as width and height say. */
export function readPreview(message: Uint8Array): PreviewMessage | undefined {
    const head = 33;
    if (message.length < head) return undefined;
    const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
    const width = view.getUint16(29);
    const height = view.getUint16(31);
    if (message.length !== head + width * height * 3) return undefined;
    return {
        node: idText(view.getUint32(1), view.getUint32(5)),
        job: bytesText(message.subarray(9, 25)),
        picture: { frame: view.getUint32(25), width, height, rgb: message.slice(head) },
    };
}

function word(message: Uint8Array, at: number): number {
    const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
    return view.getUint32(at) * 2 ** 32 + view.getUint32(at + 4);
}
