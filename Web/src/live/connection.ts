/** The tab's one WebSocket: opened, watched and re-opened as `ConnectionState` says. */
import { Listeners, Store } from "../ui/store";
import { Action, ConnectionState, Phase, Signal } from "./connection-state";
import type { StudioMessage } from "./messages";

export interface ConnectionStatus {
    phase: Phase;
    /** The studio has greeted at least once since the page was loaded. */
    wasLive: boolean;
    /** When the next attempt is due, in the clock of `Date.now`. */
    nextAttempt: number | undefined;
}

const sleepCheck = 30_000;
const asleep = 150_000;
const greetingWithin = 10_000;

export class Connection {
    readonly status = new Store<ConnectionStatus>({ phase: "idle", wasLive: false, nextAttempt: undefined });
    readonly texts = new Listeners<StudioMessage>();
    readonly binaries = new Listeners<Uint8Array>();
    /** The studio has greeted: whoever follows something says so again. */
    readonly greeted = new Listeners<{ version: string; instance: string }>();

    private readonly state = new ConnectionState();
    private socket: WebSocket | undefined;
    private timer = 0;
    private lastBeat = Date.now();

    constructor(private readonly address = liveAddress()) {
        window.addEventListener("online", () => this.signal({ kind: "hurry" }));
        window.addEventListener("pageshow", () => this.look());
        document.addEventListener("visibilitychange", () => this.look());
        window.setInterval(() => {
            if (document.visibilityState === "visible") this.look();
            else if (Date.now() - this.lastBeat < asleep) this.lastBeat = Date.now();
        }, sleepCheck);
    }

    get isLive(): boolean {
        return this.state.phase === "live";
    }

    want(): void {
        this.signal({ kind: "wanted" });
    }

    leave(): void {
        this.signal({ kind: "unwanted" });
    }

    /** A person asks to try now. */
    retry(): void {
        this.signal({ kind: "hurry" });
    }

    /** Sends if the connection is live; answers whether it did. */
    send(message: object | Uint8Array): boolean {
        if (!this.socket || !this.isLive || this.socket.readyState !== WebSocket.OPEN) return false;
        this.socket.send(message instanceof Uint8Array ? message : JSON.stringify(message));
        return true;
    }

    /** The tab is looked at: its timers ran all the time, or it slept and its socket may be dead without knowing. */
    private look(): void {
        if (document.visibilityState !== "visible") return;
        const slept = Date.now() - this.lastBeat > asleep;
        this.lastBeat = Date.now();
        this.signal({ kind: slept ? "woke" : "hurry" });
    }

    private signal(signal: Signal): void {
        const action = this.state.on(signal);
        this.perform(action);
        const before = this.status.get();
        this.status.set({
            phase: this.state.phase,
            wasLive: before.wasLive || this.state.phase === "live",
            nextAttempt: action.kind === "wait" ? Date.now() + action.milliseconds : undefined,
        });
    }

    private perform(action: Action): void {
        if (action.kind === "none") return;
        window.clearTimeout(this.timer);
        if (action.kind === "wait") {
            this.timer = window.setTimeout(() => this.signal({ kind: "due" }), action.milliseconds);
            return;
        }
        this.drop();
        if (action.kind === "connect") this.open();
    }

    private open(): void {
        const socket = new WebSocket(this.address);
        socket.binaryType = "arraybuffer";
        this.socket = socket;
        this.timer = window.setTimeout(() => socket.close(), greetingWithin);
        socket.onmessage = (event: MessageEvent<string | ArrayBuffer>) => {
            if (socket !== this.socket) return;
            if (typeof event.data === "string") this.text(event.data);
            else this.binaries.call(new Uint8Array(event.data));
        };
        socket.onclose = (event) => {
            if (socket !== this.socket) return;
            this.socket = undefined;
            window.clearTimeout(this.timer);
            this.signal({ kind: "lost", code: event.code });
        };
    }

    private text(data: string): void {
        const message = JSON.parse(data) as StudioMessage;
        if (message.type === "hello") {
            window.clearTimeout(this.timer);
            this.signal({ kind: "greeted" });
            this.greeted.call({ version: message.version, instance: message.instance });
        }
        this.texts.call(message);
    }

    private drop(): void {
        const socket = this.socket;
        this.socket = undefined;
        if (!socket) return;
        socket.onmessage = null;
        socket.onclose = null;
        socket.close(1000);
    }
}

function liveAddress(): string {
    return `${window.location.protocol === "https:" ? "wss" : "ws"}://${window.location.host}/api/v1/socket`;
}
