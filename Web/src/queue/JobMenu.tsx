import { ReactElement, RefObject, useMemo } from "react";
import { keyText } from "../app/commands";
import { Menu, Popover } from "../ui/Popover";
import type { Action } from "./actions";

export interface JobMenuProps {
    anchor: RefObject<HTMLElement>;
    at?: { x: number; y: number };
    groups: readonly (readonly Action[])[];
    onClose: () => void;
    label: string;
}

/** Every action with its key. */
export function JobMenu({ anchor, at, groups, onClose, label }: JobMenuProps): ReactElement {
    const entries = useMemo(() => groups.map((group) => group.map(({ title, keys, run }) => ({
        title, run, keys: keys[0] === undefined ? undefined : keyText(keys[0]),
    }))), [groups]);
    return (
        <Popover anchor={anchor} at={at} onClose={onClose} label={label} role="menu" align={at ? "start" : "end"}>
            <Menu groups={entries} onDone={onClose} />
        </Popover>
    );
}
