import type { ReactElement, RefObject } from "react";
import { api } from "../api/client";
import type { Me } from "../api/types";
import { tell } from "../app/notices";
import { loadSession, signedIn } from "../app/session";
import { theme } from "../app/theme";
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
    const rename = async (wanted: string): Promise<void> => {
        try {
            if (wanted) signedIn(await api.rename(wanted));
        } catch (error) {
            tell(error instanceof Error ? error.message : String(error), "danger");
        }
    };
    const leave = async (): Promise<void> => {
        try {
            await api.signOut();
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
            <Button onClick={() => void leave()}>Sign out</Button>
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
