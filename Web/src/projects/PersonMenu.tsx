import type { ReactElement } from "react";
import { api } from "../api/client";
import { loadSession, session, signedIn } from "../app/session";
import { tell } from "../app/notices";
import { theme } from "../app/theme";
import { InlineText } from "../ui/InlineText";
import { Button } from "../ui/Button";
import { Popover, usePopover } from "../ui/Popover";
import { useStore } from "../ui/store";
import { initials } from "./people";

/** Who is signed in, what they are called, and the way out. */
export function PersonMenu(): ReactElement | null {
    const who = useStore(session);
    const menu = usePopover<HTMLButtonElement>();
    if (who.is !== "in") return null;
    const { user, version } = who.me;
    const name = user.name || "Without a name";

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
        <>
            <button
                type="button" ref={menu.anchor} className="avatar" aria-haspopup="dialog" aria-expanded={menu.isOpen}
                aria-label={`Signed in as ${name}`} data-tip={name} onClick={menu.toggle}
            >
                {initials(user.name)}
            </button>
            {menu.isOpen && (
                <Popover anchor={menu.anchor} onClose={menu.close} align="end" label="You" className="person-menu">
                    <p className="quiet">Signed in as</p>
                    <InlineText value={user.name} label="Your name" onChange={(wanted) => void rename(wanted)} />
                    <p className="quiet">{user.role ?? "guest"} · Backlot {version}</p>
                    <ThemeChoice />
                    <Button onClick={() => void leave()}>Sign out</Button>
                </Popover>
            )}
        </>
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
