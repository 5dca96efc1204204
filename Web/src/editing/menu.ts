import type { Point } from "../canvas/camera";
import type { MenuEntry } from "../canvas/interface";
import { element, placeInside } from "../canvas/parts/dom";
import type { Popover } from "../canvas/stage";
import { signs, Sign } from "./signs";

/** An entry that opens further ones, one that is drawn small beside others, or a plain one. */
export interface Entry extends MenuEntry {
    readonly entries?: readonly Entry[];
    readonly sign?: Sign;
}

/** Commands for what is under the pointer, in groups; arrows, Enter, Escape and first letters work. */
export class Menu implements Popover {
    private readonly box = element("div", "canvas-menu popover menu");
    private readonly isInside: boolean;
    private inner: Menu | undefined;
    private isClosed = false;

    /** @param outer the menu that this one belongs to. */
    constructor(
        private readonly parent: HTMLElement, at: Point, label: string, groups: readonly (readonly Entry[])[],
        private readonly closed: () => void, private readonly outer?: Menu,
    ) {
        this.isInside = outer !== undefined;
        this.box.setAttribute("role", "menu");
        this.box.setAttribute("aria-label", label);
        for (const entries of groups) {
            if (entries.length === 0) continue;
            const group = element("div", entries.every(({ sign }) => sign) ? "canvas-menu-signs" : "");
            group.setAttribute("role", "group");
            group.append(...entries.map(entry => this.button(entry)));
            this.box.append(group);
        }
        this.box.addEventListener("keydown", event => this.key(event));
        this.box.addEventListener("pointerdown", event => event.stopPropagation());
        this.box.addEventListener("wheel", event => event.stopPropagation());
        this.box.addEventListener("contextmenu", event => event.preventDefault());
        this.box.addEventListener("focusout", event => {
            if (!this.holds(event.relatedTarget as Node | null)) this.close();
        });
        parent.append(this.box);
        placeInside(this.box, parent, at);
        if (!this.isInside) this.buttons[0]?.focus({ preventScroll: true });
    }

    close(): void {
        if (this.isClosed) return;
        this.isClosed = true;
        this.inner?.close();
        const hadFocus = this.box.contains(document.activeElement);
        this.box.remove();
        if (hadFocus && !this.isInside) this.parent.focus({ preventScroll: true });
        this.closed();
    }

    /** Whether something is part of this menu, of one that it has opened, or of the one it was opened by. */
    private holds(node: Node | null): boolean {
        if (this.box.contains(node)) return true;
        return (this.inner?.box.contains(node) ?? false) || (this.outer?.box.contains(node) ?? false);
    }

    private closeAll(): void {
        (this.outer ?? this).close();
    }

    private get buttons(): HTMLButtonElement[] {
        return [...this.box.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
    }

    private button(entry: Entry): HTMLButtonElement {
        const button = element("button", entry.sign ? "canvas-menu-sign" : "menu-entry");
        button.type = "button";
        button.setAttribute("role", "menuitem");
        button.disabled = entry.isDisabled ?? false;
        if (entry.sign) {
            button.setAttribute("aria-label", entry.title);
            button.dataset["tip"] = entry.title;
            if (entry.keys) button.dataset["keys"] = entry.keys;
            button.append(drawn(entry.sign));
        } else {
            const title = element("span", "");
            title.textContent = entry.title;
            button.append(title);
            this.addHint(button, entry);
        }
        button.addEventListener("click", () => {
            if (entry.entries) return this.open(button, entry, true);
            this.closeAll();
            entry.run();
        });
        button.addEventListener("pointermove", () => {
            if (document.activeElement !== button) button.focus({ preventScroll: true });
            if (entry.entries) this.open(button, entry, false);
            else this.inner?.close();
        });
        return button;
    }

    private addHint(button: HTMLButtonElement, { keys, entries }: Entry): void {
        if (!keys && !entries) return;
        const hint = element("kbd", "");
        hint.textContent = entries ? "›" : keys ?? "";
        button.append(hint);
        if (entries) {
            button.setAttribute("aria-haspopup", "menu");
            hint.setAttribute("aria-hidden", "true");
        }
    }

    private open(button: HTMLElement, { title, entries = [] }: Entry, takesFocus: boolean): void {
        if (this.inner?.box.getAttribute("aria-label") !== title) {
            this.inner?.close();
            const [own, from, around] = [this.box, button, this.parent].map(part => part.getBoundingClientRect());
            if (!own || !from || !around) return;
            const place = { x: own.right - around.left, y: from.top - around.top - 4 };
            this.inner = new Menu(this.parent, place, title, [entries], () => {
                this.inner = undefined;
            }, this);
            // Beside the entry: on the left where the right has no room.
            const wide = this.inner.box.offsetWidth;
            if (place.x + wide > around.width) placeInside(this.inner.box, this.parent, { ...place, x: own.left - around.left - wide });
        }
        if (takesFocus) this.inner?.buttons[0]?.focus({ preventScroll: true });
    }

    private key(event: KeyboardEvent): void {
        const { buttons } = this;
        const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
        const active = buttons[at];
        if (event.key === "ArrowDown") buttons[(at + 1) % buttons.length]?.focus();
        else if (event.key === "ArrowUp") buttons[(at - 1 + buttons.length) % buttons.length]?.focus();
        else if (event.key === "ArrowRight") this.right(active, at);
        else if (event.key === "ArrowLeft") this.left(active, at);
        else if (event.key === "Home") buttons[0]?.focus();
        else if (event.key === "End") buttons[buttons.length - 1]?.focus();
        else if (event.key === "Escape" || event.key === "Tab") this.closeAll();
        else if (event.key.length === 1 && event.key !== " ") this.jump(event.key, at);
        else return;
        event.preventDefault();
        event.stopPropagation();
    }

    private right(active: HTMLButtonElement | undefined, at: number): void {
        if (active?.hasAttribute("aria-haspopup")) active.click();
        else if (active?.classList.contains("canvas-menu-sign")) this.buttons[at + 1]?.focus();
    }

    private left(active: HTMLButtonElement | undefined, at: number): void {
        if (active?.classList.contains("canvas-menu-sign")) {
            this.buttons[Math.max(0, at - 1)]?.focus();
        } else if (this.outer) {
            const opener = this.outer.buttons.find(button => button.firstChild?.textContent === this.box.getAttribute("aria-label"));
            opener?.focus({ preventScroll: true });
            this.close();
        }
    }

    private jump(letter: string, at: number): void {
        const { buttons } = this;
        const order = [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)];
        const name = (button: HTMLElement): string => button.getAttribute("aria-label") ?? button.textContent ?? "";
        order.find(button => name(button).toLowerCase().startsWith(letter.toLowerCase()))?.focus();
    }
}

function drawn(sign: Sign): SVGElement {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", signs[sign]);
    svg.append(path);
    return svg;
}
