/** Small choices a browser remembers for its person; a browser that refuses storage forgets them. */
import { Store } from "./store";

export function remembered<Value>(key: string, initial: Value): Store<Value> {
    const name = `backlot.${key}`;
    let value = initial;
    try {
        const kept = window.localStorage.getItem(name);
        const parsed: unknown = kept === null ? initial : JSON.parse(kept);
        if (typeof parsed === typeof initial) value = parsed as Value;
    } catch {
        // Storage is closed to this page, or holds another version's value: the initial one does.
    }
    const store = new Store(value);
    store.subscribe(() => {
        try {
            window.localStorage.setItem(name, JSON.stringify(store.get()));
        } catch {
            // Not remembered, then.
        }
    });
    return store;
}
