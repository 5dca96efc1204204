import { ReactElement, useEffect } from "react";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";
import { Command, commands, keyText, takesLetters } from "./commands";

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
        <section className="cheat-sheet" role="dialog" aria-label="Keys">
            <div className="cheat-head">
                <h2>Keys</h2>
                <LetterSwitch />
                <Button kind="quiet" icon="close" aria-label="Close" autoFocus onClick={onClose} />
            </div>
            <div className="cheat-groups">
                {groups.map((group) => (
                    <section key={group}>
                        <h3>{group}</h3>
                        <dl>{listed.filter((command) => command.group === group).map(row)}</dl>
                    </section>
                ))}
            </div>
        </section>
    );
}

/** Letters may be hit by chance, or by a machine that writes what is spoken. */
function LetterSwitch(): ReactElement {
    const isOn = useStore(takesLetters);
    return (
        <label className="switch cheat-letters" data-tip="Off: only keys with Ctrl or Alt, and those of what has the focus">
            Single letters are keys
            <input type="checkbox" role="switch" checked={isOn} onChange={(event) => takesLetters.set(event.target.checked)} />
            <span />
        </label>
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
