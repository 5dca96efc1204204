/** Numbers, sizes and moments in words. */

/** `1 shot`, `3 shots`. */
export function count(number: number, one: string, many = `${one}s`): string {
    return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

/** `820 bytes`, `3.4 MB`. */
export function size(bytes: number): string {
    if (bytes < 1000) return count(bytes, "byte");
    const units = ["kB", "MB", "GB", "TB"];
    let value = bytes / 1000;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** `8 s`, `1 min 40 s`, `2 h 5 min`: rounded to what a person plans with. */
export function duration(seconds: number): string {
    const whole = Math.max(0, Math.round(seconds));
    if (whole < 1) return "less than a second";
    if (whole < 60) return `${whole} s`;
    if (whole < 600) {
        const tens = Math.round((whole % 60) / 5) * 5;
        const minutes = Math.floor(whole / 60) + (tens === 60 ? 1 : 0);
        return tens % 60 === 0 ? `${minutes} min` : `${minutes} min ${tens} s`;
    }
    const minutes = Math.round(whole / 60);
    if (minutes < 60) return `${minutes} min`;
    return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `just now`, `5 minutes ago`, `yesterday`, `12 March`. */
export function ago(moment: string, now = Date.now()): string {
    const then = Date.parse(moment);
    if (Number.isNaN(then)) return "";
    const seconds = Math.round((now - then) / 1000);
    if (seconds < 45) return "just now";
    if (seconds < 3300) return `${count(Math.max(1, Math.round(seconds / 60)), "minute")} ago`;
    if (seconds < 79_200) return `${count(Math.round(seconds / 3600), "hour")} ago`;
    const days = Math.max(1, Math.round(seconds / 86_400));
    if (days === 1) return "yesterday";
    if (days < 14) return `${days} days ago`;
    const date = new Date(then);
    const sameYear = date.getFullYear() === new Date(now).getFullYear();
    return date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: sameYear ? undefined : "numeric" });
}

/** The exact moment, for a tooltip. */
export function exactly(moment: string): string {
    const date = new Date(moment);
    return Number.isNaN(date.getTime())
        ? moment
        : date.toLocaleString("en-GB", { dateStyle: "full", timeStyle: "medium" });
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(words: readonly string[]): string {
    if (words.length < 2) return words[0] ?? "";
    return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}
