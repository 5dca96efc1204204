/** Who is signed in. */
import { Problem, Unreachable, api, signedOut } from "../api/client";
import type { Me } from "../api/types";
import { Store } from "../ui/store";

export type Session =
    | { is: "loading" }
    | { is: "signed-out" }
    | { is: "in"; me: Me }
    | { is: "unreachable" }
    | { is: "broken"; sentence: string };

export const session = new Store<Session>({ is: "loading" });

/** Counts sign-ins: a question asked before one has no say after it. */
let signIns = 0;

export async function loadSession(): Promise<void> {
    const before = signIns;
    try {
        const me = await api.me();
        if (before === signIns) session.set({ is: "in", me });
    } catch (error) {
        if (before !== signIns) return;
        if (error instanceof Unreachable) session.set({ is: "unreachable" });
        else if (error instanceof Problem && error.status === 401) session.set({ is: "signed-out" });
        else session.set({ is: "broken", sentence: error instanceof Error ? error.message : String(error) });
    }
}

export function signedIn(me: Me): void {
    signIns += 1;
    session.set({ is: "in", me });
}

signedOut.handler = () => session.set({ is: "signed-out" });

/** The token of a one-time link: what stands behind its `#`, or the pasted text when it is a token alone. */
export function tokenFrom(text: string): string {
    const pasted = text.trim();
    const hash = pasted.lastIndexOf("#");
    return hash >= 0 ? pasted.slice(hash + 1) : pasted;
}
