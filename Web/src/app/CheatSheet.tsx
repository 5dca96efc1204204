import { ReactElement, useCallback, useState } from "react";
import { later } from "../ui/later";
import { keysOf, useCommands } from "./commands";

const KeySheet = later((parts) => parts.KeySheet);

/** The key that shows all keys. */
export function CheatSheet(): ReactElement | null {
    const [isOpen, setOpen] = useState(false);
    const close = useCallback(() => setOpen(false), []);
    useCommands([
        { id: "help", title: "Keys", group: "Page", keys: [keysOf.help, "F1"], run: () => setOpen((open) => !open) },
    ]);
    return isOpen ? <KeySheet onClose={close} /> : null;
}
