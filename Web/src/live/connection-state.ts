/**
 * When to connect, when to wait, when to give up: a value without clock, socket or browser, so that it can be tested
 * alone. `Connection` does what it says.
 */

export type Phase =
    /** Nobody wants a connection. */
    | "idle"
    /** A socket is being opened. */
    | "connecting"
    /** The studio has greeted. */
    | "live"
    /** The next attempt waits for its time. */
    | "waiting"
    /** The studio wants a new sign-in; no attempt helps. */
    | "signed-out";

export type Signal =
    | { kind: "wanted" } | { kind: "unwanted" }
    | { kind: "greeted" }
    | { kind: "lost"; code: number }
    | { kind: "due" }
    /** The network is back, the tab is looked at again, or a person asks: do not wait any longer. */
    | { kind: "hurry" }
    /** The tab slept so long that its socket cannot be trusted. */
    | { kind: "woke" };

export type Action = { kind: "none" } | { kind: "connect" } | { kind: "disconnect" } | { kind: "wait"; milliseconds: number };

const first = 400;
const longest = 15_000;
const signedOutCode = 1008;

export class ConnectionState {
    phase: Phase = "idle";
    /** Attempts since the studio last greeted. */
    attempts = 0;

    /** `random` is 0…1 and spreads the returns of many tabs after a restart of the studio. */
    constructor(private readonly random: () => number = Math.random) {}

    on(signal: Signal): Action {
        switch (signal.kind) {
            case "wanted":
                return this.phase === "idle" || this.phase === "signed-out" ? this.connect() : { kind: "none" };
            case "unwanted":
                this.phase = "idle";
                this.attempts = 0;
                return { kind: "disconnect" };
            case "greeted":
                if (this.phase !== "connecting") return { kind: "none" };
                this.phase = "live";
                this.attempts = 0;
                return { kind: "none" };
            case "lost":
                return this.lost(signal.code);
            case "due":
                return this.phase === "waiting" ? this.connect() : { kind: "none" };
            case "hurry":
                if (this.phase !== "waiting") return { kind: "none" };
                this.attempts = Math.min(this.attempts, 1);
                return this.connect();
            case "woke":
                return this.phase === "live" || this.phase === "waiting" ? this.connect() : { kind: "none" };
        }
    }

    private connect(): Action {
        this.phase = "connecting";
        this.attempts += 1;
        return { kind: "connect" };
    }

    private lost(code: number): Action {
        if (this.phase !== "connecting" && this.phase !== "live") return { kind: "none" };
        if (code === signedOutCode) {
            this.phase = "signed-out";
            return { kind: "none" };
        }
        this.phase = "waiting";
        const full = Math.min(longest, first * 2 ** Math.min(this.attempts, 10));
        return { kind: "wait", milliseconds: Math.round(full * (0.5 + this.random() / 2)) };
    }
}
