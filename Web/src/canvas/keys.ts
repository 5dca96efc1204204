/** The keys that the surface listens to while it has the focus, for the sheet that lists all keys. */
export const canvasKeys: readonly { readonly title: string; readonly keys: string }[] = [
    { title: "Add what is searched for, at the pointer", keys: "Tab" },
    { title: "Open the selected card", keys: "Enter" },
    { title: "Rename the selected card", keys: "F2" },
    { title: "Bypass, or use again", keys: "B" },
    { title: "Mute, or unmute", keys: "M" },
    { title: "Lock, or unlock", keys: "Shift+L" },
    { title: "Move the selection by a step", keys: "Arrows" },
    { title: "Move the selection by eight steps", keys: "Shift+Arrows" },
    { title: "Move the selection by a pixel", keys: "Alt+Arrows" },
    { title: "Select the next card that way", keys: "Mod+Arrows" },
    { title: "Show everything", keys: "Shift+1" },
    { title: "Show the selection", keys: "Shift+2" },
    { title: "100 %", keys: "Shift+0" },
    { title: "Pan while dragging", keys: "Space" },
    { title: "End what is going on, or select nothing", keys: "Escape" },
];
