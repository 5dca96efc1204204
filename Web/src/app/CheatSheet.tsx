import { ReactElement, useEffect, useState } from "react";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";
import { Command, commands, keyText, keysOf, useCommands } from "./commands";

/** All keys, by what they are for. */
export function CheatSheet(): ReactElement | null {
    const [isOpen, setOpen] = useState(false);
    const all = useStore(commands);
    useCommands([
        { id: "help", title: "Keys", group: "Page", keys: [keysOf.help], run: () => setOpen((open) => !open) },
    ]);
    useEffect(() => {
        if (!isOpen) return;
        const close = (event: KeyboardEvent): void => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            setOpen(false);
        };
        window.addEventListener("keydown", close, true);
        return () => window.removeEventListener("keydown", close, true);
    }, [isOpen]);
    if (!isOpen) return null;
    const groups = [...new Set(all.map((command) => command.group))];
    return (
        <aside className="cheat-sheet" role="dialog" aria-label="Keys">
            <header>
                <h2>Keys</h2>
                <Button kind="quiet" icon="close" aria-label="Close" autoFocus onClick={() => setOpen(false)} />
            </header>
            <div className="cheat-groups">
                {groups.map((group) => (
                    <section key={group}>
                        <h3>{group}</h3>
                        <dl>{all.filter((command) => command.group === group).map(row)}</dl>
                    </section>
                ))}
            </div>
        </aside>
    );
}

function row(command: Command): ReactElement {
    return (
        <div key={command.id}>
            <dt>{command.title}</dt>
            <dd>{command.keys.map((keys) => <kbd key={keys}>{keyText(keys)}</kbd>)}</dd>
        </div>
    );
}
