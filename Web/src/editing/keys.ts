/** The keys of editing, for its commands and the menus that name them. */
export const editingKeys = {
    copy: "Mod+C", cut: "Mod+X", paste: "Mod+V", pasteWired: "Mod+Shift+V", duplicate: "Mod+D", duplicateWired: "Mod+Shift+D",
    heal: "Shift+Delete", selectAll: "Mod+A", upstream: "W", downstream: "E", connected: "Shift+E", sameKind: "Y",
    left: "Alt+A", centre: "Alt+H", right: "Alt+D", top: "Alt+W", middle: "Alt+V", bottom: "Alt+S",
    across: "Alt+Shift+H", down: "Alt+Shift+V", layOut: "Alt+L", minimap: "Shift+M",
    templates: "Shift+T", frame: "G", subgraph: "Mod+G", dissolve: "Shift+G", takeOut: "Mod+Shift+G",
} as const;

/** The key with which a view is kept, and the one that goes to it; numbers from 1 to 9. */
export const keepKey = (number: number): string => `Mod+Alt+${number}`;
export const viewKey = (number: number): string => String(number);
