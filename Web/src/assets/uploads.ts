/** Files on their way into the library: three at once, each for itself, in the order in which they were brought. */
import type { UploadOutcome } from "../api/types";
import { TusFile, TusParts, TusResult, TusStep, TusUpload } from "../api/tus";
import { Listeners, Store } from "../ui/store";

export type UploadState =
    | { readonly is: "waiting" }
    | TusStep
    | { readonly is: "done"; readonly asset: string; readonly outcome: UploadOutcome }
    | { readonly is: "refused"; readonly sentence: string };

export interface Upload {
    readonly id: number;
    readonly file: TusFile;
    readonly project: string | null;
    readonly state: UploadState;
}

const atOnce = 3;
/** Between two tellings of mere progress, in milliseconds. */
const quiet = 100;

export interface UploadsParts {
    send: (parts: Pick<TusParts, "file" | "project" | "told" | "signal">) => Promise<TusResult>;
    /** Calls back after so long. */
    later: (action: () => void, milliseconds: number) => void;
}

export class Uploads {
    /** Those that are listed, in their order. A changed one is another object. */
    readonly all = new Store<readonly Upload[]>([]);
    /** One has come to an end in the library. */
    readonly arrived = new Listeners<Upload>();
    private readonly known = new Map<number, Upload>();
    private readonly endings = new Map<number, AbortController>();
    private last = 0;
    private isTelling = false;

    constructor(private readonly parts: UploadsParts) {}

    /** Answers what they are called here, in their order. */
    add(files: readonly TusFile[], project: string | null): number[] {
        const ids = files.map((file) => {
            const id = ++this.last;
            this.known.set(id, { id, file, project, state: { is: "waiting" } });
            return id;
        });
        this.tell();
        this.work();
        return ids;
    }

    /** Ends one that is under way; one that is over goes from the list. */
    cancel(id: number): void {
        this.endings.get(id)?.abort();
        this.known.delete(id);
        this.tell();
        this.work();
    }

    cancelAll(): void {
        for (const { id } of this.pending()) {
            this.endings.get(id)?.abort();
            this.known.delete(id);
        }
        this.tell();
    }

    retry(id: number): void {
        const upload = this.known.get(id);
        if (upload?.state.is !== "refused") return;
        this.set(id, { is: "waiting" });
        this.work();
    }

    /** Takes what is over out of the list. */
    clear(): void {
        for (const { id, state } of this.known.values()) if (isOver(state)) this.known.delete(id);
        this.tell();
    }

    /** What still has to come to an end. */
    pending(): Upload[] {
        return [...this.known.values()].filter(({ state }) => !isOver(state));
    }

    private work(): void {
        for (const upload of this.known.values()) {
            if (this.endings.size >= atOnce) return;
            if (upload.state.is === "waiting" && !this.endings.has(upload.id)) void this.send(upload);
        }
    }

    private async send({ id, file, project }: Upload): Promise<void> {
        const ending = new AbortController();
        this.endings.set(id, ending);
        const told = (step: TusStep): void => this.set(id, step);
        told({ is: "sending", sent: 0 });
        try {
            const result = await this.parts.send({ file, project, told, signal: ending.signal });
            this.set(id, { is: "done", ...result });
            const upload = this.known.get(id);
            if (upload) this.arrived.call(upload);
        } catch (error) {
            if (!ending.signal.aborted) this.set(id, { is: "refused", sentence: error instanceof Error ? error.message : String(error) });
        } finally {
            this.endings.delete(id);
            this.work();
        }
    }

    /** One that was cancelled is known no more. */
    private set(id: number, state: UploadState): void {
        const upload = this.known.get(id);
        if (!upload) return;
        this.known.set(id, { ...upload, state });
        // Mere progress is told a few times a second.
        if (state.is !== upload.state.is) return this.tell();
        if (this.isTelling) return;
        this.isTelling = true;
        this.parts.later(() => this.tell(), quiet);
    }

    private tell(): void {
        this.isTelling = false;
        this.all.set([...this.known.values()]);
    }
}

export function isOver({ is }: UploadState): boolean {
    return is === "done" || is === "refused";
}

/** Bytes of one that have been sent. */
export function sentOf({ file, state }: Upload): number {
    if (state.is === "sending" || state.is === "cut") return state.sent;
    return state.is === "waiting" || state.is === "refused" ? 0 : file.size;
}

/** How far all of them are: what was refused counts no more. */
export function progressOf(uploads: readonly Upload[]): { sent: number; bytes: number; over: number; refused: number } {
    const counted = uploads.filter(({ state }) => state.is !== "refused");
    return {
        sent: counted.reduce((sum, upload) => sum + sentOf(upload), 0),
        bytes: counted.reduce((sum, { file }) => sum + file.size, 0),
        over: uploads.filter(({ state }) => isOver(state)).length, refused: uploads.length - counted.length,
    };
}

/** Calls back when the studio answers again; answers what ends it. */
export type Heard = (listener: () => void) => () => void;

/** Comes after so long, or when the browser finds the network again, or the studio is heard again. */
function untilBack(milliseconds: number, signal: AbortSignal, heard: Heard): Promise<void> {
    return new Promise((resolve) => {
        const end = (): void => {
            window.clearTimeout(timer);
            window.removeEventListener("online", end);
            signal.removeEventListener("abort", end);
            endHearing();
            resolve();
        };
        const timer = window.setTimeout(end, milliseconds);
        const endHearing = heard(end);
        window.addEventListener("online", end);
        signal.addEventListener("abort", end);
    });
}

/** The page's own uploads go on whichever screen is shown. */
export function pageUploads(transport: TusParts["transport"], heard: Heard): Uploads {
    return new Uploads({
        send: (parts) => new TusUpload({
            ...parts, transport, pause: (milliseconds) => untilBack(milliseconds, parts.signal, heard),
        }).send(),
        later: (action, milliseconds) => void window.setTimeout(action, milliseconds),
    });
}
