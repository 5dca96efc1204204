/** Sentences for the person, shown for a while. */
import { Store } from "../ui/store";

export type Tone = "plain" | "danger" | "success";

export interface Toast {
    id: number;
    sentence: string;
    tone: Tone;
    /** How often the same was said. */
    times: number;
    action?: { title: string; run: () => void };
}

export const toasts = new Store<readonly Toast[]>([]);

let next = 1;
const timers = new Map<number, number>();

export function tell(sentence: string, tone: Tone = "plain", action?: Toast["action"]): void {
    const same = toasts.get().find((toast) => toast.sentence === sentence && toast.tone === tone);
    const toast: Toast = same ? { ...same, times: same.times + 1, action } : { id: next++, sentence, tone, times: 1, action };
    toasts.update((all) => [...all.filter((other) => other.id !== toast.id), toast].slice(-4));
    hold(toast.id);
    release(toast.id);
}

export function dismiss(id: number): void {
    hold(id);
    toasts.update((all) => all.filter((toast) => toast.id !== id));
}

/** Stays while it is pointed at. */
export function hold(id: number): void {
    window.clearTimeout(timers.get(id));
    timers.delete(id);
}

export function release(id: number): void {
    const toast = toasts.get().find((other) => other.id === id);
    if (!toast) return;
    const reading = 3500 + toast.sentence.length * 45;
    timers.set(id, window.setTimeout(() => dismiss(id), toast.tone === "danger" ? reading * 1.6 : reading));
}
