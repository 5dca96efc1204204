/** The time of day, once a second: for clocks that run. */
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let now = Date.now();
let timer = 0;

function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    if (listeners.size === 1) {
        now = Date.now();
        timer = window.setInterval(() => {
            now = Date.now();
            for (const each of [...listeners]) each();
        }, 1000);
    }
    return () => {
        listeners.delete(listener);
        if (listeners.size === 0) window.clearInterval(timer);
    };
}

export function useNow(): number {
    return useSyncExternalStore(subscribe, () => now);
}
