const box = /^(\s*(?:>\s*)*(?:(?:[-+*]|\d{1,9}[.)])\s+)*(?:[-+*]|\d{1,9}[.)])\s+\[)([ xX])(\])/;

/** The text with the task on a line ticked, or no longer; as it was where there is none. */
export function ticked(text: string, line: number): string {
    const lines = text.split(/\r\n?|\n/);
    const found = lines[line];
    if (found === undefined) return text;
    lines[line] = found.slice(0, 400).replace(box, (_, before: string, mark: string, after: string) =>
        `${before}${mark === " " ? "x" : " "}${after}`) + found.slice(400);
    return lines.join("\n");
}
