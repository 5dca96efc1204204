import { ReactElement, useCallback, useState } from "react";
import { later } from "../ui/later";
import { keysOf, useCommands } from "./commands";

const KeySheet = later((parts) => parts.KeySheet);
const CommandPalette = later((parts) => parts.CommandPalette);

/** The keys that show all keys, and all that can be done or gone to. */
export function CheatSheet(): ReactElement | null {
    const [open, setOpen] = useState<"keys" | "palette">();
    const close = useCallback(() => setOpen(undefined), []);
    const flip = (sheet: "keys" | "palette") => () => setOpen((now) => (now === sheet ? undefined : sheet));
    useCommands([
        { id: "help", title: "Keys", group: "Page", keys: [keysOf.help, "F1"], run: flip("keys") },
        { id: "palette", title: "Find and do anything", group: "Page", keys: [keysOf.palette], worksWhileTyping: true,
          run: flip("palette") },
    ]);
    if (open === "palette") return <CommandPalette onClose={close} />;
    return open ? <KeySheet onClose={close} /> : null;
}
