import type { Kind } from "../film/catalogue";
import type { Point } from "../canvas/camera";
import { ranked } from "../canvas/search";
import type { Popover } from "../canvas/stage";
import { element, placeInside } from "../canvas/parts/dom";

export interface Choice {
    readonly kind: Kind;
    readonly title: string;
    readonly words: string;
}

/** A search box that adds what is chosen: letters rank, arrows go through the list, Enter takes. */
export class AddBox implements Popover {
    private readonly box = element("div", "canvas-add popover");
    private readonly input = element("input", "canvas-add-search");
    private readonly list = element("div", "canvas-add-list");
    private shown: Choice[] = [];
    private active = 0;
    private isClosed = false;

    constructor(
        private readonly parent: HTMLElement, at: Point, private readonly choices: readonly Choice[], hint: string,
        private readonly chosen: (kind: Kind) => void, private readonly closed: () => void,
    ) {
        this.box.setAttribute("role", "dialog");
        this.box.setAttribute("aria-label", hint);
        this.input.type = "text";
        this.input.placeholder = hint;
        this.input.setAttribute("role", "combobox");
        this.input.setAttribute("aria-expanded", "true");
        this.input.setAttribute("aria-controls", "canvas-add-list");
        this.input.setAttribute("aria-label", hint);
        this.list.id = "canvas-add-list";
        this.list.setAttribute("role", "listbox");
        this.box.append(this.input, this.list);
        this.input.addEventListener("input", () => this.show());
        this.box.addEventListener("keydown", event => this.key(event));
        this.box.addEventListener("pointerdown", event => event.stopPropagation());
        this.box.addEventListener("wheel", event => event.stopPropagation());
        this.input.addEventListener("blur", () => this.close());
        parent.append(this.box);
        this.show();
        placeInside(this.box, parent, at);
        this.input.focus({ preventScroll: true });
    }

    close(): void {
        if (this.isClosed) return;
        this.isClosed = true;
        const hadFocus = this.box.contains(document.activeElement);
        this.box.remove();
        if (hadFocus) this.parent.focus({ preventScroll: true });
        this.closed();
    }

    private show(): void {
        this.shown = ranked(this.choices, this.input.value);
        this.active = 0;
        this.list.replaceChildren(...this.shown.map((choice, index) => this.entry(choice, index)));
        if (this.shown.length === 0) {
            const none = element("p", "canvas-add-none");
            none.textContent = this.choices.length === 0 ? "Nothing takes this wire yet." : "Nothing is called that.";
            this.list.append(none);
        }
        this.mark();
    }

    private entry(choice: Choice, index: number): HTMLElement {
        const entry = element("div", "canvas-add-entry");
        entry.id = `canvas-add-${index}`;
        entry.setAttribute("role", "option");
        entry.dataset["kind"] = choice.kind.key;
        const title = element("span", "canvas-add-title");
        title.textContent = choice.title;
        const help = element("span", "canvas-add-help");
        help.textContent = choice.kind.help;
        entry.append(title, help);
        // Before the field loses the focus, which closes the box.
        entry.addEventListener("pointerdown", event => {
            event.preventDefault();
            this.take(index);
        });
        entry.addEventListener("pointermove", () => {
            this.active = index;
            this.mark();
        });
        return entry;
    }

    private key(event: KeyboardEvent): void {
        event.stopPropagation();
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            const step = event.key === "ArrowDown" ? 1 : -1;
            this.active = (this.active + step + this.shown.length) % Math.max(1, this.shown.length);
            this.mark();
        } else if (event.key === "Enter") {
            this.take(this.active);
        } else if (event.key === "Escape" || event.key === "Tab") {
            this.close();
        } else {
            return;
        }
        event.preventDefault();
    }

    private mark(): void {
        [...this.list.children].forEach((child, index) => {
            const isActive = index === this.active && this.shown.length > 0;
            child.setAttribute("aria-selected", String(isActive));
            if (isActive) child.scrollIntoView({ block: "nearest" });
        });
        this.input.setAttribute("aria-activedescendant", this.shown.length > 0 ? `canvas-add-${this.active}` : "");
    }

    private take(index: number): void {
        const choice = this.shown[index];
        this.close();
        if (choice) this.chosen(choice.kind);
    }
}
