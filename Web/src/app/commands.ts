/** What can be done on the page, each with its key; the keys work, the cheat sheet lists them, the tooltips name them. */
import { useLayoutEffect, useRef } from "react";
import { remembered } from "../ui/local";
import { Store } from "../ui/store";

export interface Command {
    id: string;
    title: string;
    /** The heading in the cheat sheet. */
    group: string;
    /** Such as `Mod+Shift+Z`, `Space`, `,`; Mod is Command on Apple's machines and Control elsewhere. */
    keys: readonly string[];
    run: () => void;
    /** Others listen to it (the browser, the canvas while it has the focus): listed only. */
    isListedOnly?: boolean;
    /** The browser itself listens to its keys; from elsewhere it is run like any other. */
    areKeysElsewhere?: boolean;
    /** The sheet of keys tells of it otherwise. */
    isUnlisted?: boolean;
    /** Its keys mean it also where something is typed. */
    worksWhileTyping?: boolean;
    /** Whether it does anything now; a key that does nothing is left to the browser. */
    isEnabled?: () => boolean;
}

export const commands = new Store<readonly Command[]>([]);

/** Whether single letters and signs are keys; who speaks to the machine, or hits keys by chance, turns it off. */
export const takesLetters = remembered("letter-keys", true);

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** Registers commands for as long as the component is there. The newest functions are called. */
export function useCommands(list: readonly Command[]): void {
    const newest = useRef(list);
    newest.current = list;
    const ids = list.map((command) => command.id).join();
    // Before anybody can see what they belong to, and press a key of it.
    useLayoutEffect(() => {
        const stable = newest.current.map((command): Command => {
            const current = (): Command | undefined => newest.current.find((other) => other.id === command.id);
            return { ...command, run: () => current()?.run(), isEnabled: () => current()?.isEnabled?.() ?? true };
        });
        commands.update((all) => [...all, ...stable]);
        return () => commands.update((all) => all.filter((command) => !stable.includes(command)));
    }, [ids]);
}

/** `⌘⇧Z`, or `Ctrl Shift Z`. */
export function keyText(keys: string): string {
    const signs: Record<string, string> = isApple
        ? { Mod: "⌘", Shift: "⇧", Alt: "⌥", Enter: "↵" }
        : { Mod: "Ctrl", Enter: "↵" };
    const arrows: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓" };
    const parts = partsOf(keys).map((part) => signs[part] ?? arrows[part] ?? part);
    return parts.join(isApple ? "" : " ");
}

/** Plus joins keys, and is one itself. */
function partsOf(keys: string): readonly string[] {
    return keys === "+" ? ["+"] : keys.split("+");
}

/** The key of a command that is always the same, for tooltips. */
export const keysOf = {
    undo: "Mod+Z", redo: "Mod+Shift+Z", run: "R", runAll: "Shift+R", runAgain: "Alt+R", play: "Space", help: "?",
    left: "[", right: "]", dock: "D", fit: "F", previousFrame: ",", nextFrame: ".", start: "Home", end: "End",
    back: "J", stop: "K", forward: "L", search: "/",
    palette: "Mod+K", queue: "Q", plan: "P", only: "O", stale: "S",
    star: "*", approve: "A", reject: "X", note: "N", compare: "C",
    restore: "U", recipe: "I",
} as const;

function matches(keys: string, event: KeyboardEvent): boolean {
    const parts = partsOf(keys);
    const key = parts[parts.length - 1] ?? "";
    const mod = isApple ? event.metaKey : event.ctrlKey;
    const other = isApple ? event.ctrlKey : event.metaKey;
    if (other || mod !== parts.includes("Mod") || event.altKey !== parts.includes("Alt")) return false;
    const pressed = event.key === " " ? "Space" : event.key;
    if (/^[^A-Za-z0-9]$/.test(key)) return pressed === key;
    if (event.shiftKey !== parts.includes("Shift")) return false;
    // With Alt some keyboards give another sign than what stands on the key.
    if (event.altKey && key.length === 1) return event.code === `Key${key}` || event.code === `Digit${key}`;
    return pressed.toLowerCase() === key.toLowerCase();
}

const typing = "input:not([type=range]):not([type=checkbox]):not([type=color]), textarea, select, [contenteditable=true]";

/** Whether a key or a text goes into what has the focus. */
export function isTyping(target: EventTarget | null): boolean {
    return target instanceof Element && target.closest(typing) !== null;
}

function commandFor(event: KeyboardEvent): Command | undefined {
    const target = event.target instanceof Element ? event.target : null;
    if (event.isComposing) return undefined;
    const isText = isTyping(target);
    // Space and Enter press the button that has the focus, and Space switches a switch.
    if ((event.key === " " || event.key === "Enter") && target?.closest("button, a, summary, input")) return undefined;
    // A slider goes to its ends.
    if (/^(Home|End|Page)/.test(event.key) && target?.matches("input")) return undefined;
    const isMeant = (keys: string): boolean =>
        matches(keys, event) && (takesLetters.get() || keys.replace("Shift+", "").length > 1);
    return [...commands.get()].reverse().find((command) =>
        !command.isListedOnly && !command.areKeysElsewhere && (!isText || command.worksWhileTyping)
        && command.keys.some(isMeant) && (command.isEnabled?.() ?? true));
}

/** Space held down belongs to whoever pans; let go soon, and without a pointer pressed meanwhile, it is a key. */
const shortPress = 300;
let spaceSince: number | undefined;

window.addEventListener("keydown", (event) => {
    if (event.key === " ") {
        const command = commandFor(event);
        if (!event.repeat) spaceSince = command ? event.timeStamp : undefined;
        if (command) event.preventDefault();
        return;
    }
    const command = event.defaultPrevented ? undefined : commandFor(event);
    if (!command) return;
    event.preventDefault();
    command.run();
});

window.addEventListener("keyup", (event) => {
    if (event.key !== " ") return;
    const wasShort = spaceSince !== undefined && event.timeStamp - spaceSince < shortPress;
    spaceSince = undefined;
    if (wasShort) commandFor(event)?.run();
});

window.addEventListener("pointerdown", () => {
    spaceSince = undefined;
}, true);
