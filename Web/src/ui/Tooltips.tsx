/** One tooltip for the whole page: whatever has `data-tip` gets it, by pointer or by keyboard. */
import { ReactElement, useEffect, useLayoutEffect, useRef, useState } from "react";

interface Tip {
    text: string;
    keys: string | undefined;
    anchor: DOMRect;
}

const delay = 450;
/** On the way from what is pointed at to its tooltip, in milliseconds. */
const grace = 250;

export function Tooltips(): ReactElement | null {
    const [tip, setTip] = useState<Tip>();
    const box = useRef<HTMLDivElement>(null);

    useEffect(() => {
        let timer = 0;
        let shown: Element | null = null;
        const hide = (): void => {
            window.clearTimeout(timer);
            shown = null;
            setTip(undefined);
        };
        const show = (event: Event): void => {
            const at = event.target instanceof Element ? event.target : null;
            const target = at?.closest<HTMLElement>("[data-tip]") ?? null;
            window.clearTimeout(timer);
            // The pointer may go to the words, and rest on them.
            if (shown && (target === shown || box.current?.contains(at))) return;
            if (shown && !target) {
                timer = window.setTimeout(hide, grace);
                return;
            }
            hide();
            // What is being dragged is not explained.
            if (!target || (event as PointerEvent).buttons) return;
            if (event.type === "focusin" && !target.matches(":focus-visible")) return;
            timer = window.setTimeout(() => {
                if (!target.isConnected) return;
                shown = target;
                setTip({ text: target.dataset["tip"] ?? "", keys: target.dataset["keys"], anchor: target.getBoundingClientRect() });
            }, delay);
        };
        const ending = ["pointerdown", "keydown", "wheel", "focusout"];
        window.addEventListener("pointerover", show);
        window.addEventListener("focusin", show);
        for (const name of ending) window.addEventListener(name, hide, { capture: true, passive: true });
        return () => {
            hide();
            window.removeEventListener("pointerover", show);
            window.removeEventListener("focusin", show);
            for (const name of ending) window.removeEventListener(name, hide, { capture: true });
        };
    }, []);

    useLayoutEffect(() => {
        if (!box.current || !tip) return;
        const { offsetWidth: width, offsetHeight: height } = box.current;
        const middle = tip.anchor.left + tip.anchor.width / 2 - width / 2;
        const below = tip.anchor.bottom + 6;
        box.current.style.left = `${Math.max(6, Math.min(middle, window.innerWidth - width - 6))}px`;
        box.current.style.top = `${below + height > window.innerHeight - 6 ? tip.anchor.top - height - 6 : below}px`;
    }, [tip]);

    if (!tip || !tip.text) return null;
    return (
        <div ref={box} className="tooltip" role="tooltip">
            {tip.text}
            {tip.keys && <kbd>{tip.keys}</kbd>}
        </div>
    );
}
