/** A value that tells when it changes, and the hook that follows one. */
import { useRef, useSyncExternalStore } from "react";

export interface Readable<Value> {
    get(): Value;
    subscribe(listener: () => void): () => void;
}

/** Listeners that may come and go while they are called. */
export class Listeners<Message = void> {
    private readonly all = new Set<(message: Message) => void>();

    add(listener: (message: Message) => void): () => void {
        this.all.add(listener);
        return () => this.all.delete(listener);
    }

    call(message: Message): void {
        for (const listener of [...this.all]) listener(message);
    }
}

export class Store<Value> implements Readable<Value> {
    private readonly listeners = new Listeners();

    constructor(private value: Value) {}

    get = (): Value => this.value;

    set = (value: Value): void => {
        if (Object.is(value, this.value)) return;
        this.value = value;
        this.listeners.call();
    };

    update(change: (value: Value) => Value): void {
        this.set(change(this.value));
    }

    subscribe = (listener: () => void): (() => void) => this.listeners.add(listener);
}

export function useStore<Value>(store: Readable<Value>): Value {
    return useSyncExternalStore(store.subscribe, store.get);
}

/** Part of a store; the component renders again only when that part is another (by `same`). */
export function useSelected<Value, Part>(
    store: Readable<Value>, select: (value: Value) => Part, same: (a: Part, b: Part) => boolean = Object.is,
): Part {
    const last = useRef<{ part: Part } | undefined>(undefined);
    return useSyncExternalStore(store.subscribe, () => {
        const part = select(store.get());
        if (!last.current || !same(last.current.part, part)) last.current = { part };
        return last.current.part;
    });
}
