import type { JournalHost } from "../live/journal";
import type { Kept } from "./shelf";

/** What a device keeps at most of the steps, of either side. */
const mostSteps = 2000;
const mostBytes = 8 * 2 ** 20;
/** A row of so many messages is written anew as one. */
const longRow = 400;

/** What is to be written of the steps. */
export interface StepMessage {
    readonly key: number;
    readonly bytes: Uint8Array;
    /** It says all there is: those before it go. */
    readonly isWhole: boolean;
}

/** The row of messages that the steps are kept as. */
export class StepRow {
    private messages = 0;
    private bytes = 0;
    private next = 0;
    private isNew = false;
    /** There is no room for it. */
    private isOff = false;

    constructor(steps: Kept["steps"]) {
        for (const { key, value } of steps) this.count(value, key);
    }

    private count(message: Uint8Array, key: number): void {
        this.messages += 1;
        this.bytes += message.length;
        this.next = key + 1;
    }

    /** What is there is good for nothing, or gone. */
    beginAnew(): void {
        this.isNew = true;
    }

    leaveOut(): void {
        this.isOff = true;
    }

    /** What became of the steps; from time to time all of them, so that the row stays short. */
    message(document: JournalHost["document"]): StepMessage | undefined {
        if (this.isOff) return undefined;
        const isWhole = this.isNew || this.messages >= longRow || this.bytes > mostBytes;
        let bytes: Uint8Array;
        try {
            bytes = document.history(isWhole ? mostSteps : undefined);
            for (let most = mostSteps / 2; isWhole && bytes.length > mostBytes; most = Math.floor(most / 2)) bytes = document.history(most);
        } catch {
            // The core has stopped: what is new is asked for again once it is back.
            return undefined;
        }
        if (bytes.length === 0) return undefined;
        if (isWhole) [this.messages, this.bytes, this.isNew] = [0, 0, false];
        const key = this.next;
        this.count(bytes, key);
        return { key, bytes, isWhole };
    }
}

/** All messages behind one another, as the core reads them. */
export function wholeRow(steps: Kept["steps"]): Uint8Array {
    const whole = new Uint8Array(steps.reduce((sum, { value }) => sum + value.length, 0));
    let at = 0;
    for (const { value } of steps) {
        whole.set(value, at);
        at += value.length;
    }
    return whole;
}
