/** `AB` for Anna Becker. */
export function initials(name: string): string {
    const words = name.trim().split(/\s+/).filter(Boolean);
    const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
    return letters.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("");
}
