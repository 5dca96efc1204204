import type { Point } from "../camera";
import type { Popover } from "../stage";
import { element, placeInside } from "./dom";

export interface MenuEntry {
    readonly title: string;
    /** As it is written on the keys. */
    readonly keys?: string;
    readonly run: () => void;
    readonly isDisabled?: boolean;
}

/** Commands for what is under the pointer, in groups; arrows, Enter, Escape and first letters work. */
export class Menu implements Popover {
    private readonly box = element("div", "canvas-menu popover menu");
    private isClosed = false;

    constructor(
        private readonly parent: HTMLElement, at: Point, label: string, groups: readonly (readonly MenuEntry[])[],
        private readonly closed: () => void,
    ) {
        this.box.setAttribute("role", "menu");
        this.box.setAttribute("aria-label", label);
        for (const entries of groups) {
            if (entries.length === 0) continue;
            const group = element("div", "");
            group.setAttribute("role", "group");
            group.append(...entries.map(entry => this.button(entry)));
            this.box.append(group);
        }
        this.box.addEventListener("keydown", event => this.key(event));
        this.box.addEventListener("pointerdown", event => event.stopPropagation());
        this.box.addEventListener("contextmenu", event => event.preventDefault());
        this.box.addEventListener("focusout", event => {
            if (!this.box.contains(event.relatedTarget as Node | null)) this.close();
        });
        parent.append(this.box);
        placeInside(this.box, parent, at);
        this.buttons[0]?.focus({ preventScroll: true });
    }

    close(): void {
        if (this.isClosed) return;
        this.isClosed = true;
        const hadFocus = this.box.contains(document.activeElement);
        this.box.remove();
        if (hadFocus) this.parent.focus({ preventScroll: true });
        this.closed();
    }

    private get buttons(): HTMLButtonElement[] {
        return [...this.box.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
    }

    private button(entry: MenuEntry): HTMLButtonElement {
        const button = element("button", "menu-entry");
        button.type = "button";
        button.setAttribute("role", "menuitem");
        button.disabled = entry.isDisabled ?? false;
        const title = element("span", "");
        title.textContent = entry.title;
        button.append(title);
        if (entry.keys) {
            const keys = element("kbd", "");
            keys.textContent = entry.keys;
            button.append(keys);
        }
        button.addEventListener("click", () => {
            this.close();
            entry.run();
        });
        button.addEventListener("pointermove", () => button.focus({ preventScroll: true }));
        return button;
    }

    private key(event: KeyboardEvent): void {
        const { buttons } = this;
        const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
        if (event.key === "ArrowDown") buttons[(at + 1) % buttons.length]?.focus();
        else if (event.key === "ArrowUp") buttons[(at - 1 + buttons.length) % buttons.length]?.focus();
        else if (event.key === "Home") buttons[0]?.focus();
        else if (event.key === "End") buttons[buttons.length - 1]?.focus();
        else if (event.key === "Escape" || event.key === "Tab") this.close();
        else if (event.key.length === 1 && event.key !== " ") this.jump(event.key, at);
        else return;
        event.preventDefault();
        event.stopPropagation();
    }

    private jump(letter: string, at: number): void {
        const { buttons } = this;
        const order = [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)];
        order.find(button => button.textContent?.toLowerCase().startsWith(letter.toLowerCase()))?.focus();
    }
}
