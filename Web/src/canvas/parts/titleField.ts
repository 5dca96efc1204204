import type { Box } from "../camera";
import type { TitleField } from "../stage";
import { element } from "./dom";

/** A text field over a card's title; it moves and scales with the card. */
export class TitleInput implements TitleField {
    private readonly input = element("input", "canvas-title");
    private isClosed = false;

    /** @param ended told the title, or null when it is to stay as it was. */
    constructor(
        private readonly parent: HTMLElement, title: string, label: string,
        private readonly ended: (title: string | null) => void,
    ) {
        this.input.type = "text";
        this.input.value = title;
        this.input.maxLength = 1000;
        this.input.setAttribute("aria-label", label);
        this.input.addEventListener("keydown", event => {
            event.stopPropagation();
            if (event.key === "Enter") this.end(this.input.value);
            else if (event.key === "Escape") this.end(null);
        });
        this.input.addEventListener("pointerdown", event => event.stopPropagation());
        this.input.addEventListener("blur", () => this.end(this.input.value));
        parent.append(this.input);
    }

    get isOpen(): boolean {
        return !this.isClosed;
    }

    get title(): string {
        return this.input.value;
    }

    start(): void {
        this.input.focus({ preventScroll: true });
        this.input.select();
    }

    /** @param box the title's place on the surface. */
    place(box: Box, zoom: number): void {
        const scale = Math.max(zoom, 0.75);
        this.input.style.width = `${Math.max(96, box.width / scale)}px`;
        this.input.style.height = `${box.height / Math.max(zoom, 0.01)}px`;
        this.input.style.transform = `translate(${box.x}px, ${box.y}px) scale(${scale})`;
    }

    close(): void {
        if (this.isClosed) return;
        this.isClosed = true;
        const hadFocus = document.activeElement === this.input;
        this.input.remove();
        if (hadFocus) this.parent.focus({ preventScroll: true });
    }

    private end(title: string | null): void {
        if (this.isClosed) return;
        this.close();
        this.ended(title);
    }
}
