import { ReactElement, useState } from "react";
import { api } from "../api/client";
import { loadSession, session, signedIn } from "../app/session";
import { tell } from "../app/notices";
import { count } from "../film/words";
import { fetchJournal } from "../live/journal";
import { InlineText } from "../ui/InlineText";
import { Button } from "../ui/Button";
import { Popover, usePopover } from "../ui/Popover";
import { useStore } from "../ui/store";
import { initials } from "./people";

/** Who is signed in, what they are called, and the way out. */
export function PersonMenu(): ReactElement | null {
    const who = useStore(session);
    const menu = usePopover<HTMLButtonElement>();
    const [unsent, setUnsent] = useState(0);
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
                    {unsent > 0 && <p>{count(unsent, "edit")} kept on this device never reached the studio. Open the film to send {unsent === 1 ? "it" : "them"}.</p>}
                    <Button onClick={() => void leave()}>{unsent > 0 ? `Sign out and lose ${unsent === 1 ? "it" : "them"}` : "Sign out"}</Button>
                </Popover>
            )}
        </>
    );
}
