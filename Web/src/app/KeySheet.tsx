import { ReactElement, useEffect } from "react";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";
import { Command, commands, keyText } from "./commands";

/** All keys, by what they are for. */
export function KeySheet({ onClose }: { onClose: () => void }): ReactElement {
    const all = useStore(commands);
    useEffect(() => {
        const close = (event: KeyboardEvent): void => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            onClose();
        };
        window.addEventListener("keydown", close, true);
        return () => window.removeEventListener("keydown", close, true);
    }, [onClose]);
    const listed = all.filter((command) => !command.isUnlisted);
    const groups = [...new Set(listed.map((command) => command.group))];
    return (
        <aside className="cheat-sheet" role="dialog" aria-label="Keys">
            <header>
                <h2>Keys</h2>
                <Button kind="quiet" icon="close" aria-label="Close" autoFocus onClick={onClose} />
            </header>
            <div className="cheat-groups">
                {groups.map((group) => (
                    <section key={group}>
                        <h3>{group}</h3>
                        <dl>{listed.filter((command) => command.group === group).map(row)}</dl>
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
