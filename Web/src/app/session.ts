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

export async function loadSession(): Promise<void> {
    try {
        session.set({ is: "in", me: await api.me() });
    } catch (error) {
        if (error instanceof Unreachable) session.set({ is: "unreachable" });
        else if (error instanceof Problem && error.status === 401) session.set({ is: "signed-out" });
        else session.set({ is: "broken", sentence: error instanceof Error ? error.message : String(error) });
    }
}

export function signedIn(me: Me): void {
    session.set({ is: "in", me });
}

signedOut.handler = () => session.set({ is: "signed-out" });

/** The token of a one-time link: what stands behind its `#`, or the pasted text when it is a token alone. */
export function tokenFrom(text: string): string {
    const pasted = text.trim();
    const hash = pasted.lastIndexOf("#");
    return hash >= 0 ? pasted.slice(hash + 1) : pasted;
}
