/** Frame counts as labels, as SMPTE ST 12-1 counts them. Positions are frame counts; timecode is for display only. */
import type { Rate } from "./values";

/** The whole number of frame labels in a second: 24 for 23.976, 30 for 29.97. */
export function nominalRate(rate: Rate): number {
    return Math.max(1, Math.ceil(rate.numerator / rate.denominator - 1e-9));
}

/** Whether drop-frame is defined: for 29.97 and 59.94 only. */
export function allowsDropFrame(rate: Rate): boolean {
    return (rate.numerator === 30000 || rate.numerator === 60000) && rate.denominator === 1001;
}

/** `01:02:03:04`; with `;` before the frames where the rate drops labels. */
export function timecode(position: number, rate: Rate): string {
    const base = nominalRate(rate);
    const drops = allowsDropFrame(rate);
    const day = drops ? (base * 600 - (base / 15) * 9) * 144 : base * 86_400;
    const label = drops ? droppedLabel(modulo(Math.round(position), day), base) : modulo(Math.round(position), day);
    const parts = [label / (base * 3600), (label / (base * 60)) % 60, (label / base) % 60].map((part) => two(part));
    return parts.join(":") + (drops ? ";" : ":") + two(label % base);
}

/** The shortest reading of a length: `03:12` (seconds and frames) below a minute, else the whole timecode. */
export function shortTimecode(frames: number, rate: Rate): string {
    const whole = timecode(frames, rate);
    return whole.startsWith("00:00:") ? whole.slice(6) : whole.startsWith("00:") ? whole.slice(3) : whole;
}

/**
 * Reads what a person types for a position: `01:02:03:04` and any shorter end of it (`3:12`), with `:`, `;` or `.`
 * between; `90f` or `90` for frames; `3.5s` for seconds. Undefined when it is none of these.
 */
export function parseTimecode(text: string, rate: Rate): number | undefined {
    const typed = text.trim().toLowerCase();
    const base = nominalRate(rate);
    const seconds = /^(\d+(?:[.,]\d+)?)\s*s$/.exec(typed);
    if (seconds?.[1]) return Math.round((Number(seconds[1].replace(",", ".")) * rate.numerator) / rate.denominator);
    const frames = /^(\d+)\s*f?$/.exec(typed);
    if (frames?.[1]) return Number(frames[1]);
    if (!/^\d{1,3}([:;.]\d{1,3}){1,3}$/.test(typed)) return undefined;
    const parts = typed.split(/[:;.]/).map(Number);
    const [hours, minutes, secs, rest] = [...Array<number>(4 - parts.length).fill(0), ...parts] as [
        number, number, number, number,
    ];
    if (minutes > 59 || secs > 59 || rest >= base) return undefined;
    const minute = hours * 60 + minutes;
    const label = (minute * 60 + secs) * base + rest;
    if (!allowsDropFrame(rate)) return label;
    const dropped = base / 15;
    if (secs === 0 && rest < dropped && minutes % 10 !== 0) return undefined;
    return label - dropped * (minute - Math.floor(minute / 10));
}

/** A moment of a medium in seconds, in the middle of its frame so that no player rounds it to a neighbour. */
export function frameMiddle(frame: number, rate: Rate): number {
    return ((frame + 0.5) * rate.denominator) / rate.numerator;
}

/** The frame that is shown at a moment of a medium. */
export function frameAt(seconds: number, rate: Rate): number {
    return Math.floor((seconds * rate.numerator) / rate.denominator + 1e-4);
}

/** `23.976`, `24`. */
export function rateText(rate: Rate): string {
    return String(Number((rate.numerator / rate.denominator).toFixed(3)));
}

function droppedLabel(position: number, base: number): number {
    const dropped = base / 15;
    const minute = base * 60 - dropped;
    const ten = base * 600 - dropped * 9;
    const tens = Math.floor(position / ten);
    const rest = position % ten;
    const minutes = rest < base * 60 ? 0 : Math.floor((rest - base * 60) / minute) + 1;
    return position + dropped * (9 * tens + minutes);
}

function modulo(value: number, by: number): number {
    return ((value % by) + by) % by;
}

function two(value: number): string {
    return String(Math.floor(value)).padStart(2, "0");
}
