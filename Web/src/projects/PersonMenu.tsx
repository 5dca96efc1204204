import type { ReactElement } from "react";
import { session } from "../app/session";
import { usePopover } from "../ui/Popover";
import { later } from "../ui/later";
import { useStore } from "../ui/store";
import { initials } from "./people";

const PersonCard = later((parts) => parts.PersonCard);

/** Who is signed in; a press shows what they are called, how the page looks, and the way out. */
export function PersonMenu(): ReactElement | null {
    const who = useStore(session);
    const menu = usePopover<HTMLButtonElement>();
    if (who.is !== "in") return null;
    const { user } = who.me;
    const name = user.name || "Without a name";
    return (
        <>
            <button
                type="button" ref={menu.anchor} className="avatar" aria-haspopup="dialog" aria-expanded={menu.isOpen}
                aria-label={`Signed in as ${name}`} data-tip={name} onClick={menu.toggle}
            >
                {initials(user.name)}
            </button>
            {menu.isOpen && <PersonCard anchor={menu.anchor} onClose={menu.close} me={who.me} />}
        </>
    );
}
