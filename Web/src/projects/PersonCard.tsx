import { ReactElement, RefObject, useState } from "react";
import { api } from "../api/client";
import type { Me } from "../api/types";
import { tell } from "../app/notices";
import { loadSession, signedIn } from "../app/session";
import { theme } from "../app/theme";
import { count } from "../film/words";
import { fetchJournal } from "../live/journal";
import { Button } from "../ui/Button";
import { InlineText } from "../ui/InlineText";
import { Popover } from "../ui/Popover";
import { useStore } from "../ui/store";

interface CardProps {
    anchor: RefObject<HTMLButtonElement>;
    onClose: () => void;
    me: Me;
}

/** Who is signed in, what they are called, whether the page is dark or light, and the way out. */
export function PersonCard({ anchor, onClose, me: { user, version } }: CardProps): ReactElement {
    const [unsent, setUnsent] = useState(0);
    const rename = async (wanted: string): Promise<void> => {
        try {
            if (wanted) signedIn(await api.rename(wanted));
        } catch (error) {
            tell(error instanceof Error ? error.message : String(error), "danger");
        }
    };
    const leave = async (): Promise<void> => {
        try {
            const journal = await fetchJournal();
            const left = unsent === 0 ? await journal.waiting(user.id) : 0;
            setUnsent(left);
            if (left > 0) return;
            await api.signOut();
            await journal.clear(user.id);
        } finally {
            await loadSession();
        }
    };
    return (
        <Popover anchor={anchor} onClose={onClose} align="end" label="You" className="person-menu">
            <p className="quiet">Signed in as</p>
            <InlineText value={user.name} label="Your name" onChange={(wanted) => void rename(wanted)} />
            <p className="quiet">{user.role ?? "guest"} · Backlot {version}</p>
            <ThemeChoice />
            {unsent > 0 && <p>{count(unsent, "edit")} kept on this device never reached the studio. Open the film to send {unsent === 1 ? "it" : "them"}.</p>}
            <Button onClick={() => void leave()}>{unsent > 0 ? `Sign out and lose ${unsent === 1 ? "it" : "them"}` : "Sign out"}</Button>
        </Popover>
    );
}

/** Dark, light, or as the system is. */
function ThemeChoice(): ReactElement {
    const chosen = useStore(theme);
    return (
        <div className="segments" role="radiogroup" aria-label="Theme">
            {["System", "Dark", "Light"].map((title) => {
                const is = title.toLowerCase();
                return (
                    <label key={is} data-checked={chosen === is || undefined}>
                        <input type="radio" name="theme" checked={chosen === is} onChange={() => theme.set(is)} />
                        {title}
                    </label>
                );
            })}
        </div>
    );
}
